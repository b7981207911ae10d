// SPDX-License-Identifier: Apache-2.0
#include "models/yaml/patcher.h"

#include "models/yaml/quoting.h"
#include "models/yaml/scan.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace models::yaml {

using namespace Qt::StringLiterals;
using Kind = Operation::Kind;

Patcher::Patcher(const Tree &tree, const Operation &operation)
    : m_tree(tree)
    , m_text(tree.text())
    , m_operation(operation)
    , m_style(tree.style())
{
}

std::unexpected<Error> Patcher::refuse(Message why)
{
    return failure(Error::Kind::Invalid, std::move(why));
}

std::unexpected<Error> Patcher::refuseAlias(const Node &alias) const
{
    return refuse(Message(QT_TRANSLATE_NOOP("models",
                              "%1 is an alias of the anchor &%2. Edit the anchor, or detach the "
                              "alias first."),
        {alias.path().toString(), alias.text}));
}

void Patcher::replace(qsizetype start, qsizetype end, const QString &text)
{
    m_edits.append({start, end - start, text});
}

EmitOptions Patcher::options(const Path &base) const
{
    return {.step = m_style.step,
        .listOffset = m_style.listOffset,
        .newline = m_style.newline,
        .order = m_operation.order ? m_operation.order : KeyOrder(&conventionalOrder),
        .base = base};
}

/// Sorted, neighbours joined, and each cut down to what really changes.
QList<TextEdit> Patcher::tidied()
{
    std::ranges::stable_sort(m_edits, {}, &TextEdit::start);
    QList<TextEdit> result;
    for (TextEdit edit : std::as_const(m_edits)) {
        QStringView old = QStringView(m_text).mid(edit.start, edit.length);
        QStringView now = edit.text;
        qsizetype same = 0;
        while (same < old.size() && same < now.size() && old[same] == now[same])
            ++same;
        if (same > 0 && (old[same - 1].isHighSurrogate() || old[same - 1] == u'\r'))
            --same;
        old = old.mid(same);
        now = now.mid(same);
        edit.start += same;
        same = 0;
        while (same < old.size() && same < now.size()
            && old[old.size() - 1 - same] == now[now.size() - 1 - same])
            ++same;
        if (same > 0
            && (old[old.size() - same].isLowSurrogate() || old[old.size() - same] == u'\n'))
            --same;
        edit.length = old.size() - same;
        edit.text = now.chopped(same).toString();
        if (edit.length == 0 && edit.text.isEmpty())
            continue;
        if (!result.isEmpty() && result.last().start + result.last().length == edit.start) {
            result.last().length += edit.length;
            result.last().text += edit.text;
        } else {
            result.append(edit);
        }
    }
    return result;
}

Result<QList<TextEdit>> Patcher::run()
{
    const int document = m_operation.document;
    if (document < 0 || document >= m_tree.documents().size())
        return refuse(Message(QT_TRANSLATE_NOOP("models", "There is no document number %1."),
            {QString::number(document + 1)}));
    if (const Done done = dispatch(); !done)
        return std::unexpected(done.error());
    QList<TextEdit> edits = tidied();
    for (const TextEdit &edit : std::as_const(edits)) {
        for (const TextRange &damage : m_tree.damaged()) {
            if (edit.start < damage.end() && edit.start + edit.length > damage.start) {
                const Position at = m_tree.positionAt(damage.start);
                return refuse(Message(QT_TRANSLATE_NOOP("models",
                                          "The YAML at line %1, column %2 is broken. Correct it in "
                                          "the text first."),
                    {QString::number(at.line), QString::number(at.column)}));
            }
        }
    }
    return edits;
}

Patcher::Done Patcher::dispatch()
{
    const Path &path = m_operation.path;
    const int document = m_operation.document;
    const auto [found, node] = m_tree.deepestAt(path, document);
    const bool exists = found.size() == path.size();
    if (node->kind == Node::Kind::Alias && !exists)
        return refuseAlias(*node);
    const bool needsWholeNode = exists && m_operation.kind != Kind::InsertKey
        && m_operation.kind != Kind::AppendItem && m_operation.kind != Kind::InsertItem;
    if (needsWholeNode && m_tree.isBroken(path, document)) {
        const auto at = std::ranges::find_if(m_tree.damaged(),
            [&](const TextRange &range) { return range.end() >= node->entry.start; });
        const Position position
            = m_tree.positionAt(at == m_tree.damaged().end() ? node->entry.start : at->start);
        return refuse(
            Message(QT_TRANSLATE_NOOP("models",
                        "The YAML at line %1, column %2 is broken. Correct it in the text "
                        "first."),
                {QString::number(position.line), QString::number(position.column)}));
    }
    switch (m_operation.kind) {
    case Kind::SetScalar:
    case Kind::SetValue:
        return setAt(path, m_operation.value);
    case Kind::SetNull:
        return setAt(path, QJsonValue::Null);
    case Kind::InsertKey:
        if (exists)
            return refuse(
                Message(QT_TRANSLATE_NOOP("models", "There is a %1 already."), {path.toString()}));
        return createMissing(found, *node, path, m_operation.value);
    case Kind::AppendItem:
        if (!exists)
            return createMissing(found, *node, path, QJsonArray {m_operation.value});
        return insertItem(*node, path, int(node->children.size()), m_operation.value);
    case Kind::InsertItem: {
        const Node *list = m_tree.nodeAt(path.parent(), document);
        const int *index = path.isEmpty() ? nullptr : std::get_if<int>(&path.last());
        if (list && index)
            return insertItem(*list, path.parent(), *index, m_operation.value);
        break;
    }
    default:
        break;
    }
    if (!exists || (path.isEmpty() && m_operation.kind != Kind::DetachAlias))
        return refuse(Message(
            QT_TRANSLATE_NOOP("models", "There is no %1 in this text."), {path.toString()}));
    switch (m_operation.kind) {
    case Kind::MoveItem:
        return move(*node->parent, node->index, m_operation.index);
    case Kind::Remove:
        return remove(*node);
    case Kind::RenameKey:
        return rename();
    default:
        return detach();
    }
}

