// SPDX-License-Identifier: Apache-2.0
#include "models/schema/hover.h"

#include "models/base/quantity.h"
#include "models/yaml/emit.h"

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
        help.facts.append(Message(QT_TRANSLATE_NOOP("models", "checked by the server: %1"),
            {rule.message.isEmpty() ? rule.rule : rule.message}));
    }
}

Message valueFact(const yaml::Node &node, const SchemaNode *schema)
{
    const yaml::Node *value = node.resolved();
    if (!value || !value->isScalar())
        return {};
    if (node.kind == yaml::Node::Kind::Alias) {
        return Message(QT_TRANSLATE_NOOP("models", "stands for %1"),
            {yaml::emitFlow(yaml::toJson(*value)).trimmed()});
    }
    if (schema && schema->tag == SchemaNode::Tag::Quantity) {
        const auto quantity = Quantity::parse(value->text);
        if (quantity && quantity->canonical() != value->text)
            return Message(
                QT_TRANSLATE_NOOP("models", "the server stores %1"), {quantity->canonical()});
    }
    return {};
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
    const bool isOnValue = node->isScalar() && node->range.contains(offset);
    if (!isOnKey && !isOnValue)
        return {};
    FieldHelp help = helpFor(node->path(), root, guide, language);
    help.range = isOnKey ? node->keyNode->range : node->range;
    help.valueFact = valueFact(*node, help.node);
    return help;
}

} // namespace models
