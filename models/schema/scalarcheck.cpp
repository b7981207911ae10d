// SPDX-License-Identifier: Apache-2.0
#include "models/schema/scalarcheck.h"

#include "models/schema/formats.h"
#include "models/schema/jsonmatch.h"
#include "models/schema/quantitycheck.h"
#include "models/schema/validator.h"
#include "models/yaml/emit.h"
#include "models/yaml/quoting.h"

#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace models {

namespace {

using Check = yaml::Diagnostic::Check;
using Type = yaml::Scalar::Type;

Message mustBe(const SchemaNode &schema, const QString &key, bool isInList)
{
    const auto with = [&](const char *source) { return Message(source, {key}); };
    if (isInList)
        return Message(QT_TRANSLATE_NOOP("models", "Items of this list must be of type %1."),
            {schema.typeName()});
    switch (schema.type) {
    case SchemaNode::Type::Object:
        return with(QT_TRANSLATE_NOOP("models", "%1 must be an object with fields of its own."));
    case SchemaNode::Type::Array:
        return with(QT_TRANSLATE_NOOP("models", "%1 must be a list."));
    case SchemaNode::Type::String:
        return with(QT_TRANSLATE_NOOP("models", "%1 must be text."));
    case SchemaNode::Type::Integer:
        return with(QT_TRANSLATE_NOOP("models", "%1 must be a whole number."));
    case SchemaNode::Type::Number:
        return with(QT_TRANSLATE_NOOP("models", "%1 must be a number."));
    case SchemaNode::Type::Boolean:
        return with(QT_TRANSLATE_NOOP("models", "%1 must be true or false."));
    case SchemaNode::Type::Any:
        break;
    }
    return with(QT_TRANSLATE_NOOP("models", "%1 must be a whole number or text."));
}

QString replacementFor(const yaml::Node &value, const SchemaNode &schema)
{
    const yaml::Scalar plain = yaml::resolve(value.text, true);
    switch (schema.type) {
    case SchemaNode::Type::Integer:
        return plain.isWhole()
            ? QString::number(plain.type == Type::Int ? plain.integer : qint64(plain.number))
            : QString();
    case SchemaNode::Type::Number:
        return plain.type == Type::Int || plain.type == Type::Float ? value.text : QString();
    case SchemaNode::Type::Boolean:
        return plain.type == Type::Bool ? (plain.boolean ? u"true"_s : u"false"_s) : QString();
    default:
        return {};
    }
}

bool hasType(const yaml::Node &value, const SchemaNode &schema)
{
    const yaml::Scalar &scalar = value.scalar;
    if (schema.tag == SchemaNode::Tag::Quantity && schema.isGoType)
        return scalar.type == Type::String || scalar.type == Type::Int
            || scalar.type == Type::Float;
    if (schema.intOrString)
        return scalar.type == Type::String || scalar.isWhole();
    switch (schema.type) {
    case SchemaNode::Type::String:
        return scalar.type == Type::String;
    case SchemaNode::Type::Integer:
        return scalar.isWhole();
    case SchemaNode::Type::Number:
        return scalar.type == Type::Int || scalar.type == Type::Float;
    case SchemaNode::Type::Boolean:
        return scalar.type == Type::Bool;
    case SchemaNode::Type::Any:
        return true;
    default:
        return false;
    }
}

QString whatItIs(const yaml::Node &value)
{
    const QJsonValue json = yaml::toJson(value.scalar, value.text);
    return yaml::emitFlow(json).trimmed();
}

void checkEnum(Problems &problems, const yaml::Node &written, const yaml::Node &value,
    const QJsonValue &json, const SchemaNode &schema)
{
    if (schema.enumValues.isEmpty() || schema.enumValues.contains(json))
        return;
    QStringList words;
    for (const QJsonValue &allowed : schema.enumValues)
        words.append(allowed.isString() ? allowed.toString() : yaml::emitFlow(allowed).trimmed());
    QStringList shown = words;
    for (QString &word : shown)
        word = word.isEmpty() ? u"\"\""_s : word;
    yaml::Diagnostic &problem = problems.onValue(written, Check::Enum,
        Message(QT_TRANSLATE_NOOP("models", "“%1” is not one of %2."),
            {value.text, shown.join(u", "_s)}));
    const QString near = nearest(value.text, words);
    if (!near.isEmpty() && written.kind == yaml::Node::Kind::Scalar) {
        problem.fixes.append({Message(QT_TRANSLATE_NOOP("models", "Change to %1"), {near}),
            {{written.range.start, written.range.length, yaml::quoted(near)}}});
    }
}

void checkRange(Problems &problems, const yaml::Node &written, const yaml::Node &value,
    const SchemaNode &schema)
{
    const double number = value.scalar.number;
    const auto text = [](double bound) { return QString::number(bound, 'g', 15); };
    const auto report = [&](Message message, yaml::Severity severity = yaml::Severity::Error) {
        problems.onValue(written, Check::Range, std::move(message), severity);
    };
    if (schema.minimum
        && (number < schema.minimum->value
            || (schema.minimum->exclusive && number == schema.minimum->value))) {
        report(Message(schema.minimum->exclusive
                ? QT_TRANSLATE_NOOP("models", "%1 is too small: it must be greater than %2.")
                : QT_TRANSLATE_NOOP("models", "%1 is too small: the least is %2."),
            {value.text, text(schema.minimum->value)}));
    } else if (schema.maximum
        && (number > schema.maximum->value
            || (schema.maximum->exclusive && number == schema.maximum->value))) {
        report(Message(schema.maximum->exclusive
                ? QT_TRANSLATE_NOOP("models", "%1 is too large: it must be less than %2.")
                : QT_TRANSLATE_NOOP("models", "%1 is too large: the most is %2."),
            {value.text, text(schema.maximum->value)}));
    } else if (schema.multipleOf && std::fmod(number, *schema.multipleOf) != 0) {
        report(Message(QT_TRANSLATE_NOOP("models", "%1 is not a multiple of %2."),
            {value.text, text(*schema.multipleOf)}));
    } else if (schema.format == "int32"_L1
        && (number > std::numeric_limits<qint32>::max()
            || number < std::numeric_limits<qint32>::min())) {
        // Go types refuse it while decoding; on custom resources the format alone is no rule.
        report(Message(QT_TRANSLATE_NOOP("models", "%1 does not fit into 32 bits."), {value.text}),
            schema.isGoType ? yaml::Severity::Error : yaml::Severity::Warning);
    } else if (schema.type == SchemaNode::Type::Integer && value.scalar.isHuge) {
        report(Message(QT_TRANSLATE_NOOP("models", "%1 does not fit into 64 bits."), {value.text}));
    }
}

void checkText(Problems &problems, const yaml::Node &written, const yaml::Node &value,
    const SchemaNode &schema)
{
    const qsizetype length = value.text.toUcs4().size();
    const auto report = [&](Message message) {
        problems.onValue(written, Check::LengthOrPattern, std::move(message));
    };
    if (schema.minLength && length < *schema.minLength) {
        report(value.text.isEmpty()
                ? Message(QT_TRANSLATE_NOOP("models", "%1 must not be empty."), {written.key})
                : Message(QT_TRANSLATE_NOOP(
                              "models", "This text is too short: %1 characters of at least %2."),
                      {QString::number(length), QString::number(*schema.minLength)}));
    } else if (schema.maxLength && length > *schema.maxLength) {
        report(Message(
            QT_TRANSLATE_NOOP("models", "This text is too long: %1 characters of at most %2."),
            {QString::number(length), QString::number(*schema.maxLength)}));
    } else if (!schema.pattern.isEmpty() && schema.tag != SchemaNode::Tag::Quantity
        && !patternMatches(schema.pattern, value.text)) {
        report(Message(QT_TRANSLATE_NOOP("models", "“%1” does not match the pattern %2."),
            {value.text, schema.pattern}));
    } else {
        checkFormat(problems, written, value.text, schema);
    }
}

} // namespace

