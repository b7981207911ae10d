// SPDX-License-Identifier: Apache-2.0
#include "models/form/formedits.h"

#include "models/yaml/scalar.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models {

namespace {

QString freeName(const QJsonArray &volumes, QString wanted)
{
    static const QRegularExpression foreign(u"[^a-z0-9-]+"_s);
    wanted = wanted.toLower().replace(foreign, u"-"_s).left(50);
    QStringList taken;
    for (const QJsonValue &volume : volumes)
        taken.append(volume["name"_L1].toString());
    QString name = wanted.isEmpty() ? u"data"_s : wanted;
    for (int i = 2; taken.contains(name); ++i)
        name = wanted + u'-' + QString::number(i);
    return name;
}

QJsonObject sourceOf(const VolumeMount &volume)
{
    if (volume.kind == "secret"_L1)
        return {{"secret"_L1, QJsonObject {{"secretName"_L1, volume.source}}}};
    if (volume.kind == "configmap"_L1)
        return {{"configMap"_L1, QJsonObject {{"name"_L1, volume.source}}}};
    if (volume.kind == "memory"_L1)
        return {{"emptyDir"_L1, QJsonObject {{"medium"_L1, "Memory"_L1}}}};
    if (volume.kind == "scratch"_L1)
        return {{"emptyDir"_L1, QJsonObject()}};
    return {{"persistentVolumeClaim"_L1, QJsonObject {{"claimName"_L1, volume.source}}}};
}

void readSource(const QJsonObject &volume, VolumeMount &into)
{
    if (const QJsonObject claim = volume["persistentVolumeClaim"_L1].toObject(); !claim.isEmpty()) {
        into.kind = u"claim"_s;
        into.source = claim["claimName"_L1].toString();
    } else if (const QJsonObject secret = volume["secret"_L1].toObject(); !secret.isEmpty()) {
        into.kind = u"secret"_s;
        into.source = secret["secretName"_L1].toString();
    } else if (const QJsonObject config = volume["configMap"_L1].toObject(); !config.isEmpty()) {
        into.kind = u"configmap"_s;
        into.source = config["name"_L1].toString();
    } else if (volume.contains("emptyDir"_L1)) {
        const bool isMemory = volume["emptyDir"_L1]["medium"_L1].toString() == "Memory"_L1;
        into.kind = isMemory ? u"memory"_s : u"scratch"_s;
    } else {
        into.kind = u"other"_s;
        for (const QString &key : volume.keys()) {
            if (key != "name"_L1)
                into.source = key;
        }
    }
}

} // namespace

QStringList splitCommand(const QString &line)
{
    QStringList words;
    QString word;
    bool hasWord = false;
    QChar quote;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QChar letter = line[i];
        if (!quote.isNull()) {
            if (letter == quote)
                quote = {};
            else if (letter == u'\\' && quote == u'"' && i + 1 < line.size()
                && (line[i + 1] == u'"' || line[i + 1] == u'\\'))
                word += line[++i];
            else
                word += letter;
        } else if (letter == u'"' || letter == u'\'') {
            quote = letter;
            hasWord = true;
        } else if (letter == u'\\' && i + 1 < line.size()) {
            word += line[++i];
            hasWord = true;
        } else if (letter.isSpace()) {
            if (hasWord)
                words.append(word);
            word.clear();
            hasWord = false;
        } else {
            word += letter;
            hasWord = true;
        }
    }
    if (hasWord || !quote.isNull())
        words.append(word);
    return words;
}

