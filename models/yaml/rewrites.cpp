// SPDX-License-Identifier: Apache-2.0
#include "models/yaml/rewrites.h"

#include "models/yaml/operation.h"

#include <QRegularExpression>

#include <algorithm>

namespace models::yaml {
namespace {

/// Anchors, tags and aliases are not in a value that is written anew.
bool isPlainInside(const Node &node)
{
    return std::ranges::all_of(node.children, [](const Node *child) {
        return child->kind != Node::Kind::Alias && child->properties.length == 0
            && (!child->keyNode || child->keyNode->kind == Node::Kind::Scalar) && !child->isMergeKey
            && !child->isShadowed && isPlainInside(*child);
    });
}

/// A hash that may begin a comment; one inside quotes only means that nothing is offered.
bool mayHoldComments(QStringView written)
{
    static const QRegularExpression comment(QStringLiteral("\\s#"));
    return comment.matchView(written).hasMatch();
}

/// The keys as they are written.
QStringList writtenOrder(const Tree &tree, int document, const Path &path, const QStringList &keys)
{
    QStringList order;
    if (const Node *map = tree.nodeAt(path, document)) {
        for (const Node *child : map->children)
            order.append(child->key);
    }
    return order.size() == keys.size() ? order : keys;
}

std::optional<Fix> asLines(const Tree &tree, int document, const Node &flow)
{
    const Path path = flow.path();
    if (path.isEmpty() || flow.children.isEmpty() || !isPlainInside(flow)
        || mayHoldComments(flow.range.in(tree.text())))
        return {};
    const auto order = [&](const Path &at, const QStringList &keys) {
        return writtenOrder(tree, document, at, keys);
    };
    const auto edits = editAll(tree,
        {{.kind = Operation::Kind::SetNull, .document = document, .path = path},
            {.kind = Operation::Kind::SetValue,
                .document = document,
                .path = path,
                .value = toJson(flow),
                .order = order}});
    if (!edits)
        return {};
    return Fix {Message(QT_TRANSLATE_NOOP("models", "Write as lines")), *edits};
}

std::optional<Fix> detached(const Tree &tree, int document, const Node &alias)
{
    const auto edits = edit(
        tree, {.kind = Operation::Kind::DetachAlias, .document = document, .path = alias.path()});
    if (!edits)
        return {};
    return Fix {
        Message(QT_TRANSLATE_NOOP("models", "Write a copy instead of *%1"), {alias.text}), *edits};
}

} // namespace

QList<Fix> rewritesAt(const Tree &tree, qsizetype offset)
{
    QList<Fix> found;
    const Node *node = tree.nodeAtOffset(offset);
    if (!node || tree.hasErrors())
        return found;
    const int document = tree.documentAt(offset);
    std::optional<Fix> fix;
    if (node->kind == Node::Kind::Alias && (fix = detached(tree, document, *node)))
        found.append(*fix);
    const Node *flow = nullptr; // the outermost: inside it there are no lines
    for (; node; node = node->parent) {
        if (node->isFlow())
            flow = node;
    }
    if (flow && (fix = asLines(tree, document, *flow)))
        found.append(*fix);
    return found;
}

} // namespace models::yaml
