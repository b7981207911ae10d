// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/engine/patches.h"

#include "models/base/json.h"

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

StatusError rejected()
{
    return {422, u"Invalid"_s, u"the server rejected our request due to an error in our request"_s};
}

using Change = Answer<QJsonValue>;

/// Walks down a JSON pointer, changes what is there, and puts the way back together.
class Pointer
{
public:
    static Answer<QStringList> parse(const QString &text)
    {
        if (!text.isEmpty() && !text.startsWith(u'/'))
            return std::unexpected(rejected());
        QStringList parts = text.split(u'/');
        parts.removeFirst();
        for (QString &part : parts)
            part = jsonKey(part.replace("~1"_L1, "/"_L1).replace("~0"_L1, "~"_L1));
        return parts;
    }

    static QJsonValue find(const QJsonValue &root, const QStringList &path)
    {
        QJsonValue value = root;
        for (const QString &part : path) {
            if (value.isArray()) {
                bool isNumber = false;
                const qsizetype index = part.toLongLong(&isNumber);
                const QJsonArray array = value.toArray();
                value = isNumber && index >= 0 && index < array.size()
                    ? array.at(index)
                    : QJsonValue(QJsonValue::Undefined);
            } else {
                value = value.toObject().value(part);
            }
        }
        return value;
    }

    /// `value` Undefined removes. `isInsert`: into lists, not over their items.
    static Change put(
        const QJsonValue &root, const QStringList &path, const QJsonValue &value, bool isInsert)
    {
        if (path.isEmpty())
            return value;
        if (root.isArray())
            return putItem(root.toArray(), path, value, isInsert);
        if (!root.isObject())
            return std::unexpected(rejected());
        QJsonObject object = root.toObject();
        const QString &key = path.first();
        if (path.size() > 1) {
            if (!object.contains(key))
                return std::unexpected(rejected());
            const Change child = put(object.value(key), path.mid(1), value, isInsert);
            if (!child)
                return child;
            object.insert(key, *child);
        } else if (value.isUndefined()) {
            if (!object.contains(key))
                return std::unexpected(rejected());
            object.remove(key);
        } else {
            object.insert(key, value);
        }
        return object;
    }

private:
    static Change putItem(
        QJsonArray array, const QStringList &path, const QJsonValue &value, bool isInsert)
    {
        bool isNumber = false;
        qsizetype index = path.first().toLongLong(&isNumber);
        if (path.first() == "-"_L1) {
            index = array.size();
            isNumber = true;
        }
        const bool isLast = path.size() == 1;
        const qsizetype most = isLast && isInsert ? array.size() : array.size() - 1;
        if (index < 0)
            index += array.size();
        if (!isNumber || index < 0 || index > most)
            return std::unexpected(rejected());
        if (!isLast) {
            const Change child = put(array.at(index), path.mid(1), value, isInsert);
            if (!child)
                return child;
            array[index] = *child;
        } else if (value.isUndefined()) {
            array.removeAt(index);
        } else if (isInsert) {
            array.insert(index, value);
        } else {
            array[index] = value;
        }
        return array;
    }
};

Change applyOne(const QJsonValue &root, const QJsonObject &operation)
{
    const QString name = operation.value("op"_L1).toString();
    const auto path = Pointer::parse(operation.value("path"_L1).toString());
    const auto from = Pointer::parse(operation.value("from"_L1).toString());
    if (!path || !from)
        return std::unexpected(rejected());
    const QJsonValue value = operation.value("value"_L1);
    const QJsonValue given = value.isUndefined() ? QJsonValue(QJsonValue::Null) : value;
    if (name == "add"_L1)
        return Pointer::put(root, *path, given, true);
    if (name == "remove"_L1)
        return Pointer::put(root, *path, QJsonValue::Undefined, false);
    if (name == "test"_L1) {
        const QJsonValue found = Pointer::find(root, *path);
        const bool holds = found == given || (found.isUndefined() && given.isNull());
        return holds ? Change(root) : std::unexpected(rejected());
    }
    if (name == "replace"_L1) {
        return Pointer::put(root, *path, given, false); // of a member that is none: it is added
    }
    const QJsonValue moved = Pointer::find(root, *from);
    if (moved.isUndefined() || (name != "move"_L1 && name != "copy"_L1))
        return std::unexpected(rejected());
    Change rest = root;
    if (name == "move"_L1)
        rest = Pointer::put(root, *from, QJsonValue::Undefined, false);
    return rest ? Pointer::put(*rest, *path, moved, true) : rest;
}

} // namespace

Answer<QJsonObject> jsonPatched(const QJsonObject &object, const QJsonValue &patch)
{
    constexpr qsizetype most = 10000;
    if (!patch.isArray())
        return std::unexpected(badRequest(
            u"error decoding patch: json: cannot unmarshal object into Go value of type []handlers.jsonPatchOp"_s));
    if (patch.toArray().size() > most)
        return std::unexpected(StatusError {413, u"RequestEntityTooLarge"_s,
            u"Request entity is too large: The allowed maximum operations in a JSON patch is %1, got %2"_s
                .arg(most)
                .arg(patch.toArray().size())});
    QJsonValue value = object;
    for (const QJsonValue operation : patch.toArray()) {
        const Change next = applyOne(value, operation.toObject());
        if (!next)
            return std::unexpected(next.error());
        value = *next;
    }
    if (!value.isObject())
        return std::unexpected(rejected());
    return value.toObject();
}

QJsonValue mergePatched(const QJsonValue &target, const QJsonValue &patch)
{
    if (!patch.isObject())
        return patch;
    QJsonObject out = target.toObject();
    const QJsonObject changes = patch.toObject();
    for (auto it = changes.begin(); it != changes.end(); ++it) {
        const QString key = jsonKey(it.key());
        if (it.value().isNull())
            out.remove(key);
        else
            out.insert(key, mergePatched(out.value(key), it.value()));
    }
    return out;
}

} // namespace models::sandbox
