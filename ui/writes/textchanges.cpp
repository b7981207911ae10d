// SPDX-License-Identifier: Apache-2.0
#include "ui/writes/textchanges.h"

#include "models/yaml/operation.h"
#include "ui/writes/reviewtexts.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

using models::Change;
using models::Path;
using models::yaml::Operation;

/// The path up to its first list.
Path listAbove(const Path &path)
{
    Path above;
    for (const Path::Segment &segment : path.segments()) {
        const QString *key = std::get_if<QString>(&segment);
        if (key == nullptr)
            return above;
        above = above.child(*key);
    }
    return path;
}

bool isItem(const Path &path)
{
    return !path.isEmpty() && std::holds_alternative<int>(path.last());
}

Operation operationFor(const Change &change)
{
    Operation operation;
    operation.path = change.path;
    operation.value = change.after;
    if (change.kind == Change::Kind::Removed)
        operation.kind = Operation::Kind::Remove;
    else if (change.kind == Change::Kind::Added && isItem(change.path))
        operation.kind = Operation::Kind::InsertItem;
    else
        operation.kind = Operation::Kind::SetValue;
    return operation;
}

/// Removals first and from the end, so that places stay what they were; then the rest in order.
QList<Operation> small(const QList<Change> &changes)
{
    QList<Operation> operations;
    for (auto change = changes.crbegin(); change != changes.crend(); ++change) {
        if (change->kind == Change::Kind::Removed)
            operations.append(operationFor(*change));
    }
    for (const Change &change : changes) {
        if (change.kind != Change::Kind::Removed)
            operations.append(operationFor(change));
    }
    return operations;
}

/// Each list that something happens in, as a whole.
QList<Operation> coarse(const QList<Change> &changes, const QJsonObject &wanted)
{
    QList<Operation> operations;
    QList<Path> done;
    for (const Change &change : changes) {
        const Path list = listAbove(change.path);
        if (list == change.path) {
            operations.append(operationFor(change));
        } else if (!done.contains(list)) {
            done.append(list);
            operations.append({.kind = Operation::Kind::SetValue,
                .path = list,
                .value = valueAtPath(wanted, list)});
        }
    }
    return operations;
}

} // namespace

models::Result<QList<models::yaml::TextEdit>> editsTowards(
    const models::yaml::Tree &tree, const QJsonObject &wanted)
{
    const QList<Change> changes = models::changesBetween(tree.toJson().toObject(), wanted);
    models::Result<QList<models::yaml::TextEdit>> edits
        = models::yaml::editAll(tree, small(changes));
    if (edits
        && models::yaml::parse(models::yaml::applied(tree.text(), *edits))->toJson().toObject()
            == wanted)
        return edits;
    return models::yaml::editAll(tree, coarse(changes, wanted));
}

} // namespace ui
