// SPDX-License-Identifier: Apache-2.0
// Decoder's part for custom kinds: pruning, nulls and defaults by a structural schema.
#include "models/sandbox/engine/causes.h"
#include "models/sandbox/engine/decoder.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

bool isMeta(const QString &key)
{
    return key == "apiVersion"_L1 || key == "kind"_L1 || key == "metadata"_L1;
}

bool dropsNull(const Schema *schema)
{
    return schema && !schema->isNullable && schema->defaultValue.isUndefined();
}

QJsonValue withoutNulls(const Schema *schema, const QJsonValue &value)
{
    if (value.isObject()) {
        QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end();) {
            const Schema *member = schema ? schema->member(it.key()) : nullptr;
            const QJsonValue old = it.value();
            if (old.isNull() && dropsNull(member)) {
                it = object.erase(it);
                continue;
            }
            if (old.isObject() || old.isArray())
                it.value() = withoutNulls(member, old);
            ++it;
        }
        return object;
    }
    if (value.isArray()) {
        QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            array[i] = withoutNulls(schema ? schema->items : nullptr, array.at(i));
        return array;
    }
    return value;
}

QJsonValue filled(const Schema &schema, const QJsonValue &value)
{
    if (!schema.hasDefaults)
        return value;
    if (value.isObject()) {
        QJsonObject object = value.toObject();
        for (const Field &field : schema.fields) {
            const QJsonValue preset = field.schema->defaultValue;
            if (preset.isUndefined())
                continue;
            const QJsonValue old = object.value(field.name);
            if (old.isUndefined() || (old.isNull() && !field.schema->isNullable))
                object.insert(field.name, preset);
        }
        for (auto it = object.begin(); it != object.end(); ++it) {
            const Schema *member = schema.member(it.key());
            if (!member)
                continue;
            if (it.value().isNull() && !member->isNullable && !member->defaultValue.isUndefined())
                it.value() = member->defaultValue;
            if (member->hasDefaults)
                it.value() = filled(*member, it.value());
        }
        return object;
    }
    if (value.isArray() && schema.items) {
        QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i) {
            QJsonValue item = array.at(i);
            if (item.isNull() && !schema.items->isNullable
                && !schema.items->defaultValue.isUndefined())
                item = schema.items->defaultValue;
            array[i] = filled(*schema.items, item);
        }
        return array;
    }
    return value;
}

} // namespace

QJsonObject Decoder::decodeCustom(const Schema &schema, const QJsonObject &object)
{
    const QJsonObject out = prunedObject(&schema, object, {}, true).toObject();
    std::ranges::sort(m_unknown);
    return out;
}

QJsonValue Decoder::typedMetadata(const QJsonValue &value, const QString &path)
{
    return typed(*m_objectMeta, value, {path, u"ObjectMeta"_s, path});
}

QJsonValue Decoder::pruned(const Schema *schema, const QJsonValue &value, const QString &path)
{
    if (value.isObject())
        return prunedObject(schema, value.toObject(), path, false);
    if (value.isArray()) {
        if (schema && schema->preservesUnknown && !schema->items)
            return value;
        QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            array[i] = pruned(schema ? schema->items : nullptr, array.at(i), itemPath(path, i));
        return array;
    }
    return value;
}

QJsonValue Decoder::prunedObject(
    const Schema *schema, const QJsonObject &object, const QString &path, bool isRoot)
{
    const bool isResource = isRoot || (schema && schema->isEmbedded);
    const bool keepsAll = schema && schema->preservesUnknown;
    QJsonObject out;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString key = it.key();
        const QString memberPath = childPath(path, key);
        if (isResource && isMeta(key)) {
            const QJsonValue value = key == "metadata"_L1 && it.value().isObject()
                ? typedMetadata(it.value(), memberPath)
                : it.value();
            if (!value.isUndefined())
                out.insert(key, value);
            continue;
        }
        const Schema *member = schema ? schema->member(key) : nullptr;
        if (member || (schema && schema->allowsAnyValues))
            out.insert(key, pruned(member, it.value(), memberPath));
        else if (keepsAll)
            out.insert(key, it.value());
        else
            m_unknown << memberPath;
    }
    return out;
}

QJsonValue withDefaults(const Schema &schema, const QJsonValue &value)
{
    return filled(schema, withoutNulls(&schema, value));
}

} // namespace models::sandbox
