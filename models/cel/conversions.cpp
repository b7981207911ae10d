// SPDX-License-Identifier: Apache-2.0
// int(x), string(x) and their like.
#include "models/cel/functions.h"
#include "models/cel/opaque.h"

#include <QStringDecoder>

#include <cmath>

using namespace Qt::StringLiterals;

namespace models::cel {

namespace {

Value impossible(const Value &from, const QString &to)
{
    return Value::failure(u"type conversion error from '%1' to '%2'"_s.arg(from.typeName(), to));
}

/// Of a type that no overload takes.
Value unknown(const Value &from, const QString &function)
{
    return Value::failure(u"no such overload: %1(%2)"_s.arg(function, from.typeName()));
}

bool isText(const Value &value)
{
    return value.kind() == Value::Kind::String;
}

Value overflow(const QString &what)
{
    return Value::failure(what + u" overflow"_s);
}

Value toType(Args args)
{
    if (const auto *type = args[0].as<TypeName>())
        return type->name == "type"_L1 ? args[0] : Value(Value::Data(TypeName {u"type"_s}));
    return Value::Data(TypeName {args[0].typeName()});
}

Value toDyn(Args args)
{
    return args[0];
}

Value toBool(Args args)
{
    if (args[0].as<bool>())
        return args[0];
    static const QStringList yes {u"1"_s, u"t"_s, u"T"_s, u"true"_s, u"TRUE"_s, u"True"_s};
    static const QStringList no {u"0"_s, u"f"_s, u"F"_s, u"false"_s, u"FALSE"_s, u"False"_s};
    if (const auto *text = args[0].as<QString>();
        text && (yes.contains(*text) || no.contains(*text)))
        return Value::Data(yes.contains(*text));
    return isText(args[0]) ? impossible(args[0], u"bool"_s) : unknown(args[0], u"bool"_s);
}

Value toBytes(Args args)
{
    if (args[0].as<QByteArray>())
        return args[0];
    if (const auto *text = args[0].as<QString>())
        return Value::Data(text->toUtf8());
    return isText(args[0]) ? impossible(args[0], u"bytes"_s) : unknown(args[0], u"bytes"_s);
}

/// Go's strconv: no blanks around.
bool isTrimmed(const QString &text)
{
    return !text.isEmpty() && text.trimmed() == text;
}

Value toDouble(Args args)
{
    if (const auto *number = args[0].as<qint64>())
        return Value::Data(double(*number));
    if (const auto *number = args[0].as<quint64>())
        return Value::Data(double(*number));
    if (args[0].as<double>())
        return args[0];
    if (const auto *text = args[0].as<QString>(); text && isTrimmed(*text)) {
        bool isNumber = false;
        const double number = text->toDouble(&isNumber);
        if (isNumber)
            return Value::Data(number);
    }
    return isText(args[0]) ? impossible(args[0], u"double"_s) : unknown(args[0], u"double"_s);
}

Value toInt(Args args)
{
    const Value &value = args[0];
    if (value.as<qint64>())
        return value;
    if (const auto *number = value.as<quint64>())
        return *number > quint64(std::numeric_limits<qint64>::max())
            ? overflow(u"integer"_s)
            : Value(Value::Data(qint64(*number)));
    if (const auto *number = value.as<double>())
        return std::isfinite(*number) && *number > -9223372036854775808.0
                && *number < 9223372036854775808.0
            ? Value(Value::Data(qint64(*number)))
            : overflow(u"integer"_s);
    if (const auto *time = value.as<Timestamp>())
        return Value::Data(time->seconds);
    if (const auto *duration = value.as<Duration>())
        return Value::Data(duration->nanos);
    if (const auto *text = value.as<QString>(); text && isTrimmed(*text)) {
        bool isNumber = false;
        const qint64 number = text->toLongLong(&isNumber);
        if (isNumber)
            return Value::Data(number);
    }
    return isText(value) ? impossible(value, u"int"_s) : unknown(value, u"int"_s);
}

Value toUint(Args args)
{
    const Value &value = args[0];
    if (value.as<quint64>())
        return value;
    if (const auto *number = value.as<qint64>())
        return *number < 0 ? overflow(u"unsigned integer"_s) : Value(Value::Data(quint64(*number)));
    if (const auto *number = value.as<double>())
        return *number >= 0 && *number < 18446744073709551616.0
            ? Value(Value::Data(quint64(*number)))
            : overflow(u"unsigned integer"_s);
    if (const auto *text = value.as<QString>(); text && isTrimmed(*text)) {
        bool isNumber = false;
        const quint64 number = text->toULongLong(&isNumber);
        if (isNumber && !text->startsWith(u'+') && !text->startsWith(u'-'))
            return Value::Data(number);
    }
    return isText(value) ? impossible(value, u"uint"_s) : unknown(value, u"uint"_s);
}

Value toDuration(Args args)
{
    if (args[0].as<Duration>())
        return args[0];
    if (const auto *text = args[0].as<QString>()) {
        if (const auto duration = parseDuration(*text))
            return Value::Data(*duration);
    }
    const QString type = u"google.protobuf.Duration"_s;
    const bool isKnown = isText(args[0]) || args[0].kind() == Value::Kind::Int;
    return isKnown ? impossible(args[0], type) : unknown(args[0], u"duration"_s);
}

Value toTimestamp(Args args)
{
    if (args[0].as<Timestamp>())
        return args[0];
    if (const auto *seconds = args[0].as<qint64>()) {
        const Timestamp time {*seconds, 0};
        return time.isInRange() ? Value(Value::Data(time)) : overflow(u"timestamp"_s);
    }
    if (const auto *text = args[0].as<QString>()) {
        if (const auto time = parseTimestamp(*text, TimeSyntax::Rfc3339))
            return Value::Data(*time);
    }
    return isText(args[0]) ? impossible(args[0], u"google.protobuf.Timestamp"_s)
                           : unknown(args[0], u"timestamp"_s);
}

Value ofBytes(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(bytes);
    return decoder.hasError()
        ? Value::failure(u"invalid UTF-8 in bytes, cannot convert to string"_s)
        : Value(Value::Data(text));
}

Value toString(Args args)
{
    const Value &value = args[0];
    switch (value.kind()) {
    case Value::Kind::String:
        return value;
    case Value::Kind::Bool:
        return Value::Data(value.isTrue() ? u"true"_s : u"false"_s);
    case Value::Kind::Int:
        return Value::Data(QString::number(*value.as<qint64>()));
    case Value::Kind::Uint:
        return Value::Data(QString::number(*value.as<quint64>()));
    case Value::Kind::Double:
        return Value::Data(doubleText(*value.as<double>()));
    case Value::Kind::Bytes:
        return ofBytes(*value.as<QByteArray>());
    case Value::Kind::Timestamp:
        return Value::Data(value.as<Timestamp>()->text());
    case Value::Kind::Duration:
        return Value::Data(value.as<Duration>()->text());
    case Value::Kind::Opaque:
        return Value::Data((*value.as<std::shared_ptr<const Opaque>>())->text());
    default:
        return unknown(value, u"string"_s);
    }
}

} // namespace

std::vector<NamedNative> conversionNatives()
{
    return {{"type", toType}, {"dyn", toDyn}, {"bool", toBool}, {"bytes", toBytes},
        {"double", toDouble}, {"int", toInt}, {"uint", toUint}, {"duration", toDuration},
        {"timestamp", toTimestamp}, {"string", toString}};
}

} // namespace models::cel
