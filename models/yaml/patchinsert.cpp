// SPDX-License-Identifier: Apache-2.0
#include "models/yaml/patcher.h"
#include "models/yaml/quoting.h"
#include "models/yaml/scan.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace models::yaml {

using namespace Qt::StringLiterals;

/// A first entry where nothing, null or an empty collection stands.
Patcher::Done Patcher::fill(const Node &node, const Path &path, const QJsonValue &value)
{
    if (path.isEmpty())
        setRoot(node, value);
    else
        setValue(node, value, path);
    return {};
}

Patcher::Done Patcher::insertKey(const Node &map, const Path &path, const QJsonValue &value)
{
    const QString key = path.lastKey();
    const Path mapPath = path.parent();
    if (map.kind == Node::Kind::Alias)
        return refuseAlias(map);
    if (map.isNull() || (map.isMap() && map.children.isEmpty()))
        return fill(map, mapPath, QJsonObject {{key, value}});
    if (!map.isMap())
        return refuse(Message(QT_TRANSLATE_NOOP("models", "%1 is not an object; it has no keys."),
            {mapPath.toString()}));
    const int position = positionFor(map, mapPath, key);
    const QString flow = map.isFlow()
        ? quoted(key, QuoteContext::FlowKey) + u": "_s + emitFlow(value, options(path))
        : QString();
    const QString block = map.isFlow()
        ? QString()
        : entryText(quoted(key, QuoteContext::Key) + u':', int(map.column), value, path);
    insertEntry(map, position, flow, block, value);
    return {};
}

Patcher::Done Patcher::insertItem(
    const Node &list, const Path &listPath, int index, const QJsonValue &value)
{
    if (list.kind == Node::Kind::Alias)
        return refuseAlias(list);
    if (index == 0 && (list.isNull() || (list.isList() && list.children.isEmpty())))
        return fill(list, listPath, QJsonArray {value});
    if (!list.isList() || index < 0 || index > list.children.size())
        return refuse(Message(
            QT_TRANSLATE_NOOP("models", "%1 has no place for this item."), {listPath.toString()}));
    const Path path = listPath.child(index);
    const QString flow = list.isFlow() ? emitFlow(value, options(path)) : QString();
    const QString block
        = list.isFlow() ? QString() : entryText(u"-"_s, int(list.column), value, path);
    insertEntry(list, index, flow, block, value);
    return {};
}

/// `key:` or `-` with its value; the first line is not indented.
QString Patcher::entryText(
    const QString &lead, int column, const QJsonValue &value, const Path &path) const
{
    const EmitOptions here = options(path);
    const bool isItem = lead == "-"_L1;
    const bool isFilled = (value.isObject() && !value.toObject().isEmpty())
        || (value.isArray() && !value.toArray().isEmpty());
    if (isFilled && isItem)
        return lead + u' ' + emitBlock(value, column + 2, here);
    if (isFilled) {
        const int below = column + (value.isArray() ? m_style.listOffset : m_style.step);
        return lead + m_style.newline + QString(below, u' ') + emitBlock(value, below, here);
    }
    const QString text = value.toString();
    if (value.isString() && text.contains(u'\n') && !m_avoidsLiterals && isLiteralSafe(text)) {
        const int step = isItem ? 2 : m_style.step;
        return lead + u' ' + literalBlock(text, column + step, step, m_style.newline);
    }
    return lead + u' ' + emitScalar(value);
}

void Patcher::insertEntry(const Node &collection, int position, const QString &flow,
    const QString &block, const QJsonValue &value)
{
    const auto &children = collection.children;
    if (collection.isFlow()) {
        if (position == 0)
            insert(children.first()->entry.start, flow + u", "_s);
        else
            insert(children[position - 1]->entry.end(), u", "_s + flow);
        return;
    }
    const int column = int(collection.column);
    const QString indent(column, u' ');
    if (position > 0) {
        const qsizetype end = scan::lineEnd(m_text, children[position - 1]->entry.end());
        insert(end, m_style.newline + indent + block);
        if (hasLineBreaks(value)) {
            const qsizetype lastLine = block.lastIndexOf(m_style.newline);
            const int last = lastLine < 0
                ? column
                : int(scan::indent(block, lastLine + m_style.newline.size()));
            guardBelow(end, std::max(last, column + 1), column, true);
        }
        return;
    }
    const Node &first = *children.first();
    const qsizetype line = scan::lineStart(m_text, first.entry.start);
    const bool isBehindDash = line + scan::indent(m_text, line) != first.entry.start;
    if (isBehindDash)
        insert(first.entry.start, block + m_style.newline + indent);
    else
        insert(m_tree.leadingComments(first).start, indent + block + m_style.newline);
}

/// The index that a new key will have among its siblings.
int Patcher::positionFor(const Node &map, const Path &mapPath, const QString &key) const
{
    const int count = int(map.children.size());
    if (m_operation.after) {
        if (m_operation.after->isEmpty())
            return 0;
        const Node *sibling = map.child(*m_operation.after);
        return sibling ? sibling->index + 1 : count;
    }
    if (!m_operation.order)
        return count;
    QStringList keys;
    for (const Node *child : map.children) {
        if (!child->isMergeKey && !keys.contains(child->key))
            keys += child->key;
    }
    keys += key;
    const QStringList ordered = m_operation.order(mapPath, keys);
    const qsizetype at = ordered.indexOf(key);
    if (at < 0)
        return count;
    if (at == 0)
        return 0;
    const Node *before = map.child(ordered[at - 1]);
    return before ? before->index + 1 : count;
}

} // namespace models::yaml