void wrongType(Problems &problems, const yaml::Node &written, const yaml::Node &value,
    const SchemaNode &schema)
{
    const bool isPlainForText = schema.type == SchemaNode::Type::String && value.isScalar()
        && value.style == yaml::Node::Style::Plain;
    if (isPlainForText) {
        yaml::Diagnostic &problem = problems.onValue(written, Check::TypeChangingScalar,
            Message(QT_TRANSLATE_NOOP(
                        "models", "%1 must be text, but the server reads %2 without quotes as %3."),
                {written.key.isEmpty() ? u"item"_s : written.key, value.text, whatItIs(value)}));
        if (written.kind == yaml::Node::Kind::Scalar) {
            problem.fixes.append({Message(QT_TRANSLATE_NOOP("models", "Put it in quotes")),
                {{written.range.start, written.range.length, yaml::doubleQuoted(value.text)}}});
        }
        return;
    }
    yaml::Diagnostic &problem
        = problems.onValue(written, schema.intOrString ? Check::IntOrString : Check::WrongType,
            mustBe(schema, written.key, written.key.isEmpty() && written.parent));
    if (!value.isScalar() || written.kind != yaml::Node::Kind::Scalar)
        return;
    if (const QString better = replacementFor(value, schema); !better.isEmpty()) {
        problem.fixes.append({Message(QT_TRANSLATE_NOOP("models", "Change to %1"), {better}),
            {{written.range.start, written.range.length, better}}});
    } else if (schema.intOrString) {
        problem.fixes.append({Message(QT_TRANSLATE_NOOP("models", "Put it in quotes")),
            {{written.range.start, written.range.length, yaml::doubleQuoted(value.text)}}});
    }
}

void checkScalar(Problems &problems, const yaml::Node &written, const yaml::Node &value,
    const SchemaNode &schema)
{
    if (!value.isScalar() || !hasType(value, schema)) {
        wrongType(problems, written, value, schema);
        return;
    }
    const QJsonValue json = yaml::toJson(value.scalar, value.text);
    checkEnum(problems, written, value, json, schema);
    if (schema.tag == SchemaNode::Tag::Quantity)
        checkQuantity(problems, written, value.text);
    else if (value.scalar.type == Type::String)
        checkText(problems, written, value, schema);
    else if (value.scalar.type == Type::Int || value.scalar.type == Type::Float)
        checkRange(problems, written, value, schema);
}

} // namespace models
