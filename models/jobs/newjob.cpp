// SPDX-License-Identifier: Apache-2.0
#include "models/jobs/newjob.h"

#include "models/base/json.h"
#include "models/yaml/emit.h"

#include <QDateTime>
#include <QFile>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace models {
namespace {

QString templateFor(const GroupVersionKind &gvk)
{
    // Kinds of different groups share names: Job.
    const QString version = u"\napiVersion: %1\n"_s.arg(gvk.groupVersion().toString());
    for (const auto &folder : {u":/jobs/"_s, u":/starts/"_s}) {
        QFile file(folder + gvk.kind.toLower() + u".yaml"_s);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QString text = QString::fromUtf8(file.readAll());
        if (text.contains(version))
            return text.sliced(text.indexOf(u'\n') + 1); // without the licence line
    }
    return {};
}

/// Drops the block that begins with a line `key:` at that indent, with all lines deeper than it.
void dropBlock(QStringList &lines, const QString &first)
{
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (lines[i].trimmed() != first)
            continue;
        const auto depth = [](const QString &line) {
            qsizetype spaces = 0;
            while (spaces < line.size() && line[spaces] == u' ')
                ++spaces;
            return spaces;
        };
        const qsizetype indent = depth(lines[i]);
        qsizetype end = i + 1;
        while (end < lines.size()
            && (depth(lines[end]) > indent
                || (depth(lines[end]) == indent && lines[end].trimmed().startsWith(u'-'))))
            ++end;
        lines.remove(i, end - i);
        --i;
    }
}

void raiseMemory(QJsonObject &container, const QString &memory)
{
    const QString old = textAt(container, u"resources.limits.memory");
    if (old.isEmpty())
        return;
    setAt(container, u"resources.limits.memory", memory);
    if (textAt(container, u"resources.requests.memory") == old)
        setAt(container, u"resources.requests.memory", memory);
}

/// Every container of every pod template in there gets that limit.
QJsonValue withMemory(const QJsonValue &value, const QString &memory) // NOLINT(misc-no-recursion)
{
    if (value.isArray()) {
        QJsonArray out;
        const QJsonArray items = value.toArray();
        for (const QJsonValue &item : items)
            out.append(withMemory(item, memory));
        return out;
    }
    if (!value.isObject())
        return value;
    QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        it.value() = withMemory(it.value(), memory);
    if (object.contains(u"image"_s) && object.contains(u"resources"_s))
        raiseMemory(object, memory);
    return object;
}

} // namespace

bool hasStart(const GroupVersionKind &gvk)
{
    return !templateFor(gvk).isEmpty();
}

QString newJobText(const GroupVersionKind &gvk, const NewJobDefaults &defaults)
{
    QString name = defaults.name;
    if (name.isEmpty()) {
        static const QRegularExpression tail(u"(?<=.)(training)?job$"_s);
        name = gvk.kind.toLower().remove(tail) + u'-'
            + QDateTime::currentDateTime().toString(u"MMdd-HHmm");
        if (defaults.takenNames.contains(name))
            name = nextName(name, defaults.takenNames);
    }
    QString text = templateFor(gvk);
    if (text.isEmpty())
        text = u"apiVersion: %1\nkind: %2\nmetadata:\n  name: {name}\n  namespace: {namespace}\n"
               "spec: {}\n"_s.arg(gvk.groupVersion().toString(), gvk.kind);
    QStringList lines = text.split(u'\n');
    if (defaults.queue.isEmpty())
        dropBlock(lines, u"scheduler:"_s);
    if (defaults.claim.isEmpty()) {
        dropBlock(lines, u"volumeMounts:"_s);
        dropBlock(lines, u"volumes:"_s);
    }
    if (defaults.nameSpace.isEmpty())
        dropBlock(lines, u"namespace: {namespace}"_s);
    text = lines.join(u'\n');
    text.replace("{name}"_L1, name);
    text.replace("{namespace}"_L1, defaults.nameSpace);
    text.replace("{queue}"_L1, defaults.queue);
    text.replace("{claim}"_L1, defaults.claim);
    text.replace("{image}"_L1, defaults.image.isEmpty() ? u"\"\""_s : defaults.image);
    return text;
}

QString nextName(const QString &name, const QStringList &takenNames)
{
    static const QRegularExpression numbered(u"^(.*)-r(\\d+)$"_s);
    const auto match = numbered.match(name);
    QString base = match.hasMatch() ? match.captured(1) : name;
    int number = match.hasMatch() ? match.captured(2).toInt() : 1;
    QString next;
    do {
        const QString tail = u"-r%1"_s.arg(++number);
        // 50 letters leave room for "-worker-12" in the names of its pods.
        base.truncate(50 - tail.size());
        next = base + tail;
    } while (takenNames.contains(next));
    return next;
}

QJsonObject cloned(const QJsonObject &job, const QStringList &takenNames, const QString &memory)
{
    QJsonObject metadata {{u"name"_s, nextName(nameOf(job), takenNames)}};
    if (!namespaceOf(job).isEmpty())
        metadata[u"namespace"] = namespaceOf(job);
    if (const QJsonObject labels = objectAt(job, u"metadata.labels"); !labels.isEmpty())
        metadata[u"labels"] = labels;
    QJsonObject annotations = objectAt(job, u"metadata.annotations");
    annotations.remove(u"kubectl.kubernetes.io/last-applied-configuration"_s);
    if (!annotations.isEmpty())
        metadata[u"annotations"] = annotations;
    QJsonObject out = job;
    out.remove(u"status"_s);
    out[u"metadata"] = metadata;
    if (flagAt(out, u"spec.runMode.pause.enabled"))
        setAt(out, u"spec.runMode.pause.enabled", false); // a copy is meant to run
    if (!memory.isEmpty())
        out[u"spec"] = withMemory(out[u"spec"], memory);
    return out;
}

QString cloneText(const QJsonObject &job, const QStringList &takenNames, const QString &memory)
{
    yaml::EmitOptions options;
    options.order = yaml::conventionalOrder;
    return yaml::emitYaml(cloned(job, takenNames, memory), options);
}

} // namespace models
