// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/engine/typedtree.h"

#include "models/base/json.h"
#include "models/sandbox/engine/jsontext.h"

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

bool isEmptyContainer(const QJsonValue &value)
{
    return (value.isObject() && value.toObject().isEmpty())
        || (value.isArray() && value.toArray().isEmpty());
}

QMap<QString, QJsonValue> byStep(const QJsonArray &list, auto stepOf)
{
    QMap<QString, QJsonValue> out;
    for (const QJsonValue item : list)
        out.insert(stepOf(item), item);
    return out;
}

} // namespace

TypedTree::Place TypedTree::member(const Place &place, const QString &key) const
{
    if (place.isRoot && key == "metadata"_L1)
        return {m_objectMeta};
    return {place.schema ? place.schema->member(key) : nullptr};
}

bool TypedTree::isAtomic(const Place &place, const QJsonValue &value)
{
    if (value.isArray())
        return !place.schema || place.schema->listType == Schema::ListType::Unset
            || place.schema->listType == Schema::ListType::Atomic;
    if (value.isObject())
        return place.schema
            && (place.schema->isAtomicMap
                || (place.schema->isBuiltIn && place.schema->special == Schema::Special::Raw));
    return true;
}

QString TypedTree::itemStep(const Schema *list, const QJsonValue &item)
{
    if (list->listType == Schema::ListType::Set)
        return u"v:"_s + jsonText(item);
    QJsonObject keys;
    for (const QString &key : list->listKeys) {
        QJsonValue value = item.toObject().value(key);
        if (value.isUndefined() && list->items) {
            const Field *field = list->items->field(key);
            value = field && !field->defaultValue.isUndefined() ? field->defaultValue
                : field                                         ? field->schema->defaultValue
                                                                : value;
        }
        if (!value.isUndefined())
            keys.insert(key, value);
    }
    return u"k:"_s + jsonText(keys);
}

QString TypedTree::fault(const QJsonObject &object) const
{
    return faultOf({m_root, true}, object, {});
}

QString TypedTree::faultOf(const Place &place, const QJsonValue &value, const QString &path) const
{
    const Schema *schema = place.schema;
    if (!schema || schema->special != Schema::Special::None || value.isNull())
        return {};
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            const QString key = it.key();
            const bool isMeta = (place.isRoot || schema->isEmbedded)
                && (key == "apiVersion"_L1 || key == "kind"_L1 || key == "metadata"_L1);
            const Place inner = member(place, key);
            if (!inner.schema && !isMeta && !schema->preservesUnknown && !schema->allowsAnyValues
                && schema->type == Schema::Type::Object)
                return path + u'.' + key + u": field not declared in schema"_s;
            if (const QString found = faultOf(inner, it.value(), path + u'.' + key);
                !found.isEmpty())
                return found;
        }
        if (schema->type == Schema::Type::Array)
            return path + u": expected list, got &{map}"_s;
        return {};
    }
    if (!value.isArray() || !schema->items)
        return {};
    QStringList seen;
    const QJsonArray list = value.toArray();
    for (qsizetype i = 0; i < list.size(); ++i) {
        QString step = u'[' + QString::number(i) + u']';
        if (!isAtomic(place, value)) {
            FieldSet named;
            named.child(itemStep(schema, list.at(i))).insert();
            step = named.paths().value(0);
            if (seen.contains(step))
                return path + u": duplicate entries for key "_s + step;
            seen << step;
        }
        if (const QString found = faultOf({schema->items}, list.at(i), path + step);
            !found.isEmpty())
            return found;
    }
    return {};
}

FieldSet TypedTree::fieldsOf(const QJsonObject &object) const
{
    FieldSet out;
    collect({m_root, true}, object, out);
    return out;
}

void TypedTree::collect(const Place &place, const QJsonValue &value, FieldSet &out) const
{
    if (isAtomic(place, value) || isEmptyContainer(value)) {
        out.insert();
        return;
    }
    if (value.isArray()) {
        for (const QJsonValue item : value.toArray()) {
            FieldSet &child = out.child(itemStep(place.schema, item));
            child.insert();
            if (item.isObject())
                collect({place.schema->items}, item, child);
        }
        return;
    }
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        FieldSet &child = out.child(u"f:"_s + it.key());
        collect(member(place, it.key()), it.value(), child);
        // Entries of a map are owned themselves, members of a struct through what is in them.
        if (place.schema && place.schema->values && !place.schema->field(it.key()))
            child.insert();
    }
}

