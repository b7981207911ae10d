// SPDX-License-Identifier: Apache-2.0
#include "models/cel/shape.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models::cel {

namespace {

// What the API server takes for the sizes of things in JSON.
constexpr qint64 largestRequest = 3 * 1024 * 1024;
constexpr qint64 longestTime = 32;
constexpr qint64 dateSize = 12;
constexpr qint64 smallestTime = 21;
constexpr qint64 smallestDuration = 3;

std::optional<qint64> limit(const QJsonObject &schema, QLatin1StringView name)
{
    const QJsonValue value = schema.value(name);
    if (!value.isDouble())
        return {};
    return std::max<qint64>(0, value.toInteger(qint64(value.toDouble())));
}

bool isEmbedded(const QJsonObject &schema)
{
    return schema.value("x-kubernetes-embedded-resource"_L1).toBool();
}

qint64 longestEnum(const QJsonArray &values)
{
    qint64 longest = 0;
    for (const QJsonValue value : values)
        longest = std::max<qint64>(longest, value.toString().toUtf8().size());
    return longest;
}

bool isPlain(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9')
        || c == u'_';
}

} // namespace

std::optional<QString> escaped(const QString &name)
{
    static const QSet<QString> reserved {u"true"_s, u"false"_s, u"null"_s, u"in"_s, u"as"_s,
        u"break"_s, u"const"_s, u"continue"_s, u"else"_s, u"for"_s, u"function"_s, u"if"_s,
        u"import"_s, u"let"_s, u"loop"_s, u"package"_s, u"namespace"_s, u"return"_s, u"var"_s,
        u"void"_s, u"while"_s};
    if (name.isEmpty() || (name.front() >= u'0' && name.front() <= u'9'))
        return {};
    if (reserved.contains(name))
        return u"__"_s + name + u"__"_s;
    QString out;
    for (qsizetype i = 0; i < name.size(); ++i) {
        const QChar c = name.at(i);
        if (c == u'_' && i + 1 < name.size() && name.at(i + 1) == u'_') {
            out += u"__underscores__"_s;
            ++i;
        } else if (isPlain(c)) {
            out += c;
        } else if (c == u'.') {
            out += u"__dot__"_s;
        } else if (c == u'-') {
            out += u"__dash__"_s;
        } else if (c == u'/') {
            out += u"__slash__"_s;
        } else {
            return {};
        }
    }
    return out;
}

QJsonObject withResourceMembers(QJsonObject schema)
{
    const QJsonObject text {{"type"_L1, "string"_L1}};
    QJsonObject members = schema.value("properties"_L1).toObject();
    const auto typeOf = [](const QJsonObject &where, QLatin1StringView name) {
        return where.value(name).toObject().value("type"_L1).toString();
    };
    const QJsonObject metadata
        = members.value("metadata"_L1).toObject().value("properties"_L1).toObject();
    if (typeOf(members, "kind"_L1) == "string"_L1 && typeOf(members, "apiVersion"_L1) == "string"_L1
        && typeOf(members, "metadata"_L1) == "object"_L1
        && typeOf(metadata, "name"_L1) == "string"_L1
        && typeOf(metadata, "generateName"_L1) == "string"_L1)
        return schema;
    members.insert("kind"_L1, text);
    members.insert("apiVersion"_L1, text);
    members.insert("metadata"_L1,
        QJsonObject {{"type"_L1, "object"_L1},
            {"properties"_L1, QJsonObject {{"name"_L1, text}, {"generateName"_L1, text}}}});
    schema.insert("properties"_L1, members);
    return schema;
}

