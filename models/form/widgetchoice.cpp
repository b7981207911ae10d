// SPDX-License-Identifier: Apache-2.0
#include "models/form/widgetchoice.h"

#include <array>

using namespace Qt::StringLiterals;

namespace models {

namespace {

constexpr int mostSegments = 4;
constexpr int longestSegments = 36; // letters of all words together
constexpr qint64 longestLine = 200;

bool isTextBlock(const SchemaNode &node, const QString &key)
{
    constexpr std::array names {"script"_L1, "config"_L1, "dockerfile"_L1, "query"_L1, "ca"_L1};
    return node.maxLength.value_or(0) > longestLine * 5
        || std::ranges::any_of(
            names, [&](auto name) { return key.compare(name, Qt::CaseInsensitive) == 0; });
}

QString ofWords(const QStringList &words)
{
    const bool isShort
        = words.size() <= mostSegments && words.join(QString()).size() <= longestSegments;
    return isShort ? u"segments"_s : u"combo"_s;
}

QString ofText(const SchemaNode &node, const QString &key)
{
    if (!node.enumValues.isEmpty())
        return ofWords(optionsOf(&node, nullptr));
    if (node.tag == SchemaNode::Tag::Duration || node.format == "duration"_L1)
        return u"duration"_s;
    if (node.tag == SchemaNode::Tag::Time || node.tag == SchemaNode::Tag::MicroTime
        || node.format == "date-time"_L1)
        return u"dateTime"_s;
    if (node.format == "byte"_L1)
        return u"base64"_s;
    return isTextBlock(node, key) ? u"multiline"_s : u"text"_s;
}

QString ofList(const SchemaNode &node)
{
    const SchemaNode *items = node.items();
    if (!items)
        return u"island"_s;
    if (items->tag == SchemaNode::Tag::EnvVar)
        return u"env"_s;
    if (items->type == SchemaNode::Type::String && !items->enumValues.isEmpty())
        return u"checklist"_s;
    if (items->isScalar())
        return u"list"_s;
    return items->hasProperties() || items->embedded ? u"objectList"_s : u"island"_s;
}

QString ofObject(const SchemaNode &node)
{
    if (node.embedded)
        return u"embedded"_s;
    if (node.tag == SchemaNode::Tag::PodTemplateSpec)
        return u"podTemplate"_s;
    if (node.hasProperties()) {
        const bool coversAll = !node.unions.isEmpty()
            && node.unions.first().members.size() == node.properties().size();
        return coversAll ? u"union"_s : u"section"_s;
    }
    const SchemaNode *values = node.additional();
    if (!values)
        return u"island"_s;
    if (values->isScalar())
        return u"map"_s;
    return values->hasProperties() ? u"objectMap"_s : u"island"_s;
}

} // namespace

QString chooseWidget(const SchemaNode *node, const FieldGuide *guide, const QString &key)
{
    if (guide && !guide->widget.isEmpty())
        return guide->widget;
    if (!node)
        return u"island"_s;
    if (node->tag == SchemaNode::Tag::Quantity)
        return u"quantity"_s;
    if (node->intOrString)
        return u"intOrString"_s;
    if (guide && !guide->choices.isEmpty() && node->type == SchemaNode::Type::String)
        return ofWords(guide->choices);
    if (guide && !guide->picker.isEmpty() && node->type == SchemaNode::Type::String)
        return u"picker"_s;
    switch (node->type) {
    case SchemaNode::Type::Boolean:
        return u"switch3"_s;
    case SchemaNode::Type::Integer:
        return node->enumValues.isEmpty() ? u"integer"_s : u"combo"_s;
    case SchemaNode::Type::Number:
        return u"number"_s;
    case SchemaNode::Type::String:
        return ofText(*node, key);
    case SchemaNode::Type::Array:
        return ofList(*node);
    case SchemaNode::Type::Object:
        return ofObject(*node);
    case SchemaNode::Type::Any:
        return node->hasProperties() ? ofObject(*node) : u"island"_s;
    }
    return u"island"_s;
}

bool isLeafWidget(const QString &widget)
{
    return widget != "section"_L1 && widget != "podTemplate"_L1 && widget != "objectList"_L1
        && widget != "objectMap"_L1 && widget != "union"_L1 && widget != "embedded"_L1;
}

QStringList optionsOf(const SchemaNode *node, const FieldGuide *guide)
{
    if (guide && !guide->members.isEmpty())
        return guide->members;
    if (guide && !guide->choices.isEmpty())
        return guide->choices;
    if (!node)
        return {};
    if (node->enumValues.isEmpty() && node->type == SchemaNode::Type::Array && node->items()
        && node->items()->isScalar())
        return optionsOf(node->items(), nullptr);
    if (node->enumValues.isEmpty())
        return node->unions.isEmpty() ? QStringList() : node->unions.first().members;
    QStringList words;
    for (const QJsonValue &value : node->enumValues)
        words.append(value.isString() ? value.toString() : QString::number(value.toDouble()));
    return words;
}

} // namespace models