FieldSet TypedTree::changed(const QJsonObject &old, const QJsonObject &next) const
{
    FieldSet out;
    compare({m_root, true}, old, next, out);
    return out;
}

void TypedTree::compare(
    const Place &place, const QJsonValue &old, const QJsonValue &next, FieldSet &out) const
{
    if (next.isUndefined() || old == next)
        return;
    if (isAtomic(place, next) || isEmptyContainer(next)) {
        if (!place.isRoot)
            out.insert();
        return;
    }
    if (next.isArray()) {
        const auto step = [&](const QJsonValue &item) { return itemStep(place.schema, item); };
        const auto before = byStep(old.toArray(), step);
        for (const QJsonValue item : next.toArray()) {
            const QString key = step(item);
            FieldSet &child = out.child(key);
            if (!before.contains(key))
                child.insert();
            if (item.isObject())
                compare(
                    {place.schema->items}, before.value(key, QJsonValue::Undefined), item, child);
        }
        return;
    }
    const QJsonObject before = old.toObject();
    const QJsonObject object = next.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QJsonValue past = before.value(jsonKey(it.key()));
        FieldSet &child = out.child(u"f:"_s + it.key());
        compare(member(place, it.key()), past, it.value(), child);
        const Field *field = place.schema ? place.schema->field(it.key()) : nullptr;
        // What Go writes even when nothing is set in it was there before.
        const bool isTyped = field && field->schema->isBuiltIn;
        const bool isFrame = it.key() == "metadata"_L1
            || (isTyped && (it.key() == "spec"_L1 || it.key() == "status"_L1));
        const bool wasThere
            = (place.isRoot && isFrame) || (isTyped && (field->isAlwaysThere || field->isRequired));
        if (past.isUndefined() && !wasThere)
            child.insert();
    }
}

QJsonObject TypedTree::merged(const QJsonObject &object, const QJsonObject &applied) const
{
    return mergedValue({m_root, true}, object, applied).toObject();
}

QJsonValue TypedTree::mergedValue(
    const Place &place, const QJsonValue &old, const QJsonValue &applied) const
{
    if (isAtomic(place, applied) || old.isUndefined() || old.type() != applied.type())
        return applied;
    if (applied.isArray()) {
        const auto step = [&](const QJsonValue &item) { return itemStep(place.schema, item); };
        QMap<QString, QJsonValue> wanted = byStep(applied.toArray(), step);
        QJsonArray out;
        for (const QJsonValue item : old.toArray()) {
            const QString key = step(item);
            out.append(wanted.contains(key)
                    ? mergedValue({place.schema->items}, item, wanted.take(key))
                    : item);
        }
        for (const QJsonValue item : applied.toArray()) {
            if (wanted.contains(step(item)))
                out.append(item);
        }
        return out;
    }
    QJsonObject out = old.toObject();
    const QJsonObject changes = applied.toObject();
    for (auto it = changes.begin(); it != changes.end(); ++it)
        out.insert(jsonKey(it.key()),
            mergedValue(member(place, it.key()), out.value(jsonKey(it.key())), it.value()));
    return out;
}

QJsonObject TypedTree::removed(const QJsonObject &object, const FieldSet &fields) const
{
    return withoutFields({m_root, true}, object, fields).toObject();
}

QJsonValue TypedTree::withoutFields(
    const Place &place, const QJsonValue &value, const FieldSet &fields) const
{
    if (value.isArray() && !isAtomic(place, value)) {
        QJsonArray out;
        for (const QJsonValue item : value.toArray()) {
            const FieldSet below = fields.children().value(itemStep(place.schema, item));
            if (!below.isMember())
                out.append(withoutFields({place.schema->items}, item, below));
        }
        return out;
    }
    if (!value.isObject() || isAtomic(place, value))
        return value;
    QJsonObject out;
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const auto below = fields.children().constFind(u"f:"_s + it.key());
        if (below == fields.children().cend()) {
            out.insert(jsonKey(it.key()), it.value());
            continue;
        }
        const QJsonValue rest = withoutFields(member(place, it.key()), it.value(), *below);
        const bool isGone
            = below->isMember() && (below->children().isEmpty() || isEmptyContainer(rest));
        const bool becameEmpty = isEmptyContainer(rest) && !isEmptyContainer(it.value());
        if (!isGone && !becameEmpty)
            out.insert(jsonKey(it.key()), rest);
    }
    return out;
}

} // namespace models::sandbox
