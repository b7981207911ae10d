// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/engine/decoder.h"

#include "models/base/json.h"
#include "models/base/quantity.h"
#include "models/sandbox/engine/causes.h"
#include "models/sandbox/engine/jsontext.h"

#include <QDateTime>
#include <QTimeZone>

#include <limits>

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

QString foundName(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return u"bool"_s;
    case QJsonValue::Double:
        return u"number"_s;
    case QJsonValue::String:
        return u"string"_s;
    case QJsonValue::Array:
        return u"array"_s;
    case QJsonValue::Object:
        return u"object"_s;
    default:
        return u"null"_s;
    }
}

/// "v1.Container", "[]v1.Container", "map[string]string", "int32".
QString goType(const Schema &schema)
{
    using Type = Schema::Type;
    if (schema.type == Type::Array)
        return u"[]"_s + (schema.items ? goType(*schema.items) : QString());
    if (schema.type == Type::Object && schema.values)
        return u"map[string]"_s + goType(*schema.values);
    if (!schema.component.isEmpty() || !schema.enumValues.isEmpty())
        return u"v1."_s + schema.goName;
    switch (schema.type) {
    case Type::Boolean:
        return u"bool"_s;
    case Type::Integer:
        return schema.format;
    case Type::Number:
        return u"float64"_s;
    default:
        return u"string"_s;
    }
}

/// Go leaves these out of what it writes.
bool isOmitted(const Field &field, const QJsonValue &value)
{
    if (value.isUndefined())
        return true;
    if (field.isAlwaysThere || field.keepsZero || field.isRequired)
        return false;
    if (field.schema->type == Schema::Type::Object)
        return field.schema->values && value.toObject().isEmpty();
    if (field.schema->special != Schema::Special::None
        && field.schema->special != Schema::Special::Bytes)
        return false;
    return !value.isObject() && isZero(value);
}

} // namespace

QString canonicalTime(const QString &text, bool isMicro)
{
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!time.isValid() || text.size() < 20 || text[10] != u'T' || time.timeSpec() == Qt::LocalTime)
        return {};
    const QString seconds = time.toUTC().toString(u"yyyy-MM-ddTHH:mm:ss"_s);
    if (!isMicro)
        return seconds + u'Z';
    QString fraction = text.section(u'.', 1);
    qsizetype digits = 0;
    while (digits < fraction.size() && fraction[digits].isDigit())
        ++digits;
    return seconds + u'.' + fraction.left(digits).leftJustified(6, u'0', true) + u'Z';
}

QJsonObject Decoder::decodeBuiltIn(const Schema &schema, const QJsonObject &object)
{
    return typedObject(schema, object, {{}, schema.goName, {}}).toObject();
}

QJsonValue Decoder::typed(const Schema &schema, const QJsonValue &value, const Place &place)
{
    if (value.isNull() || value.isUndefined())
        return QJsonValue::Undefined;
    if (schema.special != Schema::Special::None)
        return special(schema, value, place);
    switch (schema.type) {
    case Schema::Type::Object:
        if (!value.isObject()) {
            wrongType(foundName(value), goType(schema), place);
            return QJsonValue::Undefined;
        }
        return schema.values ? typedMap(schema, value.toObject(), place)
                             : typedObject(schema, value.toObject(), place);
    case Schema::Type::Array:
        if (!value.isArray()) {
            wrongType(foundName(value), goType(schema), place);
            return QJsonValue::Undefined;
        }
        return typedArray(schema, value.toArray(), place);
    case Schema::Type::Any:
        return value;
    default:
        return typedScalar(schema, value, place);
    }
}

QJsonValue Decoder::typedObject(const Schema &schema, const QJsonObject &object, const Place &place)
{
    QJsonObject out;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const Field *field = schema.field(it.key());
        if (!field) {
            m_unknown << childPath(place.path, it.key());
            continue;
        }
        const QJsonValue value = typed(*field->schema, it.value(),
            {childPath(place.path, it.key()), schema.goName, childPath(place.goPath, it.key())});
        if (!isOmitted(*field, value))
            out.insert(jsonKey(it.key()), value);
    }
    for (const Field &field : schema.fields) {
        if (!field.isAlwaysThere || out.contains(field.name))
            continue;
        if (field.schema->type == Schema::Type::Object && !field.schema->values)
            out.insert(field.name, typedObject(*field.schema, {}, {}));
        else if (!field.defaultValue.isObject() && isZero(field.defaultValue))
            out.insert(field.name, field.defaultValue);
    }
    return out;
}

