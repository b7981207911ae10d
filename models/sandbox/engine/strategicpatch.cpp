// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/engine/patches.h"

#include "models/base/json.h"
#include "models/sandbox/engine/jsontext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

const QString patchKey = u"$patch"_s;
const QString retainKey = u"$retainKeys"_s;
const QString orderPrefix = u"$setElementOrder/"_s;
const QString deletePrefix = u"$deleteFromPrimitiveList/"_s;

/// Patching never fails half way: the first fault is kept and the rest runs on.
class StrategicPatch
{
public:
    QJsonObject patchObject(const Schema *schema, QJsonObject object, QJsonObject patch)
    {
        const QString directive = patch.take(patchKey).toString();
        if (directive == "replace"_L1)
            return withoutDirectives(schema, patch);
        if (directive == "delete"_L1)
            return {};
        if (!directive.isEmpty() && directive != "merge"_L1)
            fail(u"Unknown patch type found: "_s + directive);
        retain(object, patch);
        const Lists lists = takeLists(patch);
        for (auto it = lists.deletions.begin(); it != lists.deletions.end(); ++it)
            object.insert(
                it.key(), without(object.value(it.key()).toArray(), it.value().toArray()));
        for (auto it = patch.begin(); it != patch.end(); ++it)
            patchMember(schema, object, jsonKey(it.key()), it.value(), lists.orders);
        for (auto it = lists.orders.begin(); it != lists.orders.end(); ++it) {
            if (!patch.contains(it.key()) && object.contains(it.key()))
                patchMember(schema, object, it.key(), QJsonArray(), lists.orders);
        }
        return object;
    }

    std::optional<StatusError> fault;

private:
    struct Lists
    {
        QJsonObject orders;
        QJsonObject deletions;
    };

    void fail(const QString &text)
    {
        if (!fault)
            fault = badRequest(text);
    }

    static void retain(QJsonObject &object, QJsonObject &patch)
    {
        const QJsonValue keys = patch.take(retainKey);
        if (!keys.isArray())
            return;
        for (const QString &key : object.keys()) {
            if (!keys.toArray().contains(key))
                object.remove(jsonKey(key));
        }
    }

    static Lists takeLists(QJsonObject &patch)
    {
        Lists lists;
        for (const QString &key : patch.keys()) {
            if (key.startsWith(orderPrefix))
                lists.orders.insert(key.mid(orderPrefix.size()), patch.take(key));
            else if (key.startsWith(deletePrefix))
                lists.deletions.insert(key.mid(deletePrefix.size()), patch.take(key));
        }
        return lists;
    }

    static QJsonArray without(const QJsonArray &list, const QJsonArray &gone)
    {
        QJsonArray out;
        for (const QJsonValue item : list) {
            if (!gone.contains(item))
                out.append(item);
        }
        return out;
    }

    /// A value that is new to the object: nulls and directives inside it mean nothing more.
    QJsonObject withoutDirectives(const Schema *schema, const QJsonObject &patch)
    {
        return patchObject(schema, {}, patch);
    }

    void patchMember(const Schema *schema, QJsonObject &object, const QString &key,
        const QJsonValue &value, const QJsonObject &orders)
    {
        if (value.isNull()) {
            object.remove(key);
            return;
        }
        const Field *field = schema ? schema->field(key) : nullptr;
        const Schema *member = schema ? schema->member(key) : nullptr;
        const QJsonValue old = object.value(key);
        const bool replaces = field && field->patchStrategy.contains("replace"_L1);
        if (value.isObject()) {
            const QJsonObject base = old.isObject() && !replaces ? old.toObject() : QJsonObject();
            object.insert(key, patchObject(member, base, value.toObject()));
            return;
        }
        const bool merges = field && field->patchStrategy.contains("merge"_L1);
        if (value.isArray() && merges) {
            const QJsonArray order = orders.value(key).toArray();
            object.insert(key,
                field->patchMergeKey.isEmpty()
                    ? mergedScalars(old.toArray(), value.toArray(), order)
                    : mergedObjects(*field, old.toArray(), value.toArray(), order));
            return;
        }
        object.insert(key, value.isArray() ? plainItems(member, value.toArray()) : value);
    }