Patcher::Done Patcher::setAt(const Path &path, const QJsonValue &value)
{
    const auto [found, node] = m_tree.deepestAt(path, m_operation.document);
    if (found.size() != path.size())
        return createMissing(found, *node, path, value);
    const Node *key = node->keyNode ? node->keyNode->resolved() : nullptr;
    if (node->keyNode && (!key || !key->isScalar() || key->isNull()))
        return refuse(
            Message(QT_TRANSLATE_NOOP("models", "The server refuses a key that is not text.")));
    if (path.isEmpty())
        setRoot(*node, value);
    else
        setValue(*node, value, path);
    return {};
}

/// `at` is the deepest value that is there: all below it is made in one piece.
Patcher::Done Patcher::createMissing(
    const Path &found, const Node &at, const Path &path, QJsonValue value)
{
    const auto &segments = path.segments();
    for (qsizetype i = segments.size() - 1; i > found.size(); --i) {
        if (const auto *key = std::get_if<QString>(&segments[i]))
            value = QJsonObject {{*key, value}};
        else if (std::get<int>(segments[i]) == 0)
            value = QJsonArray {value};
        else
            return refuse(Message(
                QT_TRANSLATE_NOOP("models", "%1 has no place for this item."), {path.toString()}));
    }
    const Path::Segment &segment = segments[found.size()];
    if (const auto *index = std::get_if<int>(&segment))
        return insertItem(at, found, *index, value);
    return insertKey(at, found.child(std::get<QString>(segment)), value);
}

Patcher::Done Patcher::detach()
{
    const Node *node = m_tree.nodeAt(m_operation.path, m_operation.document);
    if (node->kind != Node::Kind::Alias || !node->target)
        return refuse(Message(
            QT_TRANSLATE_NOOP("models", "%1 is not an alias."), {m_operation.path.toString()}));
    if (node->isMergeKey)
        return refuse(
            Message(QT_TRANSLATE_NOOP("models", "A merge (<<) cannot be detached as one value.")));
    setValue(*node, toJson(*node->target), m_operation.path);
    return {};
}

Patcher::Done Patcher::rename()
{
    const Node *node = m_tree.nodeAt(m_operation.path, m_operation.document);
    const Node *key = node->keyNode;
    if (!key || key->kind != Node::Kind::Scalar || key->isBlockScalar())
        return refuse(Message(QT_TRANSLATE_NOOP("models", "This key cannot be renamed here.")));
    if (node->parent->child(m_operation.key))
        return refuse(
            Message(QT_TRANSLATE_NOOP("models", "There is a %1 already."), {m_operation.key}));
    const QuoteContext context = node->parent->isFlow() ? QuoteContext::FlowKey : QuoteContext::Key;
    const bool isDouble = key->style == Node::Style::DoubleQuoted;
    const bool isSingle = key->style == Node::Style::SingleQuoted
        && !m_operation.key.contains(u'\'') && isLiteralSafe(m_operation.key);
    const QString text = isDouble ? doubleQuoted(m_operation.key)
        : isSingle                ? u'\'' + m_operation.key + u'\''
                                  : quoted(m_operation.key, context);
    replace(key->range.start, key->range.end(), text);
    return {};
}

bool Patcher::startsOnIndicatorLine(const Node &node) const
{
    return node.indicator < 0
        || scan::lineStart(m_text, node.indicator) == scan::lineStart(m_text, node.range.start);
}

int Patcher::columnBelow(const Node &node, bool isList) const
{
    const int column = int(node.parent ? node.parent->column : 0);
    if (node.parent && node.parent->isList())
        return column + 2;
    return column + (isList ? m_style.listOffset : m_style.step);
}

bool hasLineBreaks(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().contains(u'\n');
    if (value.isArray())
        return std::ranges::any_of(value.toArray(), &hasLineBreaks);
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (hasLineBreaks(it.value()))
            return true;
    }
    return false;
}

} // namespace models::yaml
