// SPDX-License-Identifier: Apache-2.0
#include "models/schema/rulescheck.h"

#include "models/base/json.h"
#include "models/cel/ruleset.h"
#include "models/schema/schemareader.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models {

namespace {

using Check = yaml::Diagnostic::Check;

/// The server does not come to the rules of such an object.
bool isStructural(const yaml::Diagnostic &found)
{
    static const QSet<int> checks {Check::Syntax, Check::MissingRequired, Check::WrongType,
        Check::Enum, Check::LengthOrPattern, Check::Count, Check::Format, Check::IntOrString,
        Check::QuantityGrammar, Check::ApiVersionOrKind};
    return found.severity == yaml::Severity::Error && checks.contains(found.check);
}

QJsonValue membersWithDefaults(const QJsonObject &object, const QJsonObject &schema)
{
    QJsonObject out = object;
    const QJsonObject members = schema.value("properties"_L1).toObject();
    const QJsonValue values = schema.value("additionalProperties"_L1);
    for (auto it = members.begin(); it != members.end(); ++it) {
        const QJsonObject member = it.value().toObject();
        const QString key = jsonKey(it.key());
        const QJsonValue written = object.value(key);
        const bool isNothing
            = written.isUndefined() || (written.isNull() && !member.value("nullable"_L1).toBool());
        if (isNothing && member.contains("default"_L1))
            out.insert(key, withDefaults(member.value("default"_L1), member));
        else if (isNothing)
            out.remove(key);
        else if (written.isObject() || written.isArray())
            out.insert(key, withDefaults(written, member));
    }
    if (!values.isObject())
        return out;
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (const QString key = jsonKey(it.key()); !members.contains(key))
            out.insert(key, withDefaults(it.value(), values.toObject()));
    }
    return out;
}

/// What the server checks: a generated name is there by then, a status is not.
QJsonObject asChecked(
    const QJsonObject &written, const SchemaNode &root, const ValidationContext &context)
{
    QJsonObject object = withDefaults(written, root.raw()).toObject();
    QJsonObject metadata = object.value("metadata"_L1).toObject();
    if (!metadata.contains("name"_L1) && metadata.contains("generateName"_L1))
        metadata.insert("name"_L1, metadata.value("generateName"_L1).toString() + u"xxxxx"_s);
    object.insert("metadata"_L1, metadata);
    if (context.isNew)
        object.remove("status"_L1);
    return object;
}

Message sentence(const cel::Refusal &refusal)
{
    if (!refusal.isUnmet)
        return Message(QT_TRANSLATE_NOOP("models", "A rule of this kind comes to nothing here: %1"),
            {refusal.text});
    if (refusal.text == u"failed rule: "_s + refusal.rule)
        return Message(
            QT_TRANSLATE_NOOP("models", "A rule of this kind does not hold: %1"), {refusal.rule});
    return Message(QT_TRANSLATE_NOOP("models", "A rule of this kind says: %1"), {refusal.text});
}

} // namespace

QJsonValue withDefaults(const QJsonValue &value, const QJsonObject &schema)
{
    if (value.isObject())
        return membersWithDefaults(value.toObject(), schema);
    const QJsonObject items = schema.value("items"_L1).toObject();
    if (!value.isArray() || items.isEmpty())
        return value;
    QJsonArray out;
    for (const QJsonValue item : value.toArray())
        out.append(withDefaults(item, items));
    return out;
}

void checkRules(Problems &problems, const yaml::Node &object, const SchemaNode &root,
    const ValidationContext &context)
{
    const cel::RuleSet *rules = root.ruleSet();
    if (!rules || std::ranges::any_of(problems.found(), isStructural)
        || problems.tree().documents()[problems.document()].isBroken)
        return;
    const QJsonObject written = yaml::toJson(object).toObject();
    const QJsonValue old
        = context.loaded.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(context.loaded);
    for (const cel::Refusal &refusal :
        rules->check(asChecked(written, root, context), old).refusals) {
        if (!isUnionRule(refusal.rule))
            problems.onPath(refusal.path, Check::Rule, sentence(refusal));
    }
}

} // namespace models
