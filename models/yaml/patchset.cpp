// SPDX-License-Identifier: Apache-2.0
#include "models/yaml/patcher.h"
#include "models/yaml/quoting.h"
#include "models/yaml/scan.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

namespace models::yaml {

using namespace Qt::StringLiterals;

namespace {

bool isFilled(const QJsonValue &value)
{
    return (value.isObject() && !value.toObject().isEmpty())
        || (value.isArray() && !value.toArray().isEmpty());
}

QString singleQuoted(QString text)
{
    text.replace(u"'"_s, u"''"_s);
    return u'\'' + text + u'\'';
}

bool isBlockCollection(const Node &node)
{
    return (node.isMap() || node.isList()) && !node.isFlow();
}

} // namespace

/// Behind the indicator, or behind the properties that stand on its line.
qsizetype Patcher::headEnd(const Node &node) const
{
    if (node.properties.length)
        return node.properties.end();
    return node.indicator >= 0 ? node.indicator + 1 : node.range.start;
}

QString Patcher::token(const Node &node, const QJsonValue &value) const
{
    const bool isFlow = isInFlow(node);
    if (isFilled(value))
        return emitFlow(value, options(m_operation.path));
    if (!value.isString())
        return emitScalar(value);
    const QString text = value.toString();
    if (node.style == Node::Style::DoubleQuoted)
        return doubleQuoted(text);
    if (node.style == Node::Style::SingleQuoted && !text.contains(u'\n') && !text.isEmpty()
        && isLiteralSafe(u'x' + text))
        return singleQuoted(text);
    return quoted(text, isFlow ? QuoteContext::Flow : QuoteContext::Block);
}

QString Patcher::keptProperties(const Node &node, bool isString) const
{
    QString kept;
    if (!node.anchor.isEmpty())
        kept = u'&' + node.anchor;
    const bool keepsTag = isString && node.tag.endsWith(":str"_L1);
    if (keepsTag)
        kept += (kept.isEmpty() ? u""_s : u" "_s) + u"!!str"_s;
    return kept;
}

void Patcher::setValue(const Node &node, const QJsonValue &value, const Path &path)
{
    const bool staysFlow
        = isInFlow(node) || (node.isFlow() && !node.children.isEmpty() && !hasLineBreaks(value));
    const bool isText = value.isString() && value.toString().contains(u'\n');
    if (!isInFlow(node) && isText && !m_avoidsLiterals && isLiteralSafe(value.toString()))
        setLiteral(node, value.toString());
    else if (!staysFlow && isFilled(value))
        setBelow(node, value, path);
    else
        setInline(node, token(node, value), value.isString());
}

void Patcher::setInline(const Node &node, const QString &token, bool isString)
{
    if (node.kind == Node::Kind::Empty) {
        const bool isBare = node.indicator < 0 && !node.properties.length;
        const QString colon = node.keyNode && node.indicator < 0 ? u": "_s : u" "_s;
        insert(headEnd(node), (isBare && !node.keyNode ? u""_s : colon) + token);
        return;
    }
    if (node.isBlockScalar()) {
        qsizetype header = node.range.start;
        while (header < m_text.size() && !scan::isBlankOrBreak(m_text[header]))
            ++header;
        replace(node.range.start, header, token);
        replace(scan::lineEnd(m_text, header), node.range.end(), {});
        return;
    }
    if (isBlockCollection(node) && !startsOnIndicatorLine(node)) {
        const qsizetype head = headEnd(node);
        insert(head, u' ' + token);
        replace(scan::lineEnd(m_text, head), scan::lineEnd(m_text, node.range.end()), {});
        return;
    }
    if (node.properties.length && !node.tag.isEmpty()) {
        const QString kept = keptProperties(node, isString);
        replace(node.properties.start, node.range.end(),
            kept + (kept.isEmpty() ? u""_s : u" "_s) + token);
        return;
    }
    replace(node.range.start, node.range.end(), token);
}

/// Lines under a new literal block that would become part of its text: blank ones that are longer
/// than its indentation, comments that stand as deep.
void Patcher::guardBelow(qsizetype lineEnd, int bodyColumn, int keyColumn, bool hasNewBreaks)
{
    if (lineEnd >= m_text.size()) {
        if (hasNewBreaks)
            insert(lineEnd, m_style.newline);
        return;
    }
    for (qsizetype line = scan::nextLine(m_text, lineEnd); line < m_text.size();
        line = scan::nextLine(m_text, line)) {
        const qsizetype indent = scan::indent(m_text, line);
        const bool isBlank = scan::isBlankLine(m_text, line);
        if (!isBlank && !scan::isCommentLine(m_text, line))
            break;
        if (indent >= bodyColumn)
            replace(line, line + indent, isBlank ? QString() : QString(keyColumn, u' '));
        if (scan::lineEnd(m_text, line) >= m_text.size())
            break;
    }
}

void Patcher::setLiteral(const Node &node, const QString &text)
{
    const int keyColumn = int(node.parent ? node.parent->column : 0);
    const bool isItem = node.parent && node.parent->isList();
    int column = keyColumn + (isItem ? 2 : m_style.step);
    if (node.isBlockScalar()) {
        const qsizetype first = scan::nextLine(m_text, node.range.start);
        const int old = int(scan::indent(m_text, first));
        const bool hasDigit
            = m_text.mid(node.range.start, 3).contains(QRegularExpression(u"[1-9]"_s));
        if (first < node.range.end() && old > keyColumn && !hasDigit
            && !scan::isBlankLine(m_text, first))
            column = old;
    }
    const QString block = literalBlock(text, column, column - keyColumn, m_style.newline);
    const qsizetype split = block.indexOf(m_style.newline);
    const QString header = block.left(split);
    const QString body = block.mid(split);
    qsizetype bodyAt = 0;
    if (node.isBlockScalar()) {
        qsizetype end = node.range.start;
        while (end < m_text.size() && !scan::isBlankOrBreak(m_text[end]))
            ++end;
        replace(node.range.start, end, header);
        replace(scan::lineEnd(m_text, end), node.range.end(), body);
        bodyAt = node.range.end();
    } else if (isBlockCollection(node) && !startsOnIndicatorLine(node)) {
        const qsizetype head = headEnd(node);
        const qsizetype end = scan::lineEnd(m_text, node.range.end());
        QString comment = m_text.mid(node.range.end(), end - node.range.end()).trimmed();
        if (m_tree.sameLineComment(node).length || !comment.startsWith(u'#'))
            comment.clear();
        insert(head, u' ' + header + (comment.isEmpty() ? u""_s : u' ' + comment));
        replace(scan::lineEnd(m_text, head), end, body);
        bodyAt = end;
    } else {
        setInline(node, header, true);
        bodyAt = scan::lineEnd(m_text, std::max(node.range.end(), headEnd(node)));
        insert(bodyAt, body);
    }
    guardBelow(scan::lineEnd(m_text, bodyAt), column, keyColumn, text.endsWith(u'\n'));
}

void Patcher::setBelow(const Node &node, const QJsonValue &value, const Path &path)
{
    const bool isItem = node.parent && node.parent->isList();
    const int column = columnBelow(node, value.isArray());
    const QString lines = emitBlock(value, column, options(path));
    qsizetype end = scan::lineEnd(m_text, std::max(node.range.end(), headEnd(node)));
    if (isItem && (startsOnIndicatorLine(node) || node.kind == Node::Kind::Empty)) {
        const qsizetype split = lines.indexOf(m_style.newline);
        const QString first = split < 0 ? lines : lines.left(split);
        const QString rest = split < 0 ? QString() : lines.mid(split);
        if (isBlockCollection(node)) {
            replace(node.range.start, node.range.end(), lines);
        } else {
            setInline(node, first, false);
            insert(end, rest);
        }
    } else if (isBlockCollection(node) && !startsOnIndicatorLine(node)) {
        replace(scan::lineEnd(m_text, headEnd(node)), end,
            m_style.newline + QString(column, u' ') + lines);
    } else if (node.isBlockScalar()) {
        qsizetype header = node.range.start;
        while (header < m_text.size() && !scan::isBlankOrBreak(m_text[header]))
            ++header;
        replace(headEnd(node), header, {});
        replace(scan::lineEnd(m_text, header), node.range.end(),
            m_style.newline + QString(column, u' ') + lines);
    } else {
        const qsizetype head = headEnd(node);
        const QString colon = node.keyNode && node.indicator < 0 ? u":"_s : QString();
        const qsizetype keyLine = scan::lineStart(m_text, head);
        replace(head, std::max(node.range.end(), head), colon);
        // Comments that stand under the key already, deeper than it, stay above the new lines.
        const qsizetype deeper = node.parent ? node.parent->column : 0;
        for (qsizetype line = scan::nextLine(m_text, end);
            scan::lineStart(m_text, node.range.start) == keyLine && line > end
            && scan::isCommentLine(m_text, line) && scan::indent(m_text, line) > deeper;
            line = scan::nextLine(m_text, line))
            end = scan::lineEnd(m_text, line);
        insert(end, m_style.newline + QString(column, u' ') + lines);
    }
    if (hasLineBreaks(value)) {
        const qsizetype lastLine = lines.lastIndexOf(m_style.newline);
        const int last
            = lastLine < 0 ? column : int(scan::indent(lines, lastLine + m_style.newline.size()));
        guardBelow(scan::lineEnd(m_text, end), last, column, true);
    }
}

void Patcher::setRoot(const Node &root, const QJsonValue &value)
{
    const Document &document = m_tree.documents()[m_operation.document];
    QString text = isFilled(value) ? emitBlock(value, 0, options({})) : emitScalar(value);
    if (root.kind != Node::Kind::Empty) {
        replace(root.range.start, root.range.end(), text);
        return;
    }
    const qsizetype at = document.contentEnd;
    const bool isOnNewLine
        = at == 0 || scan::isBreak(m_text[at - 1]) || (at == 1 && m_style.hasBom);
    const bool endsHere = at == m_text.size() && !isOnNewLine;
    insert(at,
        (isOnNewLine ? QString() : m_style.newline) + text
            + (endsHere && !hasLineBreaks(value) ? QString() : m_style.newline));
}

} // namespace models::yaml
