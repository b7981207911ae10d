// SPDX-License-Identifier: Apache-2.0
#include "models/yaml/node.h"

#include <QSet>

#include <algorithm>

namespace models::yaml {

const Node *Node::child(QStringView name) const
{
    if (!isMap())
        return nullptr;
    for (auto at = children.crbegin(); at != children.crend(); ++at) {
        if ((*at)->key == name && !(*at)->isMergeKey)
            return *at;
    }
    for (const Node *one : children) { // `y: 1` is the key "true" to the server, y to its author
        if (one->keyNode && one->keyNode->text == name && !one->isMergeKey)
            return one;
    }
    return nullptr;
}

const Node *Node::child(qsizetype position) const
{
    return isList() && position >= 0 && position < children.size() ? children[position] : nullptr;
}

Path Node::path() const
{
    QList<const Node *> chain;
    for (const Node *node = this; node->parent; node = node->parent)
        chain.prepend(node);
    Path path;
    for (const Node *node : std::as_const(chain))
        path = node->parent->isList() ? path.child(node->index) : path.child(node->key);
    return path;
}

namespace {

void collect(const Node &map, QList<Member> &found, QSet<QString> &seen, bool isMerged, int depth)
{
    if (depth > 64) // deeper merges than any file has; a chain of them is an attack
        return;
    for (const Node *child : map.children) {
        if (child->isMergeKey || child->isShadowed || seen.contains(child->key))
            continue;
        seen.insert(child->key);
        found.append({child->key, child, isMerged});
    }
    for (const Node *child : map.children) {
        if (!child->isMergeKey)
            continue;
        const Node *source = child->resolved();
        if (source && source->isMap()) {
            collect(*source, found, seen, true, depth + 1);
        } else if (source && source->isList()) {
            for (const Node *item : source->children) {
                const Node *one = item->resolved();
                if (one && one->isMap())
                    collect(*one, found, seen, true, depth + 1);
            }
        }
    }
}

} // namespace

QList<Member> members(const Node &map)
{
    QList<Member> found;
    QSet<QString> seen;
    if (map.isMap())
        collect(map, found, seen, false, 0);
    return found;
}

const Node *memberOf(const Node &map, QStringView key)
{
    if (!map.isMap())
        return nullptr;
    bool hasMerge = false;
    for (const Node *child : map.children) {
        if (child->isMergeKey)
            hasMerge = true;
        else if (!child->isShadowed && child->key == key)
            return child;
    }
    if (!hasMerge)
        return nullptr;
    for (const Member &member : members(map)) {
        if (member.key == key)
            return member.value;
    }
    return nullptr;
}

} // namespace models::yaml
