// SPDX-License-Identifier: Apache-2.0
#include "models/yaml/tree.h"

#include "models/base/json.h"
#include "models/yaml/scan.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace models::yaml {

bool Tree::hasErrors() const
{
    return std::ranges::any_of(m_diagnostics,
        [](const Diagnostic &diagnostic) { return diagnostic.severity == Severity::Error; });
}

const Node *Tree::root(int document) const
{
    return document >= 0 && document < m_documents.size() ? m_documents[document].root : nullptr;
}

const Node *Tree::nodeAt(const Path &path, int document) const
{
    const auto [found, node] = deepestAt(path, document);
    return found.size() == path.size() ? node : nullptr;
}

const Node *Tree::resolvedAt(const Path &path, int document) const
{
    const Node *node = root(document);
    for (const Path::Segment &segment : path.segments()) {
        node = node ? node->resolved() : nullptr;
        if (!node)
            return nullptr;
        if (const int *index = std::get_if<int>(&segment)) {
            node = node->child(qsizetype(*index));
            continue;
        }
        const QString &key = std::get<QString>(segment);
        const Node *found = node->child(key);
        if (!found) {
            const QList<Member> all = members(*node);
            const auto at = std::ranges::find(all, key, &Member::key);
            found = at == all.end() ? nullptr : at->value;
        }
        node = found;
    }
    return node ? node->resolved() : nullptr;
}

std::pair<Path, const Node *> Tree::deepestAt(const Path &path, int document) const
{
    Path found;
    const Node *node = root(document);
    for (const Path::Segment &segment : path.segments()) {
        const Node *next = nullptr;
        if (!node)
            break;
        if (const int *index = std::get_if<int>(&segment))
            next = node->child(qsizetype(*index));
        else
            next = node->child(std::get<QString>(segment));
        if (!next)
            break;
        node = next;
        if (const int *index = std::get_if<int>(&segment))
            found = found.child(*index);
        else
            found = found.child(std::get<QString>(segment));
    }
    return {found, node};
}

bool Tree::isBroken(const Path &path, int document) const
{
    if (m_damaged.isEmpty() || document < 0 || document >= m_documents.size())
        return false;
    const Node *node = deepestAt(path, document).second;
    const Document &whole = m_documents[document];
    TextRange region = whole.range;
    if (node->parent) {
        qsizetype end = whole.contentEnd;
        for (const Node *up = node; up->parent; up = up->parent) {
            if (up->index + 1 < up->parent->children.size()) {
                end = up->parent->children[up->index + 1]->entry.start;
                break;
            }
        }
        region = TextRange::between(node->entry.start, end);
    }
    return std::ranges::any_of(
        m_damaged, [&](const TextRange &damage) { return damage.overlaps(region); });
}

int Tree::documentAt(qsizetype offset) const
{
    for (int i = int(m_documents.size()) - 1; i >= 0; --i) {
        if (m_documents[i].range.start <= offset)
            return i;
    }
    return m_documents.isEmpty() ? -1 : 0;
}

const Node *Tree::nodeAtOffset(qsizetype offset) const
{
    const Node *node = root(documentAt(offset));
    while (node) {
        const auto &children = node->children;
        auto next = std::ranges::upper_bound(
            children, offset, {}, [](const Node *child) { return child->entry.start; });
        if (next == children.begin() || !(*--next)->entry.contains(offset))
            break;
        node = *next;
    }
    return node;
}

Path Tree::pathAt(qsizetype offset) const
{
    const Node *node = nodeAtOffset(offset);
    return node ? node->path() : Path();
}

namespace {

QJsonValue jsonOf(const Node &written, int &budget, int depth)
{
    const Node *node = written.resolved();
    if (!node || --budget < 0 || depth > 200)
        return QJsonValue::Null;
    if (node->isScalar())
        return toJson(node->scalar, node->text);
    if (node->isList()) {
        QJsonArray list;
        for (const Node *child : node->children)
            list.append(jsonOf(*child, budget, depth + 1));
        return list;
    }
    QJsonObject object;
    for (const Member &member : members(*node))
        object.insert(jsonKey(member.key), jsonOf(*member.value, budget, depth + 1));
    return object;
}

} // namespace

QJsonValue toJson(const Node &node)
{
    int budget = 1'000'000;
    return jsonOf(node, budget, 0);
}

QJsonValue Tree::toJson(int document) const
{
    const Node *node = root(document);
    return node ? yaml::toJson(*node) : QJsonValue(QJsonValue::Null);
}

Position Tree::positionAt(qsizetype offset) const
{
    const auto after = std::ranges::upper_bound(m_lineStarts, offset);
    const qsizetype line = std::max<qsizetype>(after - m_lineStarts.begin(), 1);
    return {int(line), int(offset - m_lineStarts[line - 1]) + 1};
}

qsizetype Tree::offsetAt(Position position) const
{
    const qsizetype line = std::clamp<qsizetype>(position.line - 1, 0, m_lineStarts.size() - 1);
    const qsizetype start = m_lineStarts[line];
    return std::min(start + std::max(position.column - 1, 0), scan::lineEnd(m_text, start));
}

TextRange Tree::lineAt(qsizetype offset) const
{
    const qsizetype start = m_lineStarts[positionAt(offset).line - 1];
    return TextRange::between(start, scan::lineEnd(m_text, start));
}

qsizetype Tree::columnAt(qsizetype offset) const
{
    return positionAt(offset).column - 1;
}

TextRange Tree::leadingComments(const Node &node) const
{
    const qsizetype line = scan::lineStart(m_text, node.entry.start);
    const qsizetype column = node.entry.start - line;
    if (scan::indent(m_text, line) != column) // behind a dash or inside { }
        return {line, 0};
    qsizetype first = line;
    while (first > 0) {
        const qsizetype above = scan::lineStart(m_text, first - 1);
        if (!scan::isCommentLine(m_text, above) || scan::indent(m_text, above) != column)
            break;
        first = above;
    }
    return TextRange::between(first, line);
}

TextRange Tree::sameLineComment(const Node &node) const
{
    qsizetype at = node.range.end();
    const bool isBlock = (node.isMap() || node.isList()) && !node.isFlow();
    if (isBlock)
        at = node.properties.length ? node.properties.end() : node.indicator + 1;
    else if (node.isBlockScalar())
        at = node.range.start;
    const qsizetype end = scan::lineEnd(m_text, at);
    if (node.isBlockScalar()) {
        while (at < end && !scan::isBlank(m_text[at]))
            ++at;
    } else if (node.comma >= at && node.comma < end) {
        at = node.comma + 1;
    }
    while (at < end && scan::isBlank(m_text[at]))
        ++at;
    return at < end && m_text[at] == u'#' ? TextRange::between(at, end) : TextRange {at, 0};
}

Diagnostic Tree::diagnosticAt(
    TextRange range, Severity severity, int check, Message message, const Path &path) const
{
    Diagnostic diagnostic {.severity = severity, .check = check, .path = path, .range = range};
    diagnostic.message = std::move(message);
    const Position position = positionAt(range.start);
    diagnostic.line = position.line;
    diagnostic.column = position.column;
    return diagnostic;
}

} // namespace models::yaml