    QJsonArray plainItems(const Schema *list, const QJsonArray &items)
    {
        QJsonArray out;
        for (const QJsonValue item : items) {
            out.append(item.isObject()
                    ? QJsonValue(withoutDirectives(list ? list->items : nullptr, item.toObject()))
                    : item);
        }
        return out;
    }

    static QJsonArray mergedScalars(
        QJsonArray list, const QJsonArray &patch, const QJsonArray &order)
    {
        const QJsonArray before = list;
        for (const QJsonValue item : patch) {
            if (!list.contains(item))
                list.append(item);
        }
        return ordered(list, order.isEmpty() ? patch : order, before, {});
    }

    QJsonArray mergedObjects(
        const Field &field, QJsonArray list, const QJsonArray &patch, const QJsonArray &order)
    {
        const QString &key = field.patchMergeKey;
        const QJsonArray before = list;
        for (const QJsonValue item : patch) {
            if (item.toObject().value(patchKey) == "replace"_L1)
                return replacedList(field, patch);
        }
        for (const QJsonValue item : patch) {
            QJsonObject change = item.toObject();
            if (!change.contains(key)) {
                fail(u"map: %1 does not contain declared merge key: %2"_s.arg(
                    jsonText(change), key));
                return list;
            }
            const qsizetype index = indexOf(list, key, change.value(key));
            if (change.value(patchKey) == "delete"_L1) {
                if (index >= 0)
                    list.removeAt(index);
            } else if (index < 0) {
                list.append(withoutDirectives(field.schema->items, change));
            } else {
                list[index] = patchObject(field.schema->items, list.at(index).toObject(), change);
            }
        }
        return ordered(list, order.isEmpty() ? patch : order, before, key);
    }

    QJsonArray replacedList(const Field &field, const QJsonArray &patch)
    {
        QJsonArray out;
        for (const QJsonValue item : patch) {
            const QString directive = item.toObject().value(patchKey).toString();
            if (directive.isEmpty())
                out.append(withoutDirectives(field.schema->items, item.toObject()));
        }
        return out;
    }

    static qsizetype indexOf(const QJsonArray &list, const QString &key, const QJsonValue &value)
    {
        for (qsizetype i = 0; i < list.size(); ++i) {
            if (list.at(i).toObject().value(key) == value)
                return i;
        }
        return -1;
    }

    /// What `order` names comes in that order; each of the others comes before the first of those
    /// that the object had behind it.
    static QJsonArray ordered(const QJsonArray &list, const QJsonArray &order,
        const QJsonArray &before, const QString &key)
    {
        const auto rank = [&](const QJsonArray &of, const QJsonValue &item) -> qsizetype {
            for (qsizetype i = 0; i < of.size(); ++i) {
                if (key.isEmpty() ? of.at(i) == item
                                  : of.at(i).toObject().value(key) == item.toObject().value(key))
                    return i;
            }
            return -1;
        };
        QList<QJsonValue> named;
        QList<QJsonValue> others;
        for (const QJsonValue item : list)
            (rank(order, item) >= 0 ? named : others).append(item);
        std::ranges::stable_sort(named, {}, [&](const auto &item) { return rank(order, item); });
        QJsonArray out;
        auto other = others.cbegin();
        for (const QJsonValue &item : std::as_const(named)) {
            const qsizetype was = rank(before, item);
            for (; other != others.cend() && rank(before, *other) < was; ++other)
                out.append(*other);
            out.append(item);
        }
        for (; other != others.cend(); ++other)
            out.append(*other);
        return out;
    }
};

} // namespace

Answer<QJsonObject> strategicPatched(
    const Schema &schema, const QJsonObject &object, const QJsonObject &patch)
{
    StrategicPatch work;
    QJsonObject out = work.patchObject(&schema, object, patch);
    if (work.fault)
        return std::unexpected(*work.fault);
    return out;
}

} // namespace models::sandbox
