// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/engine/crdschema.h"

#include <re2/re2.h>

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

Schema::Type typeOf(const QString &name)
{
    static const QHash<QString, Schema::Type> types {{u"object"_s, Schema::Type::Object},
        {u"array"_s, Schema::Type::Array}, {u"string"_s, Schema::Type::String},
        {u"integer"_s, Schema::Type::Integer}, {u"number"_s, Schema::Type::Number},
        {u"boolean"_s, Schema::Type::Boolean}};
    return types.value(name, Schema::Type::Any);
}

std::optional<double> number(const QJsonValue &value)
{
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

std::optional<qint64> count(const QJsonValue &value)
{
    return value.isDouble() ? std::optional(value.toInteger()) : std::nullopt;
}

QStringList strings(const QJsonValue &value)
{
    QStringList out;
    for (const QJsonValue item : value.toArray())
        out << item.toString();
    return out;
}

class Reader
{
public:
    explicit Reader(SchemaPool &pool)
        : m_pool(pool)
    {
    }

    Schema *read(const QJsonObject &props)
    {
        Schema *schema = m_pool.add();
        schema->type = typeOf(props.value("type"_L1).toString());
        schema->format = props.value("format"_L1).toString();
        schema->description = props.value("description"_L1).toString();
        schema->required = strings(props.value("required"_L1));
        schema->defaultValue = props.value("default"_L1);
        schema->enumValues = props.value("enum"_L1).toArray();
        readExtensions(*schema, props);
        readLimits(*schema, props);
        readChildren(*schema, props);
        readLogic(*schema, props);
        schema->seal();
        schema->hasDefaults = hasDefaults(*schema);
        return schema;
    }

private:
    static void readExtensions(Schema &schema, const QJsonObject &props)
    {
        schema.isNullable = props.value("nullable"_L1).toBool();
        schema.hasUniqueItems = props.value("uniqueItems"_L1).toBool();
        schema.preservesUnknown = props.value("x-kubernetes-preserve-unknown-fields"_L1).toBool();
        schema.isEmbedded = props.value("x-kubernetes-embedded-resource"_L1).toBool();
        schema.isIntOrString = props.value("x-kubernetes-int-or-string"_L1).toBool();
        const QString list = props.value("x-kubernetes-list-type"_L1).toString();
        if (!list.isEmpty())
            schema.listType = list == "map"_L1 ? Schema::ListType::Map
                : list == "set"_L1             ? Schema::ListType::Set
                                               : Schema::ListType::Atomic;
        schema.listKeys = strings(props.value("x-kubernetes-list-map-keys"_L1));
        schema.isAtomicMap = props.value("x-kubernetes-map-type"_L1).toString() == "atomic"_L1;
    }

    static void readLimits(Schema &schema, const QJsonObject &props)
    {
        schema.pattern = props.value("pattern"_L1).toString();
        if (!schema.pattern.isEmpty())
            schema.regex
                = std::make_shared<const re2::RE2>(schema.pattern.toStdString(), re2::RE2::Quiet);
        schema.minimum = number(props.value("minimum"_L1));
        schema.maximum = number(props.value("maximum"_L1));
        schema.multipleOf = number(props.value("multipleOf"_L1));
        schema.isMinimumExclusive = props.value("exclusiveMinimum"_L1).toBool();
        schema.isMaximumExclusive = props.value("exclusiveMaximum"_L1).toBool();
        schema.minLength = count(props.value("minLength"_L1));
        schema.maxLength = count(props.value("maxLength"_L1));
        schema.minItems = count(props.value("minItems"_L1));
        schema.maxItems = count(props.value("maxItems"_L1));
        schema.minProperties = count(props.value("minProperties"_L1));
        schema.maxProperties = count(props.value("maxProperties"_L1));
    }

    void readChildren(Schema &schema, const QJsonObject &props)
    {
        const QJsonObject properties = props.value("properties"_L1).toObject();
        for (auto it = properties.begin(); it != properties.end(); ++it) {
            Field field;
            field.name = it.key();
            field.schema = read(it.value().toObject());
            field.description = field.schema->description;
            schema.fields << field;
        }
        if (const QJsonValue items = props.value("items"_L1); items.isObject())
            schema.items = read(items.toObject());
        const QJsonValue additional = props.value("additionalProperties"_L1);
        if (additional.isObject())
            schema.values = read(additional.toObject());
        else
            schema.allowsAnyValues = additional.toBool();
    }

    void readLogic(Schema &schema, const QJsonObject &props)
    {
        schema.allOf = readAll(props.value("allOf"_L1));
        schema.anyOf = readAll(props.value("anyOf"_L1));
        schema.oneOf = readAll(props.value("oneOf"_L1));
        if (const QJsonValue negated = props.value("not"_L1); negated.isObject())
            schema.negated = read(negated.toObject());
    }

    QList<const Schema *> readAll(const QJsonValue &list)
    {
        QList<const Schema *> out;
        for (const QJsonValue item : list.toArray())
            out << read(item.toObject());
        return out;
    }

    static bool hasDefaults(const Schema &schema)
    {
        if ((schema.items
                && (schema.items->hasDefaults || !schema.items->defaultValue.isUndefined()))
            || (schema.values
                && (schema.values->hasDefaults || !schema.values->defaultValue.isUndefined())))
            return true;
        for (const Field &field : schema.fields) {
            if (field.schema->hasDefaults || !field.schema->defaultValue.isUndefined())
                return true;
        }
        return false;
    }

    SchemaPool &m_pool;
};

} // namespace

const Schema *readCrdSchema(SchemaPool &pool, const QJsonObject &props)
{
    return Reader(pool).read(props);
}

} // namespace models::sandbox