std::unique_ptr<Shape> Shape::read(const QJsonObject &schema, bool isRoot, const QString &typeName)
{
    auto shape = std::make_unique<Shape>();
    shape->isNullable = schema.value("nullable"_L1).toBool();
    if (schema.value("x-kubernetes-int-or-string"_L1).toBool()) {
        const auto longest = limit(schema, "maxLength"_L1);
        shape->kind = Kind::IntOrString;
        shape->type = simpleType(Type::Kind::Dyn);
        shape->minSize = 1;
        shape->maxElements = longest ? *longest * 4 : largestRequest - 2;
        return shape;
    }
    const QString type = schema.value("type"_L1).toString();
    if (type == "array"_L1) {
        shape->readArray(schema, typeName);
    } else if (type == "object"_L1) {
        if (!isRoot && schema.value("additionalProperties"_L1).isObject())
            shape->readMap(schema, typeName);
        else
            shape->readObject(isRoot ? withResourceMembers(schema) : schema, typeName);
    } else if (type == "string"_L1) {
        shape->readString(schema);
    } else if (type == "boolean"_L1) {
        shape->kind = Kind::Bool;
        shape->type = simpleType(Type::Kind::Bool);
        shape->minSize = 4;
    } else if (type == "integer"_L1 || type == "number"_L1) {
        const bool isInt = type == "integer"_L1;
        shape->kind = isInt ? Kind::Int : Kind::Double;
        shape->type = simpleType(isInt ? Type::Kind::Int : Type::Kind::Double);
        shape->minSize = 1;
    }
    return shape->type ? std::move(shape) : nullptr;
}

void Shape::readArray(const QJsonObject &schema, const QString &typeName)
{
    const QJsonObject items = schema.value("items"_L1).toObject();
    item = read(items, isEmbedded(items), typeName + u".@idx"_s);
    if (!item)
        return;
    kind = Kind::List;
    type = listOf(item->type);
    maxElements = limit(schema, "maxItems"_L1).value_or((largestRequest - 2) / (item->minSize + 1));
    const QString list = schema.value("x-kubernetes-list-type"_L1).toString();
    listType = list == "map"_L1 ? ListType::Map
        : list == "set"_L1      ? ListType::Set
                                : ListType::Atomic;
    for (const QJsonValue key : schema.value("x-kubernetes-list-map-keys"_L1).toArray())
        listKeys << key.toString();
}

void Shape::readMap(const QJsonObject &schema, const QString &typeName)
{
    const QJsonObject values = schema.value("additionalProperties"_L1).toObject();
    item = read(values, isEmbedded(values), typeName + u".@elem"_s);
    if (!item)
        return;
    kind = Kind::Map;
    type = mapOf(simpleType(Type::Kind::String), item->type);
    maxElements
        = limit(schema, "maxProperties"_L1).value_or((largestRequest - 2) / (item->minSize + 6));
}

void Shape::readObject(const QJsonObject &schema, const QString &typeName)
{
    kind = Kind::Object;
    QSet<QString> required;
    for (const QJsonValue name : schema.value("required"_L1).toArray())
        required << name.toString();
    const QJsonObject properties = schema.value("properties"_L1).toObject();
    for (auto it = properties.begin(); it != properties.end(); ++it) {
        const QJsonObject property = it.value().toObject();
        const std::optional<QString> name = escaped(it.key());
        std::shared_ptr<const Shape> member
            = read(property, isEmbedded(property), typeName + u'.' + name.value_or(it.key()));
        if (!member)
            continue;
        if (required.contains(it.key()) && !property.contains("default"_L1))
            minSize += it.key().toUtf8().size() + member->minSize + 4;
        if (!name)
            continue;
        byName.insert(it.key(), member.get());
        members.insert(*name, {it.key(), std::move(member)});
    }
    type = std::make_shared<const Type>(
        Type {.kind = Type::Kind::Object, .name = typeName, .shape = this});
}

void Shape::readString(const QJsonObject &schema)
{
    const QString format = schema.value("format"_L1).toString();
    const auto longest = limit(schema, "maxLength"_L1);
    const QJsonArray values = schema.value("enum"_L1).toArray();
    if (format == "byte"_L1) {
        kind = Kind::Bytes;
        type = simpleType(Type::Kind::Bytes);
        maxElements = longest.value_or(largestRequest - 2);
    } else if (format == "duration"_L1) {
        kind = Kind::Duration;
        type = simpleType(Type::Kind::Duration);
        minSize = smallestDuration;
        maxElements = longestTime;
    } else if (format == "date"_L1 || format == "date-time"_L1) {
        const bool isDate = format == "date"_L1;
        kind = isDate ? Kind::Date : Kind::DateTime;
        type = simpleType(Type::Kind::Timestamp);
        minSize = isDate ? dateSize : smallestTime;
        maxElements = isDate ? dateSize : longestTime;
    } else {
        kind = Kind::String;
        type = simpleType(Type::Kind::String);
        maxElements = longest  ? *longest * 4
            : values.isEmpty() ? largestRequest - 2
                               : longestEnum(values);
    }
}

} // namespace models::cel
