// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/lookupchoices.h"

#include "models/base/json.h"
#include "models/jobs/queues.h"
#include "ui/shared/formatting.h"

#include <QDateTime>
#include <QLocale>
#include <QMap>
#include <QSet>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr qsizetype mostImages = 30;

/// "2.1Ti · ReadWriteMany"
QString claimNote(const QJsonObject &claim)
{
    QString size = models::textAt(claim, u"status.capacity.storage");
    if (size.isEmpty())
        size = models::textAt(claim, u"spec.resources.requests.storage");
    const QString mode = models::arrayAt(claim, u"spec.accessModes").at(0).toString();
    QStringList parts {size, mode};
    const QString phase = models::textAt(claim, u"status.phase");
    if (!phase.isEmpty() && phase != "Bound"_L1)
        parts.append(phase);
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

LookupChoices::Choices sorted(const QMap<QString, QString> &notes)
{
    LookupChoices::Choices choices;
    for (auto it = notes.begin(); it != notes.end(); ++it)
        choices.append({it.key(), it.value()});
    return choices;
}

} // namespace

LookupChoices::Choices LookupChoices::ofObjects(const QString &picker, const QJsonArray &items)
{
    Choices result;
    for (const QJsonValue &value : items) {
        const QJsonObject item = value.toObject();
        FieldLookup::Choice choice {models::nameOf(item), {}};
        if (picker == "claim"_L1) {
            choice.note = claimNote(item);
        } else if (picker == "secret"_L1) {
            choice.note = item[u"type"_s].toString();
        } else if (picker == "priorityclass"_L1) {
            choice.note = tr("value %1").arg(QLocale().toString(item[u"value"_s].toInteger()));
        } else if (picker == "storageclass"_L1) {
            choice.note = item[u"provisioner"_s].toString();
        } else if (picker == "runtimeclass"_L1) {
            choice.note = item[u"handler"_s].toString();
        } else if (picker == "queue"_L1) {
            const auto queues = models::summarizeQueues({item}, {}, {});
            const models::QueueSummary &queue = queues.first();
            if (queue.isClosed)
                choice.note = tr("closed");
            else if (queue.gpuLimit >= 0)
                choice.note = tr("%1 of %2 GPU free")
                                  .arg(std::max<qint64>(0, queue.gpusFree()))
                                  .arg(queue.gpuLimit);
        }
        result.append(choice);
    }
    return result;
}

LookupChoices::Choices LookupChoices::keysOf(const QJsonObject &object)
{
    QMap<QString, QString> keys;
    for (const auto &map : {u"data"_s, u"binaryData"_s, u"stringData"_s}) {
        const QStringList names = object[map].toObject().keys();
        for (const QString &name : names)
            keys.insert(name, {});
    }
    return sorted(keys);
}

LookupChoices::Choices LookupChoices::images(const QJsonArray &pods)
{
    QHash<QString, QDateTime> used;
    for (const QJsonValue &value : pods) {
        const QJsonObject pod = value.toObject();
        const QDateTime when = QDateTime::fromString(
            models::textAt(pod, u"metadata.creationTimestamp"), Qt::ISODate);
        const QJsonArray containers = models::arrayAt(pod, u"spec.containers");
        for (const QJsonValue &container : containers) {
            const QString image = container[u"image"_s].toString();
            if (!image.isEmpty() && (!used.contains(image) || used[image] < when))
                used[image] = when;
        }
    }
    QStringList names = used.keys();
    std::ranges::sort(names, [&](const QString &left, const QString &right) {
        return std::pair(used[right], left) < std::pair(used[left], right);
    });
    Choices choices;
    for (const QString &name : names.first(std::min(mostImages, names.size())))
        choices.append({name, Format::ago(used[name])});
    return choices;
}

LookupChoices::Choices LookupChoices::ofNodes(
    const QString &picker, const QList<models::NodeFacts> &nodes)
{
    QMap<QString, int> counts;
    QMap<QString, double> amounts;
    QMap<QString, QString> notes;
    const QString label = picker.section(u':', 1);
    for (const models::NodeFacts &node : nodes) {
        if (picker == "node"_L1) {
            notes.insert(node.name, node.isCordoned ? tr("takes no new pods") : QString());
        } else if (picker == "taint"_L1) {
            for (const models::NodeFacts::Taint &taint : node.taints)
                ++counts[taint.key];
        } else if (picker == "accelerator"_L1) {
            for (auto it = node.allocatable.begin(); it != node.allocatable.end(); ++it) {
                if (it.key().contains(u'/') && it.value() > 0)
                    amounts[it.key()] += it.value();
            }
        } else if (picker == "node-label"_L1) {
            for (auto it = node.labels.begin(); it != node.labels.end(); ++it)
                ++counts[it.key()];
        } else if (node.labels.contains(label)) {
            ++counts[node.labels[label]];
        }
    }
    for (auto it = counts.begin(); it != counts.end(); ++it)
        notes.insert(it.key(), tr("%n nodes", nullptr, it.value()));
    for (auto it = amounts.begin(); it != amounts.end(); ++it)
        notes.insert(it.key(), tr("%1 in the cluster").arg(QLocale().toString(it.value())));
    return sorted(notes);
}

LabelUse LookupChoices::labelUse(const QJsonArray &objects)
{
    // Another one for each object or template: nobody writes or chooses by them.
    static const QSet<QString> marks {u"pod-template-hash"_s, u"controller-revision-hash"_s,
        u"pod-template-generation"_s, u"controller-uid"_s, u"batch.kubernetes.io/controller-uid"_s,
        u"statefulset.kubernetes.io/pod-name"_s};
    LabelUse use;
    for (const QJsonValue &object : objects) {
        const QJsonObject labels = models::objectAt(object.toObject(), u"metadata.labels");
        for (auto it = labels.begin(); it != labels.end(); ++it) {
            if (!marks.contains(it.key()))
                ++use[it.key()][it.value().toString()];
        }
    }
    return use;
}

LookupChoices::Choices LookupChoices::ofLabels(const LabelUse &use, const QString &key)
{
    QHash<QString, int> counts;
    if (!key.isEmpty()) {
        counts = use.value(key);
    } else {
        for (auto it = use.begin(); it != use.end(); ++it)
            counts.insert(it.key(), std::accumulate(it->begin(), it->end(), 0));
    }
    QStringList names = counts.keys();
    std::ranges::sort(names, [&](const QString &left, const QString &right) {
        return std::pair(counts[right], left) < std::pair(counts[left], right);
    });
    Choices choices;
    for (const QString &name : std::as_const(names))
        choices.append({name, tr("on %n objects", nullptr, counts[name])});
    return choices;
}

} // namespace ui
