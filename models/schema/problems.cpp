// SPDX-License-Identifier: Apache-2.0
#include "models/schema/problems.h"

#include "models/yaml/emit.h"
#include "models/yaml/quoting.h"

#include <algorithm>

namespace models {

namespace {

// A sentence is for reading: five thousand allowed words, or a value of a megabyte, are not.
Message readable(Message message)
{
    constexpr qsizetype longest = 400;
    QStringList arguments = message.arguments();
    if (std::ranges::none_of(
            arguments, [](const QString &argument) { return argument.size() > longest; }))
        return message;
    for (QString &argument : arguments) {
        if (argument.size() > longest)
            argument = argument.first(longest - 1) + u'…';
    }
    return Message(message.source(), arguments);
}

} // namespace

yaml::Diagnostic &Problems::add(
    yaml::TextRange range, yaml::Severity severity, Check check, Message message, const Path &path)
{
    yaml::Diagnostic found
        = m_tree.diagnosticAt(range, severity, check, readable(std::move(message)), path);
    found.document = m_document;
    m_found.append(std::move(found));
    return m_found.last();
}

yaml::TextRange Problems::anchorOf(const yaml::Node &node) const
{
    if (node.keyNode)
        return node.keyNode->range;
    if (node.indicator >= 0)
        return {node.indicator, 1};
    // The first word of the root, or of an item without a dash.
    const QString &text = m_tree.text();
    qsizetype end = node.range.start;
    while (end < text.size() && !text[end].isSpace())
        ++end;
    return yaml::TextRange::between(node.range.start, end);
}

yaml::Diagnostic &Problems::onValue(
    const yaml::Node &node, Check check, Message message, yaml::Severity severity)
{
    const bool isBlock = node.style == yaml::Node::Style::Block || node.isBlockScalar();
    const yaml::TextRange range = isBlock ? anchorOf(node) : node.range;
    return add(range, severity, check, std::move(message), node.path());
}

yaml::Diagnostic &Problems::onKey(
    const yaml::Node &node, Check check, Message message, yaml::Severity severity)
{
    return add(anchorOf(node), severity, check, std::move(message), node.path());
}

yaml::Diagnostic &Problems::onMissing(const yaml::Node &parent, const QString &key, Check check,
    Message message, yaml::Severity severity)
{
    return add(anchorOf(parent), severity, check, std::move(message), parent.path().child(key));
}

void Problems::onPath(
    const Path &path, Check check, const Message &message, yaml::Severity severity)
{
    if (const yaml::Node *node = m_tree.nodeAt(path, m_document)) {
        onValue(*node, check, message, severity);
        return;
    }
    Path there = path;
    const yaml::Node *node = nullptr;
    while (!node && !there.isEmpty()) {
        there = there.parent();
        node = m_tree.nodeAt(there, m_document);
    }
    if (!node)
        return;
    if (const auto *name = std::get_if<QString>(&path.segments().at(there.size())))
        onMissing(*node, *name, check, message, severity);
    else
        onKey(*node, check, message, severity);
}

QString shortText(const QJsonValue &value)
{
    constexpr int longest = 40;
    const QString text = yaml::emitFlow(value).trimmed();
    return text.size() > longest ? text.first(longest - 1) + u'…' : text;
}

void offerText(yaml::Diagnostic &problem, const yaml::Node &node, const QString &better)
{
    if (better.isEmpty() || better == node.text || node.kind != yaml::Node::Kind::Scalar)
        return;
    problem.fixes.append({Message(QT_TRANSLATE_NOOP("models", "Change to %1"), {better}),
        {{node.range.start, node.range.length, yaml::quoted(better)}}});
}

} // namespace models
