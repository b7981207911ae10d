// SPDX-License-Identifier: Apache-2.0
#include "models/form/formsearch.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models {

namespace {

constexpr int mostItems = 20; // of one list
constexpr int exactValue = 10;
constexpr int partOfValue = 70; // behind keys and labels, before help

bool isHousekeeping(const Path &path)
{
    return path.size() == 1 && (path.lastKey() == "apiVersion"_L1 || path.lastKey() == "kind"_L1);
}

const yaml::Node *nodeAt(const yaml::Tree &tree, int document, const Path &path)
{
    const yaml::Node *node = tree.resolvedAt(path, document);
    return node ? node->resolved() : nullptr;
}

/// "spec.containers[].image" for each container; for the first to come when there is none.
QList<Path> placesOf(const yaml::Tree &tree, int document, const QString &pattern)
{
    QList<Path> places {{}};
    for (const QString &part : pattern.split(u'.')) {
        const bool isList = part.endsWith("[]"_L1);
        const bool isMap = part.endsWith("{}"_L1);
        QList<Path> next;
        for (const Path &place : std::as_const(places)) {
            const Path path = place.child(isList || isMap ? part.chopped(2) : part);
            const yaml::Node *node = isList || isMap ? nodeAt(tree, document, path) : nullptr;
            if (isMap) { // its keys are the user's choice
                for (const yaml::Member &member :
                    node && node->isMap() ? yaml::members(*node) : QList<yaml::Member>())
                    next.append(path.child(member.key));
            } else if (isList) {
                const qsizetype count = node && node->isList() ? node->children.size() : 0;
                for (int i = 0; i < std::clamp(int(count), 1, mostItems); ++i)
                    next.append(path.child(i));
            } else {
                next.append(path);
            }
        }
        places = next;
    }
    return places;
}

struct Hit
{
    int points;
    Path path;
};

void findValues(const yaml::Node &node, const QString &typed, QList<Hit> &hits, int depth = 0)
{
    constexpr int deepest = 60;
    if (depth > deepest)
        return;
    if (node.isScalar()) {
        if (!node.isNull() && node.text.contains(typed, Qt::CaseInsensitive)) {
            const bool isSame = node.text.compare(typed, Qt::CaseInsensitive) == 0;
            hits.append({isSame ? exactValue : partOfValue, node.path()});
        }
        return;
    }
    for (const yaml::Node *child : node.children)
        findValues(*child, typed, hits, depth + 1);
}

} // namespace

QList<Path> searchForm(const QList<FieldInfo> &fields, const yaml::Tree &tree, int document,
    const QString &typed, int most)
{
    QList<Hit> hits;
    for (const FieldInfo &field : fields) {
        if (const int points = fieldScore(field, typed); points >= 0) {
            for (const Path &path : placesOf(tree, document, field.pattern))
                hits.append({points, path});
        }
    }
    if (const yaml::Node *root = tree.root(document))
        findValues(*root, typed, hits);
    std::ranges::stable_sort(hits, {}, &Hit::points);
    QList<Path> found;
    QSet<Path> known;
    for (const Hit &hit : std::as_const(hits)) {
        if (found.size() >= most)
            break;
        if (hit.path.isEmpty() || isHousekeeping(hit.path) || known.contains(hit.path))
            continue;
        known.insert(hit.path);
        found.append(hit.path);
    }
    return found;
}

} // namespace models
