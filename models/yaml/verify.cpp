// SPDX-License-Identifier: Apache-2.0
#include "models/yaml/operation.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace models::yaml {

using Kind = Operation::Kind;

namespace {

bool isSame(const Node &before, const Node &after)
{
    if (before.kind == Node::Kind::Alias || after.kind == Node::Kind::Alias)
        return before.kind == after.kind && before.text == after.text
            && !before.target == !after.target;
    if (before.isScalar() || after.isScalar()) {
        if (!before.isScalar() || !after.isScalar() || before.scalar.type != after.scalar.type)
            return false;
        return before.text == after.text || before.isNull()
            || (before.scalar.type != Scalar::Type::String
                && toJson(before.scalar, before.text) == toJson(after.scalar, after.text));
    }
    if (before.kind != after.kind || before.children.size() != after.children.size())
        return false;
    for (qsizetype i = 0; i < before.children.size(); ++i) {
        const Node &one = *before.children[i];
        const Node &other = *after.children[i];
        if (one.key != other.key || one.isMergeKey != other.isMergeKey || !isSame(one, other))
            return false;
    }
    return true;
}

bool isSameEntry(const Node &before, const Node &after)
{
    return before.key == after.key && before.isMergeKey == after.isMergeKey
        && isSame(before, after);
}

bool isEmptyLike(const Node &node)
{
    return node.isNull() || (!node.isScalar() && node.children.isEmpty());
}

/// Follows the operation's path through both trees at once.
class Verifier
{
public:
    explicit Verifier(const Operation &operation)
        : m_operation(operation)
        , m_segments(operation.path.segments())
    {
        if (operation.kind == Kind::SetNull)
            m_value = QJsonValue::Null;
        else
            m_value = operation.value;
    }

    bool check(const Node &before, const Node &after, qsizetype depth) const
    {
        if (depth == m_segments.size())
            return checkTarget(before, after);
        const Node *next = childOf(before, m_segments[depth]);
        const bool isInsertHere
            = m_operation.kind == Kind::InsertItem && depth + 1 == m_segments.size();
        if (!next || isInsertHere)
            return checkInserted(before, after, depth);
        const bool isEntryChange = depth + 1 == m_segments.size()
            && (m_operation.kind == Kind::Remove || m_operation.kind == Kind::MoveItem
                || m_operation.kind == Kind::RenameKey);
        if (isEntryChange)
            return checkEntry(before, after, next->index);
        if (before.kind != after.kind || before.children.size() != after.children.size())
            return false;
        for (int i = 0; i < before.children.size(); ++i) {
            if (i != next->index && !isSameEntry(*before.children[i], *after.children[i]))
                return false;
        }
        const Node &other = *after.children[next->index];
        return other.key == next->key && check(*next, other, depth + 1);
    }

private:
    static const Node *childOf(const Node &node, const Path::Segment &segment)
    {
        if (const int *index = std::get_if<int>(&segment))
            return node.child(qsizetype(*index));
        return node.child(std::get<QString>(segment));
    }

    QJsonValue wrapped(qsizetype depth) const
    {
        QJsonValue value = m_value;
        if (m_operation.kind == Kind::AppendItem)
            value = QJsonArray {value};
        for (qsizetype i = m_segments.size() - 1; i >= depth; --i) {
            if (const auto *key = std::get_if<QString>(&m_segments[i]))
                value = QJsonObject {{*key, value}};
            else
                value = QJsonArray {value};
        }
        return value;
    }

    bool checkTarget(const Node &before, const Node &after) const
    {
        if (m_operation.kind == Kind::DetachAlias)
            return after.kind != Node::Kind::Alias && toJson(before) == toJson(after);
        if (m_operation.kind != Kind::AppendItem)
            return after.kind != Node::Kind::Alias && toJson(after) == m_value;
        if (isEmptyLike(before))
            return toJson(after) == QJsonValue(QJsonArray {m_value});
        return checkGrown(before, after, before.children.size(), m_value);
    }

    bool checkInserted(const Node &before, const Node &after, qsizetype depth) const
    {
        if (isEmptyLike(before))
            return toJson(after) == wrapped(depth);
        const QJsonValue value = wrapped(depth + 1);
        if (const int *index = std::get_if<int>(&m_segments[depth]))
            return checkGrown(before, after, *index, value);
        if (!after.isMap())
            return false;
        const Node *added = after.child(std::get<QString>(m_segments[depth]));
        return added && checkGrown(before, after, added->index, value);
    }

    static bool checkGrown(
        const Node &before, const Node &after, qsizetype at, const QJsonValue &value)
    {
        if (before.kind != after.kind || after.children.size() != before.children.size() + 1)
            return false;
        for (qsizetype i = 0; i < after.children.size(); ++i) {
            if (i == at) {
                if (toJson(*after.children[i]) != value)
                    return false;
            } else if (!isSameEntry(*before.children[i < at ? i : i - 1], *after.children[i])) {
                return false;
            }
        }
        return true;
    }

    bool checkEntry(const Node &before, const Node &after, int at) const
    {
        if (before.kind != after.kind)
            return false;
        QList<const Node *> wanted = before.children;
        if (m_operation.kind == Kind::Remove)
            wanted.removeAt(at);
        else if (m_operation.kind == Kind::MoveItem)
            wanted.move(at, m_operation.index);
        if (wanted.size() != after.children.size())
            return false;
        for (int i = 0; i < wanted.size(); ++i) {
            const bool isRenamed = m_operation.kind == Kind::RenameKey && i == at;
            const QString key = isRenamed ? m_operation.key : wanted[i]->key;
            if (after.children[i]->key != key || !isSame(*wanted[i], *after.children[i]))
                return false;
        }
        return true;
    }

    const Operation &m_operation;
    const QList<Path::Segment> &m_segments;
    QJsonValue m_value;
};

} // namespace

bool verify(const Tree &before, const Tree &after, const Operation &operation)
{
    const auto &old = before.documents();
    const auto &now = after.documents();
    if (old.size() != now.size() || after.damaged().size() > before.damaged().size()
        || operation.document >= old.size())
        return false;
    for (int i = 0; i < old.size(); ++i) {
        if (i != operation.document && !isSame(*old[i].root, *now[i].root))
            return false;
    }
    return Verifier(operation).check(
        *old[operation.document].root, *now[operation.document].root, 0);
}

} // namespace models::yaml
