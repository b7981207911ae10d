// SPDX-License-Identifier: Apache-2.0
#include "models/writes/objectdiff.h"

#include "models/base/json.h"
#include "models/writes/listkeys.h"

#include <QJsonArray>

namespace models {

using namespace Qt::StringLiterals;

namespace {

void compare(
    const Path &path, const QJsonValue &before, const QJsonValue &after, QList<Change> &into);

void compareMaps(
    const Path &path, const QJsonObject &before, const QJsonObject &after, QList<Change> &into)
{
    QStringList keys;
    for (const QString &key : before.keys() + after.keys())
        keys.append(jsonKey(key));
    keys.sort();
    keys.removeDuplicates();
    for (const QString &key : std::as_const(keys))
        compare(path.child(key), before.value(key), after.value(key), into);
}

void compareKeyedLists(const Path &path, const QString &key, const QJsonArray &before,
    const QJsonArray &after, QList<Change> &into)
{
    for (int i = 0; i < int(before.size()); ++i) {
        if (indexOf(after, key, before[i].toObject().value(key)) < 0)
            into.append({Change::Kind::Removed, path.child(i), before[i], QJsonValue::Undefined});
    }
    for (int i = 0; i < int(after.size()); ++i) {
        const int old = indexOf(before, key, after[i].toObject().value(key));
        compare(path.child(i), old < 0 ? QJsonValue(QJsonValue::Undefined) : before[old], after[i],
            into);
    }
}

void compareLists(
    const Path &path, const QJsonArray &before, const QJsonArray &after, QList<Change> &into)
{
    if (const std::optional<QString> key = identityKey(before, after)) {
        compareKeyedLists(path, *key, before, after, into);
    } else if (before.size() == after.size()) {
        for (int i = 0; i < int(before.size()); ++i)
            compare(path.child(i), before[i], after[i], into);
    } else {
        into.append({Change::Kind::Changed, path, before, after});
    }
}

void compare(
    const Path &path, const QJsonValue &before, const QJsonValue &after, QList<Change> &into)
{
    if (before == after)
        return;
    if (before.isUndefined())
        into.append({Change::Kind::Added, path, before, after});
    else if (after.isUndefined())
        into.append({Change::Kind::Removed, path, before, after});
    else if (before.isObject() && after.isObject())
        compareMaps(path, before.toObject(), after.toObject(), into);
    else if (before.isArray() && after.isArray())
        compareLists(path, before.toArray(), after.toArray(), into);
    else
        into.append({Change::Kind::Changed, path, before, after});
}

} // namespace

QList<Change> changesBetween(const QJsonObject &before, const QJsonObject &after)
{
    QList<Change> changes;
    compareMaps({}, before, after, changes);
    return changes;
}

QJsonObject withoutServerFields(QJsonObject object)
{
    QJsonObject metadata = object.value("metadata"_L1).toObject();
    for (const auto key : {"managedFields"_L1, "resourceVersion"_L1, "uid"_L1, "generation"_L1,
             "creationTimestamp"_L1, "deletionTimestamp"_L1, "deletionGracePeriodSeconds"_L1,
             "selfLink"_L1})
        metadata.remove(key);
    QJsonObject annotations = metadata.value("annotations"_L1).toObject();
    if (annotations.contains("kubectl.kubernetes.io/last-applied-configuration"_L1)) {
        annotations.remove("kubectl.kubernetes.io/last-applied-configuration"_L1);
        if (annotations.isEmpty())
            metadata.remove("annotations"_L1);
        else
            metadata.insert("annotations"_L1, annotations);
    }
    object.insert("metadata"_L1, metadata);
    object.remove("status"_L1);
    return object;
}

QJsonObject mergePatch(const QJsonObject &before, const QJsonObject &after)
{
    QJsonObject patch;
    for (auto it = before.begin(); it != before.end(); ++it) {
        if (const QString key = jsonKey(it.key()); !after.contains(key))
            patch.insert(key, QJsonValue::Null);
    }
    for (auto it = after.begin(); it != after.end(); ++it) {
        const QString key = jsonKey(it.key());
        const QJsonValue old = before.value(key);
        if (old == it.value())
            continue;
        if (old.isObject() && it.value().isObject())
            patch.insert(key, mergePatch(old.toObject(), it.value().toObject()));
        else
            patch.insert(key, it.value());
    }
    return patch;
}

bool overlap(const Path &one, const Path &other)
{
    return one.startsWith(other) || other.startsWith(one);
}

} // namespace models
