// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/yaml/emit.h"
#include "models/yaml/tree.h"

#include <optional>

namespace models::yaml {

/// One change of a value, as a form makes it.
struct Operation
{
    enum class Kind {
        SetScalar, ///< `path` = scalar `value`; written there, or inserted with its missing parents
        SetValue, ///< the same for any value, collections too
        InsertKey, ///< new key `path`; refused if it is there
        AppendItem, ///< `path` is the list (or nothing, null or empty yet)
        InsertItem, ///< `path` ends in the index the item will have
        MoveItem, ///< `path` is the item, `index` where it will be
        Remove,
        RenameKey, ///< to `key`
        SetNull,
        DetachAlias, ///< `path` is an alias: replaced by a copy of what it stands for
    };

    Kind kind = Kind::SetScalar;
    int document = 0;
    Path path {};
    QJsonValue value {};
    QString key {}; ///< RenameKey: the new key
    int index = 0; ///< MoveItem: the new index
    /// New keys: the wished order of keys among siblings (schema or guide order). Keys that it does
    /// not name go to the end. Without it a new key goes behind the last.
    KeyOrder order {};
    /// InsertKey: directly behind this sibling; empty string: before the first.
    std::optional<QString> after {};
};

/// The smallest edits that make the change, verified by reading the result again and comparing
/// values: nothing but `path` may differ. If no small edit does it, the parent is written anew;
/// if that fails too the operation is refused (Error::Kind::Invalid, reason in message).
[[nodiscard]] Result<QList<TextEdit>> edit(const Tree &tree, const Operation &operation);

/// Several operations as one step of the undo history: each is planned on what the one before made,
/// the result is the smallest edits from the first text to the last. Refused as a whole if one is.
[[nodiscard]] Result<QList<TextEdit>> editAll(const Tree &tree, const QList<Operation> &operations);

/// The same without the second reading: for the GUI thread on large texts, with verify() on a
/// worker afterwards.
[[nodiscard]] Result<QList<TextEdit>> plan(const Tree &tree, const Operation &operation);
/// Is `after` what `operation` should have made of `before`?
[[nodiscard]] bool verify(const Tree &before, const Tree &after, const Operation &operation);

} // namespace models::yaml
