// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/kinds/structural.h"

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

QJsonObject intOrString()
{
    return {{u"anyOf"_s,
                QJsonArray {QJsonObject {{u"type"_s, u"integer"_s}},
                    QJsonObject {{u"type"_s, u"string"_s}}}},
        {u"x-kubernetes-int-or-string"_s, true}};
}

QJsonObject specialOf(const Schema &schema)
{
    switch (schema.special) {
    case Schema::Special::Time:
    case Schema::Special::MicroTime:
        return {{u"type"_s, u"string"_s}, {u"format"_s, u"date-time"_s}};
    case Schema::Special::Bytes:
        return {{u"type"_s, u"string"_s}, {u"format"_s, u"byte"_s}};
    case Schema::Special::IntOrString:
        return intOrString();
    case Schema::Special::Quantity: {
        QJsonObject out = intOrString();
        out.insert("pattern"_L1,
            u"^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$"_s);
        return out;
    }
    default:
        return {{u"type"_s, u"object"_s}, {u"x-kubernetes-preserve-unknown-fields"_s, true}};
    }
}

/// Metadata inside a template: what users set.
QJsonObject templateMeta()
{
    const QJsonObject text {{u"type"_s, u"string"_s}};
    const QJsonObject texts {{u"type"_s, u"object"_s}, {u"additionalProperties"_s, text}};
    return {{u"type"_s, u"object"_s},
        {u"properties"_s,
            QJsonObject {{u"annotations"_s, texts}, {u"labels"_s, texts},
                {u"finalizers"_s, QJsonObject {{u"type"_s, u"array"_s}, {u"items"_s, text}}},
                {u"name"_s, text}, {u"namespace"_s, text}, {u"generateName"_s, text}}}};
}

QJsonObject objectOf(const Schema &schema)
{
    QJsonObject properties;
    for (const Field &field : schema.fields)
        properties.insert(field.name, structuralOf(*field.schema, field.description));
    QJsonObject out {{u"type"_s, u"object"_s}};
    if (!properties.isEmpty())
        out.insert("properties"_L1, properties);
    if (!schema.required.isEmpty())
        out.insert("required"_L1, QJsonArray::fromStringList(schema.required));
    if (schema.isAtomicMap)
        out.insert("x-kubernetes-map-type"_L1, u"atomic"_s);
    return out;
}

QJsonObject listOf(const Schema &schema)
{
    QJsonObject items = structuralOf(*schema.items);
    QJsonObject out {{u"type"_s, u"array"_s}};
    if (schema.listType == Schema::ListType::Map) {
        out.insert("x-kubernetes-list-type"_L1, u"map"_s);
        out.insert("x-kubernetes-list-map-keys"_L1, QJsonArray::fromStringList(schema.listKeys));
        // Keys of a list map are required or have a default.
        QJsonObject properties = items.value("properties"_L1).toObject();
        QJsonArray required = items.value("required"_L1).toArray();
        for (const QString &key : schema.listKeys) {
            QJsonObject property = properties.value(key).toObject();
            if (key == "protocol"_L1)
                property.insert("default"_L1, u"TCP"_s);
            else if (!required.contains(key))
                required.append(key);
            properties.insert(key, property);
        }
        items.insert("properties"_L1, properties);
        if (!required.isEmpty())
            items.insert("required"_L1, required);
    } else if (schema.listType != Schema::ListType::Unset) {
        out.insert("x-kubernetes-list-type"_L1,
            schema.listType == Schema::ListType::Set ? u"set"_s : u"atomic"_s);
    }
    out.insert("items"_L1, items);
    return out;
}

} // namespace

QJsonObject structuralOf(const Schema &schema, const QString &description)
{
    QJsonObject out;
    if (schema.special != Schema::Special::None)
        out = specialOf(schema);
    else if (schema.goName == "ObjectMeta"_L1)
        out = templateMeta();
    else if (schema.type == Schema::Type::Array)
        out = listOf(schema);
    else if (schema.type == Schema::Type::Object && schema.values)
        out = {{u"type"_s, u"object"_s}, {u"additionalProperties"_s, structuralOf(*schema.values)}};
    else if (schema.type == Schema::Type::Object)
        out = objectOf(schema);
    else {
        out.insert("type"_L1, schema.typeName());
        if (!schema.format.isEmpty())
            out.insert("format"_L1, schema.format);
    }
    const QString text = description.isEmpty() ? schema.description : description;
    if (!text.isEmpty())
        out.insert("description"_L1, text);
    return out;
}

} // namespace models::sandbox
