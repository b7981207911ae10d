// SPDX-License-Identifier: Apache-2.0
#include "models/yaml/composer.h"

#include "models/yaml/scan.h"

#include <algorithm>

namespace models::yaml {

using namespace Qt::StringLiterals;

Composer::Composer(const QString &text, std::deque<Node> &nodes)
    : m_text(text)
    , m_nodes(nodes)
{
}

void Composer::compose(const QList<Event> &events, TextRange chunk, QList<Document> &documents)
{
    qsizetype start = chunk.start;
    for (const Event &event : events) {
        switch (event.type) {
        case Event::Type::DocumentStart:
            m_anchors.clear();
            m_frames.clear();
            m_root = nullptr;
            documents.append({.range = TextRange::between(start, chunk.end()),
                .contentStart = event.isExplicit ? event.end : start,
                .contentEnd = chunk.end()});
            break;
        case Event::Type::DocumentEnd: {
            Document &document = documents.last();
            document.root = m_root;
            if (event.isExplicit) {
                document.contentEnd = event.start;
                start = scan::nextLine(m_text, event.start);
                document.range = TextRange::between(document.range.start, start);
            }
            break;
        }
        case Event::Type::ListStart:
        case Event::Type::MapStart:
            open(event);
            break;
        case Event::Type::ListEnd:
        case Event::Type::MapEnd:
            close(event);
            break;
        case Event::Type::Alias:
        case Event::Type::Scalar:
            leaf(event);
            break;
        }
    }
}

Node *Composer::place(const Event &event, bool &isKey)
{
    Node &node = m_nodes.emplace_back();
    isKey = false;
    if (m_frames.isEmpty()) {
        m_root = &node;
        return &node;
    }
    Frame &frame = m_frames.last();
    if (frame.node->isList()) {
        placeItem(frame, node, event);
    } else if (!frame.key) {
        const qsizetype first = scan::skipTrivia(m_text, frame.cursor);
        const bool isExplicit = scan::at(m_text, first) == u'?' && first < event.start
            && scan::isBlankOrBreak(scan::at(m_text, first + 1));
        frame.entryStart = isExplicit ? first : event.start;
        frame.key = &node;
        isKey = true;
    } else {
        placeValue(frame, node);
    }
    return &node;
}

void Composer::placeItem(Frame &frame, Node &node, const Event &event)
{
    node.parent = frame.node;
    node.index = int(frame.node->children.size());
    node.entry.start = event.start;
    if (!frame.node->isFlow()) {
        const qsizetype dash = scan::skipTrivia(m_text, frame.cursor);
        if (scan::at(m_text, dash) == u'-') {
            node.indicator = dash;
            node.entry.start = dash;
        }
    }
    frame.node->children.append(&node);
}

void Composer::placeValue(Frame &frame, Node &node)
{
    node.parent = frame.node;
    node.index = int(frame.node->children.size());
    node.keyNode = frame.key;
    node.entry.start = frame.entryStart;
    const qsizetype colon = scan::skipTrivia(m_text, frame.cursor);
    if (scan::at(m_text, colon) == u':')
        node.indicator = colon;
    nameKey(node);
    frame.node->children.append(&node);
}

void Composer::nameKey(Node &value) const
{
    const Node *key = value.keyNode->resolved();
    if (!key || !key->isScalar())
        return;
    value.key = keyText(key->scalar, key->text);
    value.isMergeKey = value.keyNode->style == Node::Style::Plain && key->text == "<<"_L1
        && (key->tag.isEmpty() || key->tag.endsWith(":merge"_L1));
}

void Composer::open(const Event &event)
{
    bool isKey = false;
    Node *node = place(event, isKey);
    node->kind = event.type == Event::Type::MapStart ? Node::Kind::Map : Node::Kind::List;
    node->style = event.style;
    node->anchor = event.anchor;
    node->tag = event.tag;
    qsizetype content = event.start;
    if (!event.anchor.isEmpty() || !event.tag.isEmpty()) {
        const qsizetype end = scan::skipProperties(m_text, event.start);
        node->properties = TextRange::between(event.start, end);
        content = scan::skipTrivia(m_text, end);
    }
    node->range.start = content;
    if (!event.anchor.isEmpty())
        m_anchors.insert(event.anchor, node);
    const bool hasBracket = event.style == Node::Style::Flow
        && (scan::at(m_text, content) == u'{' || scan::at(m_text, content) == u'[');
    m_frames.append({.node = node, .cursor = hasBracket ? content + 1 : content, .isKey = isKey});
}

void Composer::close(const Event &event)
{
    const Frame frame = m_frames.takeLast();
    Node &node = *frame.node;
    const QChar opener = scan::at(m_text, node.range.start);
    const bool hasBracket
        = node.isFlow() && (opener == u'{' || opener == u'[') && event.end > node.range.start;
    qsizetype end = node.range.start;
    if (hasBracket) {
        end = event.end;
    } else if (!node.children.isEmpty()) {
        if (!node.isFlow())
            node.range.start = node.children.first()->entry.start;
        end = node.children.last()->entry.end();
    }
    node.range = TextRange::between(node.range.start, std::max(end, node.range.start));
    node.column = node.range.start - scan::lineStart(m_text, node.range.start);
    if (node.isMap())
        markShadowed(node);
    finish(node, frame.isKey);
}

void Composer::leaf(const Event &event)
{
    bool isKey = false;
    Node *node = place(event, isKey);
    if (event.type == Event::Type::Alias) {
        node->kind = Node::Kind::Alias;
        node->text = event.anchor;
        node->range = TextRange::between(event.start, event.end);
        const Node *target = m_anchors.value(event.anchor);
        const bool isInside = std::ranges::any_of(
            m_frames, [target](const Frame &frame) { return frame.node == target; });
        node->target = isInside ? nullptr : target;
    } else {
        shapeScalar(*node, event);
        if (!event.anchor.isEmpty())
            m_anchors.insert(event.anchor, node);
    }
    finish(*node, isKey);
}

void Composer::shapeScalar(Node &node, const Event &event) const
{
    node.kind = Node::Kind::Scalar;
    node.style = event.style;
    node.anchor = event.anchor;
    node.tag = event.tag;
    node.text = event.text;
    node.scalar = resolve(event.text, event.isPlain, event.tag);
    qsizetype content = event.start;
    const QChar first = scan::at(m_text, event.start);
    if (event.start < event.end && (first == u'&' || first == u'!')) {
        const qsizetype end = scan::skipProperties(m_text, event.start);
        node.properties = TextRange::between(event.start, end);
        content = end;
        if (event.style != Node::Style::Plain || !event.text.isEmpty())
            content = scan::skipTrivia(m_text, end);
    }
    if (event.style == Node::Style::Plain && event.text.isEmpty()) {
        node.kind = Node::Kind::Empty;
        node.style = Node::Style::None;
        const bool isBare = node.properties.length == 0;
        if (isBare && node.indicator >= 0)
            content = node.indicator + 1;
        else if (isBare && node.keyNode)
            content = node.keyNode->range.end();
        node.range = {content, 0};
    } else if (node.isBlockScalar()) {
        node.range = TextRange::between(content, blockScalarEnd(content, event.end));
    } else {
        node.range = TextRange::between(content, event.end);
    }
}

qsizetype Composer::blockScalarEnd(qsizetype header, qsizetype end) const
{
    // The reader ends lines at more than editors do, at U+0085 for one: then `end` comes first.
    const qsizetype headerEnd = std::min(scan::lineEnd(m_text, header), std::max(end, header));
    const QStringView indicators = QStringView(m_text).mid(header, 3);
    const bool keepsAll = indicators.startsWith(u"|+") || indicators.startsWith(u">+")
        || (indicators.size() == 3 && indicators[1].isDigit() && indicators[2] == u'+');
    qsizetype indent = -1;
    for (qsizetype line = scan::nextLine(m_text, header); line < end;
        line = scan::nextLine(m_text, line)) {
        if (!scan::isBlankLine(m_text, line)) {
            const qsizetype here = scan::indent(m_text, line);
            indent = indent < 0 ? here : std::min(indent, here);
        }
        if (scan::nextLine(m_text, line) == line)
            break;
    }
    const auto beforeBreak = [this](qsizetype offset) {
        if (offset > 0 && m_text[offset - 1] == u'\n')
            --offset;
        if (offset > 0 && m_text[offset - 1] == u'\r')
            --offset;
        return offset;
    };
    const bool isOnNewLine = end > 0 && scan::isBreak(m_text[end - 1]);
    qsizetype last = isOnNewLine ? beforeBreak(end) : end;
    while (!keepsAll && last > headerEnd) {
        const qsizetype start = scan::lineStart(m_text, last);
        const bool isContent = last - start > indent && indent >= 0;
        if (isContent || !scan::isBlankLine(m_text, start))
            break;
        last = beforeBreak(start);
    }
    return std::max(last, headerEnd);
}

void Composer::finish(Node &node, bool isKey)
{
    if (m_frames.isEmpty())
        return;
    Frame &frame = m_frames.last();
    if (isKey) {
        frame.cursor = node.range.end();
        return;
    }
    qsizetype end = node.range.end();
    if (node.keyNode)
        end = std::max({end, node.keyNode->range.end(), node.indicator + 1});
    node.entry = TextRange::between(node.entry.start, end);
    frame.cursor = end;
    frame.key = nullptr;
    if (frame.node->isFlow()) {
        const qsizetype comma = scan::skipTrivia(m_text, end);
        if (scan::at(m_text, comma) == u',') {
            node.comma = comma;
            frame.cursor = comma + 1;
        }
    }
}

void Composer::markShadowed(const Node &map)
{
    if (map.children.size() < 2)
        return;
    QHash<QStringView, const Node *> seen;
    seen.reserve(map.children.size());
    for (const Node *child : map.children) {
        if (child->isMergeKey)
            continue;
        const Node *&last = seen[child->key];
        if (last) // the composer owns the nodes until the tree is handed out
            const_cast<Node *>(last)->isShadowed = true;
        last = child;
    }
}

} // namespace models::yaml
