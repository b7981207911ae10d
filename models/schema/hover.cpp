// SPDX-License-Identifier: Apache-2.0
#include "models/schema/hover.h"

#include "models/base/quantity.h"
#include "models/schema/immutablecheck.h"
#include "models/schema/immutablerules.h"
#include "models/schema/noderead.h"
#include "models/yaml/emit.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace models {

namespace {

QString number(double value)
{
    return QString::number(value, 'g', 15);
}

void addBounds(FieldHelp &help, const SchemaNode &node)
{
    if (node.minimum && node.maximum) {
        help.facts.append(Message(QT_TRANSLATE_NOOP("models", "from %1 to %2"),
            {number(node.minimum->value), number(node.maximum->value)}));
    } else if (node.minimum) {
        help.facts.append(
            Message(QT_TRANSLATE_NOOP("models", "at least %1"), {number(node.minimum->value)}));
    } else if (node.maximum) {
        help.facts.append(
            Message(QT_TRANSLATE_NOOP("models", "at most %1"), {number(node.maximum->value)}));
    }
    if (node.maxLength) {
        help.facts.append(Message(QT_TRANSLATE_NOOP("models", "at most %1 characters"),
            {QString::number(*node.maxLength)}));
    }
    if (node.maxItems) {
        help.facts.append(Message(
            QT_TRANSLATE_NOOP("models", "at most %1 items"), {QString::number(*node.maxItems)}));
    }
}

void addFacts(FieldHelp &help, const SchemaNode &node)
{
    if (!node.enumValues.isEmpty()) {
        constexpr qsizetype most = 30;
        QStringList words;
        for (const QJsonValue &word : node.enumValues) {
            if (words.size() == most) {
                words.append(u"…"_s);
                break;
            }
            words.append(yaml::emitFlow(word).trimmed());
        }
        help.facts.append(Message(QT_TRANSLATE_NOOP("models", "one of %1"), {words.join(u", "_s)}));
    }
    addBounds(help, node);
    if (!node.pattern.isEmpty() && node.tag != SchemaNode::Tag::Quantity)
        help.facts.append(Message(QT_TRANSLATE_NOOP("models", "pattern %1"), {node.pattern}));
    if (!node.listMapKeys.isEmpty()) {
        help.facts.append(
            Message(QT_TRANSLATE_NOOP("models", "merged by %1"), {node.listMapKeys.join(u", "_s)}));
    } else if (node.listType == "atomic"_L1 || node.mapType == "atomic"_L1) {
        help.facts.append(Message(QT_TRANSLATE_NOOP("models", "replaced as a whole on apply")));
    }
    for (const SchemaNode::Union &choice : node.unions) {
        help.facts.append(
            Message(choice.optional ? QT_TRANSLATE_NOOP("models", "at most one of %1")
                                    : QT_TRANSLATE_NOOP("models", "exactly one of %1"),
                {choice.members.join(u", "_s)}));
    }
    for (const SchemaNode::Rule &rule : node.rules) {
        if (rule.message.isEmpty() && immutableMembers(rule).contains(QStringList()))
            continue; // said in words
        help.facts.append(Message(QT_TRANSLATE_NOOP("models", "checked by the server: %1"),
            {rule.message.isEmpty() ? rule.rule : rule.message}));
    }
}

/// By a rule of its own or of the object around it.
bool isFixedByRule(const SchemaNode &node, const SchemaNode *parent, const QString &key)
{
    const auto says = [](const SchemaNode &place, const QStringList &member) {
        return std::ranges::any_of(place.rules,
            [&](const SchemaNode::Rule &rule) { return immutableMembers(rule).contains(member); });
    };
    return says(node, {}) || (parent && !key.isEmpty() && says(*parent, {key}));
}

/// "125 GiB", for whoever reads bytes.
QString humanBytes(double bytes)
{
    static constexpr std::array units {"KiB"_L1, "MiB"_L1, "GiB"_L1, "TiB"_L1, "PiB"_L1};
    double amount = bytes / 1024;
    size_t unit = 0;
    while (amount >= 1024 && unit + 1 < units.size()) {
        amount /= 1024;
        ++unit;
    }
    return QString::number(amount, 'g', 4) + u' ' + units.at(unit);
}

QList<Message> quantityFacts(const yaml::Node &node, const QString &text)
{
    QList<Message> facts;
    const auto quantity = Quantity::parse(text);
    if (!quantity)
        return facts;
    if (quantity->canonical() != text)
        facts.append(
            Message(QT_TRANSLATE_NOOP("models", "the server stores %1"), {quantity->canonical()}));
    const bool isBytes = node.key.contains("memory"_L1, Qt::CaseInsensitive)
        || node.key.contains("storage"_L1, Qt::CaseInsensitive);
    if (isBytes && quantity->toDouble() >= 1024)
        facts.append(
            Message(QT_TRANSLATE_NOOP("models", "that is %1"), {humanBytes(quantity->toDouble())}));
    else if (node.key == "cpu"_L1 && !quantity->isWhole())
        facts.append(Message(QT_TRANSLATE_NOOP("models", "that is %1 of a core"),
            {QString::number(quantity->toDouble(), 'g', 4)}));
    return facts;
}

QList<Message> valueFacts(const yaml::Node &node, const SchemaNode *schema)
{
    constexpr qsizetype longest = 200;
    const yaml::Node *value = node.resolved();
    if (!value)
        return {};
    QList<Message> facts;
    if (node.kind == yaml::Node::Kind::Alias) {
        const QString meaning = yaml::emitFlow(yaml::toJson(*value)).trimmed();
        facts.append(Message(QT_TRANSLATE_NOOP("models", "stands for %1"),
            {meaning.size() > longest ? meaning.first(longest - 1) + u'…' : meaning}));
    }
    if (schema && schema->tag == SchemaNode::Tag::Quantity && value->isScalar())
        facts += quantityFacts(node, value->text);
    return facts;
}

} // namespace