QString joinCommand(const QStringList &words)
{
    static const QRegularExpression special(uR"([\s"'\\])"_s);
    QStringList result;
    for (const QString &word : words) {
        if (!word.isEmpty() && !word.contains(special)) {
            result.append(word);
        } else if (!word.contains(u'\'')) {
            result.append(u'\'' + word + u'\'');
        } else {
            QString escaped = word;
            escaped.replace(u"\\"_s, u"\\\\"_s).replace(u"\""_s, u"\\\""_s);
            result.append(u'"' + escaped + u'"');
        }
    }
    return result.join(u' ');
}

ImageParts imageParts(const QString &image)
{
    ImageParts parts;
    parts.repository = image.section(u'@', 0, 0);
    parts.digest = image.section(u'@', 1);
    const qsizetype colon = parts.repository.lastIndexOf(u':');
    if (colon > parts.repository.lastIndexOf(u'/')) { // else it is the registry's port
        parts.tag = parts.repository.sliced(colon + 1);
        parts.repository.truncate(colon);
    }
    return parts;
}

QJsonValue valueOfText(const FormRow &row, const QString &text)
{
    const QString trimmed = text.trimmed();
    const auto type = row.node ? row.node->type : SchemaNode::Type::Any;
    const bool wantsNumber = type == SchemaNode::Type::Integer || type == SchemaNode::Type::Number
        || (row.node && row.node->intOrString);
    if (type == SchemaNode::Type::Boolean && (trimmed == "true"_L1 || trimmed == "false"_L1))
        return trimmed == "true"_L1;
    if (wantsNumber) {
        bool isWhole = false;
        const qlonglong whole = trimmed.toLongLong(&isWhole);
        if (isWhole)
            return whole;
        bool isNumber = false;
        const double number = trimmed.toDouble(&isNumber);
        if (isNumber && type == SchemaNode::Type::Number)
            return number;
        return trimmed;
    }
    if (type == SchemaNode::Type::Any && !row.node)
        return yaml::toJson(yaml::resolve(trimmed, true), trimmed);
    return text;
}

MountTable mountTable(const QJsonObject &podSpec)
{
    MountTable table;
    for (const auto &list : {u"containers"_s, u"initContainers"_s}) {
        const QJsonArray containers = podSpec[list].toArray();
        for (int i = 0; i < containers.size(); ++i)
            table.columns.append({list, i, containers[i]["name"_L1].toString()});
    }
    const QJsonArray volumes = podSpec["volumes"_L1].toArray();
    for (const QJsonValue &value : volumes) {
        VolumeMount volume;
        volume.name = value["name"_L1].toString();
        readSource(value.toObject(), volume);
        QList<MountTable::Cell> cells;
        for (const MountTable::Column &column : std::as_const(table.columns)) {
            MountTable::Cell cell;
            const QJsonArray mounts
                = podSpec[column.list].toArray().at(column.index)["volumeMounts"_L1].toArray();
            for (const QJsonValue &mount : mounts) {
                if (mount["name"_L1].toString() != volume.name || ++cell.mounts > 1)
                    continue;
                cell.path = mount["mountPath"_L1].toString();
                cell.readOnly = mount["readOnly"_L1].toBool();
            }
            cells.append(cell);
        }
        table.volumes.append(volume);
        table.cells.append(cells);
    }
    return table;
}

QList<yaml::Operation> addVolume(
    const Path &podSpec, const QJsonObject &spec, int container, const VolumeMount &volume)
{
    using Kind = yaml::Operation::Kind;
    const QString name = freeName(
        spec["volumes"_L1].toArray(), volume.name.isEmpty() ? volume.source : volume.name);
    QJsonObject entry = sourceOf(volume);
    entry.insert("name"_L1, name);
    QJsonObject mount {{"name"_L1, name}, {"mountPath"_L1, volume.mountPath}};
    if (!volume.subPath.isEmpty())
        mount.insert("subPath"_L1, volume.subPath);
    if (volume.readOnly)
        mount.insert("readOnly"_L1, true);
    yaml::Operation first {
        .kind = Kind::AppendItem, .path = podSpec.child(u"volumes"_s), .value = entry};
    first.order = yaml::conventionalOrder;
    yaml::Operation second {.kind = Kind::AppendItem,
        .path = podSpec.child(u"containers"_s).child(container).child(u"volumeMounts"_s),
        .value = mount};
    second.order = yaml::conventionalOrder;
    return {first, second};
}

QList<yaml::Operation> setMount(const Path &podSpec, const QJsonObject &spec, const QString &list,
    int container, const QString &volume, const QString &mountPath)
{
    using Kind = yaml::Operation::Kind;
    const Path mounts = podSpec.child(list).child(container).child(u"volumeMounts"_s);
    const QJsonArray written = spec[list].toArray().at(container)["volumeMounts"_L1].toArray();
    for (int i = 0; i < written.size(); ++i) {
        if (written[i]["name"_L1].toString() != volume)
            continue;
        if (written[i]["mountPath"_L1].toString() == mountPath)
            return {};
        yaml::Operation change;
        change.kind = mountPath.isEmpty() ? Kind::Remove : Kind::SetScalar;
        change.path = !mountPath.isEmpty() ? mounts.child(i).child(u"mountPath"_s)
            : written.size() == 1          ? mounts
                                           : mounts.child(i);
        change.value = mountPath;
        change.order = yaml::conventionalOrder;
        return {change};
    }
    if (mountPath.isEmpty())
        return {};
    yaml::Operation add;
    add.kind = Kind::AppendItem;
    add.path = mounts;
    add.value = QJsonObject {{"name"_L1, volume}, {"mountPath"_L1, mountPath}};
    add.order = yaml::conventionalOrder;
    return {add};
}

QList<yaml::Operation> removeVolume(
    const Path &podSpec, const QJsonObject &spec, const QString &name)
{
    using Kind = yaml::Operation::Kind;
    QList<yaml::Operation> operations;
    // Removing the last item leaves `[]`; the list goes with it.
    const auto removeFrom = [&](const Path &list, const QJsonArray &items) {
        int left = int(items.size());
        for (int i = int(items.size()) - 1; i >= 0; --i) {
            if (items[i].toObject()["name"_L1].toString() != name)
                continue;
            --left;
            operations.append({.kind = Kind::Remove, .path = left == 0 ? list : list.child(i)});
        }
    };
    for (const auto &containers : {u"containers"_s, u"initContainers"_s}) {
        const QJsonArray all = spec[containers].toArray();
        for (int i = 0; i < all.size(); ++i) {
            removeFrom(podSpec.child(containers).child(i).child(u"volumeMounts"_s),
                all[i].toObject()["volumeMounts"_L1].toArray());
        }
    }
    removeFrom(podSpec.child(u"volumes"_s), spec["volumes"_L1].toArray());
    return operations;
}

} // namespace models
