// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/clusterlookup.h"

#include "models/base/json.h"
#include "models/kube/cluster.h"
#include "models/kube/discovery.h"
#include "models/kube/resourceclient.h"

#include <QCoro/QCoroTask>

#include <QMap>
#include <QTimer>

#include <array>

using namespace Qt::StringLiterals;

namespace ui {

struct ClusterLookup::Kind
{
    QLatin1StringView picker;
    const char16_t *resource;
    QLatin1StringView nameSpace; ///< fixed one; empty: the form's
};

namespace {

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

QStringList labelsOf(const QJsonArray &nodes)
{
    QSet<QString> keys;
    for (const QJsonValue &node : nodes) {
        const QStringList own = models::objectAt(node.toObject(), u"metadata.labels").keys();
        keys.unite(QSet<QString>(own.begin(), own.end()));
    }
    QStringList sorted(keys.begin(), keys.end());
    sorted.sort();
    return sorted;
}

QMap<QString, qint64> acceleratorsOf(const QJsonArray &nodes)
{
    QMap<QString, qint64> found;
    for (const QJsonValue &node : nodes) {
        const QJsonObject allocatable = models::objectAt(node.toObject(), u"status.allocatable");
        for (auto it = allocatable.begin(); it != allocatable.end(); ++it) {
            if (it.key().contains(u'/') && !it.key().startsWith("rdma/"_L1))
                found[it.key()] += it.value().toVariant().toLongLong();
        }
    }
    return found;
}

} // namespace

ClusterLookup::ClusterLookup(models::Cluster &cluster, QString nameSpace, QObject *parent)
    : FieldLookup(parent)
    , m_cluster(cluster)
    , m_nameSpace(std::move(nameSpace))
{
}

const ClusterLookup::Kind *ClusterLookup::kindOf(const QString &picker)
{
    static constexpr std::array kinds {Kind {"claim"_L1, u"persistentvolumeclaims", {}},
        Kind {"secret"_L1, u"secrets", {}}, Kind {"configmap"_L1, u"configmaps", {}},
        Kind {"queue"_L1, u"queues.scheduler.tensorstack.dev", "t9k-system"_L1},
        Kind {"serviceaccount"_L1, u"serviceaccounts", {}},
        Kind {"priorityclass"_L1, u"priorityclasses", {}},
        Kind {"workflowtemplate"_L1, u"workflowtemplates", {}},
        Kind {"eventlistener"_L1, u"eventlisteners", {}},
        Kind {"mlserviceruntime"_L1, u"mlserviceruntimes", {}},
        Kind {"quotaprofile"_L1, u"quotaprofiles", "t9k-system"_L1},
        Kind {"service"_L1, u"services", {}}, Kind {"storageclass"_L1, u"storageclasses", {}},
        Kind {"ingressclass"_L1, u"ingressclasses", {}},
        Kind {"runtimeclass"_L1, u"runtimeclasses", {}},
        Kind {"clusterrole"_L1, u"clusterroles", {}}, Kind {"node-label"_L1, u"nodes", {}},
        Kind {"accelerator"_L1, u"nodes", {}}};
    const auto found = std::ranges::find(kinds, picker, &Kind::picker);
    return found == kinds.end() ? nullptr : &*found;
}

QList<FieldLookup::Choice> ClusterLookup::choices(const QString &picker)
{
    if (!kindOf(picker))
        return {};
    if (!m_entries.contains(picker)) {
        m_entries.insert(picker, {});
        load(picker);
    }
    return m_entries.value(picker).choices;
}

FieldLookup::Access ClusterLookup::access(const QString &picker) const
{
    const auto entry = m_entries.constFind(picker);
    return entry == m_entries.constEnd() ? Access::Unknown : entry->access;
}

void ClusterLookup::setNameSpace(const QString &nameSpace)
{
    if (m_nameSpace == nameSpace)
        return;
    m_nameSpace = nameSpace;
    refresh();
}

void ClusterLookup::refresh()
{
    ++m_generation;
    const QStringList pickers = m_entries.keys();
    for (const QString &picker : pickers)
        load(picker);
}

void ClusterLookup::load(const QString &picker)
{
    const Kind *kind = kindOf(picker);
    const auto resource = m_cluster.discovery().find(QString(kind->resource));
    if (!resource) {
        m_entries[picker].access = Access::Unknown;
        return;
    }
    const QString place = !resource->namespaced ? QString()
        : kind->nameSpace.isEmpty()             ? m_nameSpace
                                                : QString(kind->nameSpace);
    const int generation = m_generation;
    QCoro::connect(models::ResourceClient(m_cluster.transport()).list(*resource, place), this,
        [this, picker, generation](const models::Result<models::ResourceReply> &reply) {
            if (generation != m_generation)
                return;
            if (reply)
                take(picker, reply->object[u"items"_s].toArray());
            else
                take(picker, std::unexpected(reply.error()));
        });
}

void ClusterLookup::take(const QString &picker, const models::Result<QJsonArray> &items)
{
    Entry &entry = m_entries[picker];
    if (!items) {
        entry.access = items.error().kind == models::Error::Kind::Forbidden ? Access::NoAccess
                                                                            : Access::Unknown;
        entry.choices.clear();
    } else {
        entry.access = Access::Known;
        entry.choices = read(picker, *items);
    }
    emit changed(picker);
}

QList<FieldLookup::Choice> ClusterLookup::read(const QString &picker, const QJsonArray &items)
{
    QList<Choice> result;
    if (picker == "node-label"_L1) {
        const QStringList labels = labelsOf(items);
        for (const QString &label : labels)
            result.append({label, {}});
        return result;
    }
    if (picker == "accelerator"_L1) {
        const auto found = acceleratorsOf(items);
        for (auto it = found.begin(); it != found.end(); ++it)
            result.append({it.key(), tr("%1 in the cluster").arg(it.value())});
        return result;
    }
    for (const QJsonValue &value : items) {
        const QJsonObject item = value.toObject();
        Choice choice {models::nameOf(item), {}};
        if (picker == "claim"_L1)
            choice.note = claimNote(item);
        else if (picker == "secret"_L1)
            choice.note = item[u"type"_s].toString();
        else if (picker == "queue"_L1 && models::flagAt(item, u"spec.closed"))
            choice.note = tr("closed");
        result.append(choice);
    }
    return result;
}

} // namespace ui