QJsonValue Decoder::typedMap(const Schema &schema, const QJsonObject &object, const Place &place)
{
    QJsonObject out;
    for (auto it = object.begin(); it != object.end(); ++it) {
        QJsonValue value = typed(*schema.values, it.value(),
            {childPath(place.path, it.key()), place.goStruct, place.goPath});
        if (value.isUndefined() && schema.values->type == Schema::Type::String)
            value = QString(); // null becomes Go's zero value
        if (!value.isUndefined())
            out.insert(jsonKey(it.key()), value);
    }
    return out;
}

QJsonValue Decoder::typedArray(const Schema &schema, const QJsonArray &array, const Place &place)
{
    QJsonArray out;
    for (qsizetype i = 0; i < array.size(); ++i) {
        QJsonValue value = typed(
            *schema.items, array[i], {itemPath(place.path, i), place.goStruct, place.goPath});
        if (value.isUndefined())
            value = schema.items->type == Schema::Type::Object ? typedObject(*schema.items, {}, {})
                                                               : QJsonValue(QString());
        out.append(value);
    }
    return out;
}

QJsonValue Decoder::typedScalar(const Schema &schema, const QJsonValue &value, const Place &place)
{
    const bool isRight = (schema.type == Schema::Type::String && value.isString())
        || (schema.type == Schema::Type::Boolean && value.isBool())
        || ((schema.type == Schema::Type::Integer || schema.type == Schema::Type::Number)
            && value.isDouble());
    if (!isRight) {
        wrongType(foundName(value), goType(schema), place);
        return QJsonValue::Undefined;
    }
    if (schema.type == Schema::Type::Integer) {
        const bool isTooLarge = schema.format == "int32"_L1
            && (value.toDouble() > std::numeric_limits<qint32>::max()
                || value.toDouble() < std::numeric_limits<qint32>::min());
        if (!isWhole(value) || isTooLarge) {
            wrongType(u"number "_s + jsonText(value), goType(schema), place);
            return QJsonValue::Undefined;
        }
        return value.toInteger();
    }
    return value;
}

QJsonValue Decoder::special(const Schema &schema, const QJsonValue &value, const Place &place)
{
    using Special = Schema::Special;
    if (schema.special == Special::Raw)
        return value;
    if (schema.special == Special::IntOrString) {
        if (value.isString() || isWhole(value))
            return value;
        wrongType(foundName(value), value.isDouble() ? u"int32"_s : u"string"_s, place);
        return QJsonValue::Undefined;
    }
    if (schema.special == Special::Quantity) {
        const QString text = value.isDouble() ? jsonText(value) : value.toString();
        const auto quantity = Quantity::parse(text);
        if (quantity && (value.isString() || value.isDouble()))
            return quantity->canonical();
        fail(
            u"quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"_s);
        return QJsonValue::Undefined;
    }
    if (!value.isString()) {
        wrongType(foundName(value), u"string"_s, place);
        return QJsonValue::Undefined;
    }
    const QString text = value.toString();
    if (schema.special == Special::Bytes) {
        const QByteArray raw = text.toLatin1();
        if (QByteArray::fromBase64Encoding(raw, QByteArray::AbortOnBase64DecodingErrors))
            return value;
        fail(u"illegal base64 data at input byte 0"_s);
        return QJsonValue::Undefined;
    }
    const bool isMicro = schema.special == Special::MicroTime;
    if (const QString time = canonicalTime(text, isMicro); !time.isEmpty())
        return time;
    fail(u"parsing time \"%1\" as \"%2\": cannot parse \"%1\" as \"2006\""_s.arg(
        text, isMicro ? u"2006-01-02T15:04:05.000000Z07:00"_s : u"2006-01-02T15:04:05Z07:00"_s));
    return QJsonValue::Undefined;
}

void Decoder::wrongType(const QString &found, const QString &wanted, const Place &place)
{
    fail(u"json: cannot unmarshal %1 into Go struct field %2.%3 of type %4"_s.arg(
        found, place.goStruct, place.goPath, wanted));
}

void Decoder::fail(const QString &text)
{
    if (m_typeError.isEmpty())
        m_typeError = text;
}

} // namespace models::sandbox