FieldHelp helpFor(
    const Path &path, const SchemaNode *root, const Guide *guide, const QString &language)
{
    FieldHelp help;
    help.path = path;
    help.label = path.lastKey();
    help.guide = guide ? guide->fieldFor(path) : nullptr;
    help.node = schemaAt(root, path);
    if (help.guide) {
        if (!help.guide->label.isEmpty())
            help.label = help.guide->label.in(language);
        help.help = help.guide->help.in(language);
        help.example = help.guide->example;
        help.required = help.guide->required;
    }
    if (!help.node)
        return help;
    help.original = help.node->description;
    help.type = help.node->typeName();
    help.nullable = help.node->nullable;
    if (!help.node->defaultValue.isUndefined())
        help.defaultText = yaml::emitFlow(help.node->defaultValue).trimmed();
    if (!path.isEmpty()) {
        const SchemaNode *parent = schemaAt(root, path.parent());
        help.required = help.required || (parent && parent->required.contains(path.lastKey()));
        if (isFixedByRule(*help.node, parent, path.lastKey()))
            help.facts.append(
                Message(QT_TRANSLATE_NOOP("models", "cannot be changed once it is set")));
    }
    addFacts(help, *help.node);
    return help;
}

FieldHelp hoverAt(const yaml::Tree &tree, qsizetype offset, const SchemaNode *root,
    const Guide *guide, const QString &language)
{
    const yaml::Node *node = tree.nodeAtOffset(offset);
    if (!node || !node->parent)
        return {};
    const bool isOnKey = node->keyNode && node->keyNode->range.contains(offset);
    const bool isOnValue = (node->isScalar() || node->kind == yaml::Node::Kind::Alias)
        && node->range.contains(offset);
    if (!isOnKey && !isOnValue)
        return {};
    FieldHelp help = helpFor(node->path(), root, guide, language);
    const yaml::Node *document = tree.root(tree.documentAt(offset));
    const QString version = document ? textIn(*document, u"apiVersion") : QString();
    const QString group = version.contains(u'/') ? version.section(u'/', 0, 0) : QString();
    if (document && isFixedField(group, textIn(*document, u"kind"), help.path))
        help.facts.append(
            Message(QT_TRANSLATE_NOOP("models", "cannot be changed once the object exists")));
    help.range = isOnKey ? node->keyNode->range : node->range;
    help.valueFacts = valueFacts(*node, help.node);
    return help;
}

} // namespace models
