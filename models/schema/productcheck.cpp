// SPDX-License-Identifier: Apache-2.0
#include "models/schema/productcheck.h"

#include "models/base/bilingual.h"
#include "models/cel/ruleset.h"
#include "models/cel/shape.h"
#include "models/schema/rulescheck.h"

#include <array>

using namespace Qt::StringLiterals;

namespace models {

namespace {

constexpr int deepest = 16; ///< of a type that contains itself

/// A rule on the way to its place.
struct Placed
{
    QStringList steps; ///< names of members, "[]" and "{}"
    QJsonObject entry; ///< of x-kubernetes-validations
};

QStringList stepsOf(const QString &pattern)
{
    QStringList steps;
    for (QString part : pattern.split(u'.', Qt::SkipEmptyParts)) {
        QStringList behind;
        while (part.endsWith("[]"_L1) || part.endsWith("{}"_L1)) {
            behind.prepend(part.last(2));
            part.chop(2);
        }
        steps.append(part);
        steps += behind;
    }
    return steps;
}

QString typeWord(const SchemaNode &node)
{
    switch (node.type) {
    case SchemaNode::Type::Object:
        return u"object"_s;
    case SchemaNode::Type::Array:
        return u"array"_s;
    case SchemaNode::Type::String:
        return u"string"_s;
    case SchemaNode::Type::Integer:
        return u"integer"_s;
    case SchemaNode::Type::Number:
        return u"number"_s;
    case SchemaNode::Type::Boolean:
        return u"boolean"_s;
    default:
        return node.hasProperties() ? u"object"_s : QString();
    }
}

/// What a rule can see of one node, without what is below it.
QJsonObject facts(const SchemaNode &node)
{
    if (node.intOrString)
        return {{u"x-kubernetes-int-or-string"_s, true}};
    QJsonObject out;
    if (const QString word = typeWord(node); !word.isEmpty())
        out.insert(u"type"_s, word);
    else
        out.insert(u"x-kubernetes-preserve-unknown-fields"_s, true);
    static constexpr std::array kept {"format"_L1, "nullable"_L1, "maxLength"_L1, "maxItems"_L1,
        "maxProperties"_L1, "x-kubernetes-preserve-unknown-fields"_L1,
        "x-kubernetes-embedded-resource"_L1};
    for (const QLatin1StringView key : kept) {
        if (const QJsonValue value = node.raw().value(key); !value.isUndefined())
            out.insert(key, value);
    }
    return out;
}

/// The schema as rules need it, references followed: whole where a rule stands, else only the ways
/// to the rules.
QJsonObject structural( // NOLINT(misc-no-recursion)
    const SchemaNode &node, const QList<Placed> &rules, bool isWhole, int depth)
{
    QJsonObject out = facts(node);
    if (depth > deepest || node.intOrString)
        return out;
    QJsonArray here;
    QHash<QString, QList<Placed>> below;
    for (const Placed &rule : rules) {
        if (rule.steps.isEmpty())
            here.append(rule.entry);
        else
            below[rule.steps.first()].append({rule.steps.sliced(1), rule.entry});
    }
    isWhole = isWhole || !here.isEmpty();
    const auto child = [&](const SchemaNode *inner, const QString &step) {
        const bool isWanted = inner && (isWhole || below.contains(step));
        return isWanted ? QJsonValue(structural(*inner, below.value(step), isWhole, depth + 1))
                        : QJsonValue(QJsonValue::Undefined);
    };
    QJsonObject members;
    if (node.hasProperties()) {
        for (const auto &[name, member] : node.properties().asKeyValueRange()) {
            if (const QJsonValue inner = child(member, name); !inner.isUndefined())
                members.insert(name, inner);
        }
    }
    if (!members.isEmpty())
        out.insert(u"properties"_s, members);
    if (const QJsonValue items = child(node.items(), u"[]"_s); !items.isUndefined())
        out.insert(u"items"_s, items);
    if (const QJsonValue values = child(node.additional(), u"{}"_s); !values.isUndefined())
        out.insert(u"additionalProperties"_s, values);
    if (!here.isEmpty())
        out.insert(u"x-kubernetes-validations"_s, here);
    return out;
}

const SchemaNode *nodeBehind(const SchemaNode &root, const QStringList &steps)
{
    const SchemaNode *node = &root;
    for (const QString &step : steps) {
        if (node)
            node = step == "[]"_L1 ? node->items()
                : step == "{}"_L1  ? node->additional()
                                   : node->property(step);
    }
    return node;
}

} // namespace

std::shared_ptr<const ProductRules> ProductRules::read(const Guide &guide, const SchemaNode &root)
{
    auto made = std::make_shared<ProductRules>();
    made->m_rules = guide.allRules();
    QList<Placed> placed;
    for (qsizetype i = 0; i < made->m_rules.size(); ++i) {
        const GuideRule &rule = made->m_rules[i];
        const QJsonObject entry {{u"rule"_s, rule.rule}, {u"message"_s, QString::number(i)},
            {u"fieldPath"_s, rule.field}};
        if (const QStringList steps = stepsOf(rule.at); nodeBehind(root, steps))
            placed.append({steps, entry});
    }
    if (!placed.isEmpty())
        made->m_set = cel::RuleSet::read(structural(root, placed, false, 0), true);
    return made->m_set ? made : nullptr;
}

void ProductRules::check(Problems &problems, const yaml::Node &object, const SchemaNode &root) const
{
    if (problems.tree().documents()[problems.document()].isBroken)
        return;
    const QJsonValue written = withDefaults(yaml::toJson(object), root.raw());
    for (const cel::Refusal &refusal : m_set->check(written).refusals) {
        bool isOurs = false;
        const int number = refusal.text.toInt(&isOurs);
        if (!refusal.isUnmet || !isOurs)
            continue;
        const GuideRule &rule = m_rules[number];
        problems.onPath(refusal.path, Problems::Check::ProductRule,
            inBoth(rule.message.in(u"en"), rule.message.in(u"zh")),
            rule.isWarning ? yaml::Severity::Warning : yaml::Severity::Error);
    }
}

Message faultOf(const GuideRule &rule, const SchemaNode &root)
{
    const QStringList steps = stepsOf(rule.at);
    const SchemaNode *node = nodeBehind(root, steps);
    if (!node)
        return Message(QT_TRANSLATE_NOOP("models", "The schema knows no such field."));
    const QJsonObject schema = structural(*node, {}, true, 0);
    const auto shape = cel::Shape::read(schema, steps.isEmpty(), u"selfType"_s);
    if (!shape)
        return Message(QT_TRANSLATE_NOOP("models", "A rule cannot see such a value."));
    const QJsonObject entry {{u"rule"_s, rule.rule}};
    const cel::Rule read = cel::Rule::read(entry, *shape, schema);
    if (!read.fault.isEmpty() || !read.program)
        return Message(QT_TRANSLATE_NOOP("models", "Its rule is none: %1"),
            {read.fault.isEmpty() ? rule.rule : read.fault.simplified()});
    if (!rule.field.isEmpty() && !cel::fieldPathIn(schema, rule.field))
        return Message(
            QT_TRANSLATE_NOOP("models", "It points at %1, which the schema does not know."),
            {rule.field});
    return {};
}

} // namespace models
