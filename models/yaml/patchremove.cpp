// SPDX-License-Identifier: Apache-2.0
#include "models/yaml/patcher.h"
#include "models/yaml/scan.h"

#include <algorithm>

namespace models::yaml {

using namespace Qt::StringLiterals;

Patcher::Done Patcher::remove(const Node &node)
{
    if (node.parent->children.size() == 1)
        removeOnly(node);
    else if (node.parent->isFlow())
        removeFlow(node);
    else
        removeBlock(node);
    return {};
}

/// The parent stays, as `{}` or `[]`.
void Patcher::removeOnly(const Node &node)
{
    const Node &parent = *node.parent;
    const QString empty = parent.isMap() ? u"{}"_s : u"[]"_s;
    if (parent.parent || parent.isFlow()) {
        setInline(parent, empty, false);
        return;
    }
    const qsizetype start = m_tree.leadingComments(node).start;
    replace(start, scan::lineEnd(m_text, node.entry.end()), empty);
}

void Patcher::removeFlow(const Node &node)
{
    const auto &siblings = node.parent->children;
    if (node.index == 0)
        replace(node.entry.start, siblings[1]->entry.start, {});
    else
        replace(siblings[node.index - 1]->entry.end(), node.entry.end(), {});
}

void Patcher::removeBlock(const Node &node)
{
    const auto &siblings = node.parent->children;
    const qsizetype line = scan::lineStart(m_text, node.entry.start);
    const qsizetype column = node.entry.start - line;
    if (scan::indent(m_text, line) != column) { // behind a dash: the next entry moves up
        if (node.index + 1 == siblings.size()) { // behind what no reader should let stand there
            removeFlow(node);
            return;
        }
        const Node &next = *siblings[node.index + 1];
        replace(node.entry.start, m_tree.leadingComments(next).start + column, {});
        return;
    }
    qsizetype last = scan::lineEnd(m_text, node.entry.end());
    for (qsizetype below = scan::nextLine(m_text, last); below > last; // comments inside its block
        below = scan::nextLine(m_text, below)) {
        if (!scan::isCommentLine(m_text, below) || scan::indent(m_text, below) <= column)
            break;
        last = scan::lineEnd(m_text, below);
    }
    qsizetype start = m_tree.leadingComments(node).start;
    qsizetype end = scan::nextLine(m_text, last);
    if (end == last && start > 0) { // the text's last line has no break: take the one before
        --start;
        if (start > 0 && m_text[start] == u'\n' && m_text[start - 1] == u'\r')
            --start;
    }
    replace(start, end, {});
}

/// What moves with an item: the comments above it, and all to the end of its last line.
TextRange Patcher::slot(const Node &item) const
{
    if (item.parent->isFlow())
        return item.entry;
    const TextRange comments = m_tree.leadingComments(item);
    const qsizetype start
        = comments.length ? comments.start + item.parent->column : item.entry.start;
    return TextRange::between(start, scan::lineEnd(m_text, item.entry.end()));
}

Patcher::Done Patcher::move(const Node &list, int from, int to)
{
    if (!list.isList() || to < 0 || to >= list.children.size())
        return refuse(Message(QT_TRANSLATE_NOOP("models", "The item cannot move there.")));
    QList<int> order;
    for (int i = 0; i < list.children.size(); ++i)
        order.append(i);
    order.move(from, to);
    for (int i = std::min(from, to); i <= std::max(from, to); ++i) {
        const TextRange place = slot(*list.children[i]);
        const TextRange source = slot(*list.children[order[i]]);
        replace(place.start, place.end(), source.in(m_text).toString());
    }
    return {};
}

} // namespace models::yaml
