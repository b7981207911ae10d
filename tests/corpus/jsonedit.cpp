// SPDX-License-Identifier: Apache-2.0
#include "jsonedit.h"

#include <QJsonArray>
#include <QJsonObject>

#include <functional>

using namespace models;
using Kind = yaml::Operation::Kind;

namespace {

using Change = std::function<std::optional<QJsonValue>(const QJsonValue &parent)>;

/// Applies a change to the value at the first `depth` segments of the path.
std::optional<QJsonValue> changed(
    const QJsonValue &value, const Path &path, qsizetype at, qsizetype depth, const Change &change)
{
    if (at == depth)
        return change(value);
    const Path::Segment &segment = path.segments().at(at);
    if (const auto *key = std::get_if<QString>(&segment)) {
        QJsonObject object = value.toObject();
        if (!object.contains(*key))
            return {};
        const auto inner = changed(object.value(*key), path, at + 1, depth, change);
        if (!inner)
            return {};
        object.insert(*key, *inner);
        return object;
    }
    QJsonArray array = value.toArray();
    const int index = std::get<int>(segment);
    if (index >= array.size())
        return {};
    const auto inner = changed(array.at(index), path, at + 1, depth, change);
    if (!inner)
        return {};
    array.replace(index, *inner);
    return array;
}

std::optional<QJsonValue> put(const QJsonValue &parent, const yaml::Operation &operation)
{
    if (const auto *key = std::get_if<QString>(&operation.path.last())) {
        QJsonObject object = parent.toObject();
        object.insert(*key, operation.value);
        return object;
    }
    QJsonArray array = parent.toArray();
    array.replace(std::get<int>(operation.path.last()), operation.value);
    return array;
}

std::optional<QJsonValue> removed(const QJsonValue &parent, const Path &path)
{
    if (const auto *key = std::get_if<QString>(&path.last())) {
        QJsonObject object = parent.toObject();
        object.remove(*key);
        return object;
    }
    QJsonArray array = parent.toArray();
    array.removeAt(std::get<int>(path.last()));
    return array;
}

std::optional<QJsonValue> inParent(const QJsonValue &parent, const yaml::Operation &operation)
{
    const Path &path = operation.path;
    switch (operation.kind) {
    case Kind::SetScalar:
    case Kind::SetValue:
    case Kind::InsertKey:
        return put(parent, operation);
    case Kind::SetNull: {
        yaml::Operation null = operation;
        null.value = QJsonValue::Null;
        return put(parent, null);
    }
    case Kind::Remove:
        return removed(parent, path);
    case Kind::RenameKey: {
        QJsonObject object = parent.toObject();
        object.insert(operation.key, object.take(path.lastKey()));
        return object;
    }
    case Kind::InsertItem: {
        QJsonArray array = parent.toArray();
        array.insert(std::get<int>(path.last()), operation.value);
        return array;
    }
    case Kind::MoveItem: {
        QJsonArray array = parent.toArray();
        const QJsonValue item = array.takeAt(std::get<int>(path.last()));
        array.insert(operation.index, item);
        return array;
    }
    default:
        return {};
    }
}

} // namespace

std::optional<QJsonValue> meant(const QJsonValue &before, const yaml::Operation &operation)
{
    const Path &path = operation.path;
    if (operation.kind == Kind::DetachAlias)
        return before;
    if (operation.kind == Kind::AppendItem) {
        return changed(before, path, 0, path.size(), [&](const QJsonValue &list) {
            QJsonArray array = list.toArray();
            array.append(operation.value);
            return std::optional<QJsonValue>(array);
        });
    }
    if (path.isEmpty())
        return {};
    return changed(before, path, 0, path.size() - 1,
        [&](const QJsonValue &parent) { return inParent(parent, operation); });
}
