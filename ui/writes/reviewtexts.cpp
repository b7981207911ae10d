// SPDX-License-Identifier: Apache-2.0
#include "ui/writes/reviewtexts.h"

#include "models/writes/objectdiff.h"
#include "models/yaml/emit.h"
#include "models/yaml/tree.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace ui {

QString reviewYaml(const QJsonObject &object)
{
    QJsonObject shown = models::withoutServerFields(object);
    models::yaml::EmitOptions options;
    options.order = models::yaml::conventionalOrder;
    options.listOffset = 0;
    return models::yaml::emitYaml(shown, options);
}

QPair<QJsonObject, QJsonObject> maskedPair(const QJsonObject &before, const QJsonObject &after)
{
    if (after["kind"_L1] != "Secret"_L1 && before["kind"_L1] != "Secret"_L1)
        return {before, after};
    QPair<QJsonObject, QJsonObject> pair {before, after};
    for (const auto part : {"data"_L1, "stringData"_L1}) {
        QJsonObject old = before[part].toObject();
        QJsonObject now = after[part].toObject();
        for (const QString &key : old.keys() + now.keys()) {
            const bool isSame = before[part][key] == after[part][key];
            if (old.contains(key))
                old.insert(key, u"***"_s);
            if (now.contains(key))
                now.insert(key, isSame ? u"***"_s : u"*** (another value)"_s);
        }
        if (before.contains(part))
            pair.first.insert(part, old);
        if (after.contains(part))
            pair.second.insert(part, now);
    }
    return pair;
}

int lineOf(const QString &yaml, const models::Path &path)
{
    const models::yaml::TreePtr tree = models::yaml::parse(yaml);
    const models::yaml::Node *node = tree->nodeAt(path);
    if (node == nullptr)
        return 0;
    return tree->positionAt(node->entry.start).line;
}

QJsonValue valueAtPath(const QJsonObject &object, const models::Path &path)
{
    QJsonValue value = object;
    for (const models::Path::Segment &segment : path.segments()) {
        if (const QString *key = std::get_if<QString>(&segment)) {
            value = value.toObject().value(*key);
        } else {
            const QJsonArray list = value.toArray();
            const int index = std::get<int>(segment);
            value = index < list.size() ? list[index] : QJsonValue(QJsonValue::Undefined);
        }
    }
    return value;
}

namespace {

QJsonValue put(const QJsonValue &into, const QList<models::Path::Segment> &path, qsizetype at,
    const QJsonValue &value)
{
    if (at == path.size())
        return value;
    if (const QString *key = std::get_if<QString>(&path[at])) {
        QJsonObject map = into.toObject();
        const QJsonValue child = put(map.value(*key), path, at + 1, value);
        if (child.isUndefined())
            map.remove(*key);
        else
            map.insert(*key, child);
        return map;
    }
    QJsonArray list = into.toArray();
    const int index = std::get<int>(path[at]);
    if (index > list.size())
        return list;
    const QJsonValue old = index < list.size() ? list[index] : QJsonValue();
    const QJsonValue child = put(old, path, at + 1, value);
    if (index == list.size() && !child.isUndefined())
        list.append(child);
    else if (child.isUndefined() && index < list.size())
        list.removeAt(index);
    else if (index < list.size())
        list[index] = child;
    return list;
}

} // namespace

QJsonObject withValueOf(
    const QJsonObject &object, const models::Path &path, const QJsonValue &value)
{
    return put(object, path.segments(), 0, value).toObject();
}

} // namespace ui
