// SPDX-License-Identifier: Apache-2.0
#include "models/schema/jsonmatch.h"

#include "models/yaml/emit.h"

#include <QMutex>

#include <algorithm>
#include <cmath>
#include <re2/re2.h>

using namespace Qt::StringLiterals;

namespace models {

namespace {

std::shared_ptr<const re2::RE2> compiled(const QString &pattern)
{
    static QMutex mutex;
    static QHash<QString, std::shared_ptr<const re2::RE2>> cache; // guarded by mutex
    const QMutexLocker lock(&mutex);
    std::shared_ptr<const re2::RE2> &entry = cache[pattern];
    if (!entry) {
        re2::RE2::Options options;
        options.set_log_errors(false);
        const QByteArray bytes = pattern.toUtf8();
        entry = std::make_shared<const re2::RE2>(
            re2::StringPiece(bytes.constData(), size_t(bytes.size())), options);
    }
    return entry;
}

bool typeMatches(const QJsonValue &value, const SchemaNode &schema)
{
    if (value.isNull())
        return schema.nullable || schema.type == SchemaNode::Type::Any;
    if (schema.intOrString)
        return value.isString()
            || (value.isDouble() && std::floor(value.toDouble()) == value.toDouble());
    switch (schema.type) {
    case SchemaNode::Type::Object:
        return value.isObject();
    case SchemaNode::Type::Array:
        return value.isArray();
    case SchemaNode::Type::String:
        return value.isString();
    case SchemaNode::Type::Boolean:
        return value.isBool();
    case SchemaNode::Type::Number:
        return value.isDouble();
    case SchemaNode::Type::Integer:
        return value.isDouble() && std::floor(value.toDouble()) == value.toDouble();
    case SchemaNode::Type::Any:
        return true;
    }
    return true;
}

bool numberMatches(double value, const SchemaNode &schema)
{
    if (schema.minimum
        && (value < schema.minimum->value
            || (schema.minimum->exclusive && value == schema.minimum->value)))
        return false;
    if (schema.maximum
        && (value > schema.maximum->value
            || (schema.maximum->exclusive && value == schema.maximum->value)))
        return false;
    return !schema.multipleOf || std::fmod(value, *schema.multipleOf) == 0;
}

bool sizeMatches(qsizetype size, std::optional<qint64> least, std::optional<qint64> most)
{
    return (!least || size >= *least) && (!most || size <= *most);
}

bool membersMatch(const QJsonObject &object, const SchemaNode &schema)
{
    const bool hasRequired = std::ranges::all_of(
        schema.required, [&](const QString &name) { return object.contains(name); });
    if (!hasRequired || !sizeMatches(object.size(), schema.minProperties, schema.maxProperties))
        return false;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const SchemaNode *member = schema.property(it.key());
        if (!member)
            member = schema.additional();
        if (member && !jsonMatches(it.value(), *member))
            return false;
    }
    return true;
}

bool branchesMatch(const QJsonValue &value, const SchemaNode &schema)
{
    const auto fits = [&](const SchemaNode *branch) { return jsonMatches(value, *branch); };
    if (!std::ranges::all_of(schema.allOf(), fits))
        return false;
    if (!schema.anyOf().empty() && !std::ranges::any_of(schema.anyOf(), fits))
        return false;
    if (!schema.oneOf().empty() && std::ranges::count_if(schema.oneOf(), fits) != 1)
        return false;
    return !schema.notSchema() || !fits(schema.notSchema());
}

} // namespace

bool patternMatches(const QString &pattern, const QString &text)
{
    const auto expression = compiled(pattern);
    if (!expression->ok())
        return true;
    const QByteArray bytes = text.toUtf8();
    return re2::RE2::PartialMatch(
        re2::StringPiece(bytes.constData(), size_t(bytes.size())), *expression);
}

bool jsonMatches(const QJsonValue &value, const SchemaNode &schema)
{
    if (!typeMatches(value, schema))
        return false;
    if (!schema.enumValues.isEmpty() && !schema.enumValues.contains(value))
        return false;
    if (value.isString()) {
        const QString text = value.toString();
        if (!sizeMatches(text.toUcs4().size(), schema.minLength, schema.maxLength))
            return false;
        if (!schema.pattern.isEmpty() && !patternMatches(schema.pattern, text))
            return false;
    } else if (value.isDouble()) {
        if (!numberMatches(value.toDouble(), schema))
            return false;
    } else if (value.isArray()) {
        const QJsonArray list = value.toArray();
        if (!sizeMatches(list.size(), schema.minItems, schema.maxItems))
            return false;
        for (const QJsonValue &item : list) {
            if (schema.items() && !jsonMatches(item, *schema.items()))
                return false;
        }
    } else if (value.isObject() && !membersMatch(value.toObject(), schema)) {
        return false;
    }
    return branchesMatch(value, schema);
}

const SchemaNode *nearestBranch(
    const QJsonValue &value, const std::vector<const SchemaNode *> &branches)
{
    const auto score = [&](const SchemaNode *branch) {
        int points = typeMatches(value, *branch) ? 10 : 0;
        const QJsonObject object = value.toObject();
        for (const QString &name : branch->required)
            points += object.contains(name) ? 2 : -1;
        return points;
    };
    return *std::ranges::max_element(branches, {}, score);
}

Message mismatch(const QJsonValue &value, const SchemaNode &schema)
{
    if (!typeMatches(value, schema)) {
        return Message(
            QT_TRANSLATE_NOOP("models", "This must be of type %1."), {schema.typeName()});
    }
    if (value.isObject()) {
        QStringList missing;
        for (const QString &name : schema.required) {
            if (!value.toObject().contains(name))
                missing.append(name);
        }
        missing.sort();
        if (!missing.isEmpty()) {
            return Message(
                QT_TRANSLATE_NOOP("models", "%1 must be set as well."), {missing.join(u", "_s)});
        }
    }
    if (!schema.pattern.isEmpty()) {
        return Message(
            QT_TRANSLATE_NOOP("models", "This must match the pattern %1."), {schema.pattern});
    }
    if (!schema.enumValues.isEmpty()) {
        return Message(QT_TRANSLATE_NOOP("models", "This must be one of %1."),
            {yaml::emitFlow(schema.enumValues).trimmed()});
    }
    return Message(
        QT_TRANSLATE_NOOP("models", "This fits none of the alternatives that the schema allows."));
}

} // namespace models
