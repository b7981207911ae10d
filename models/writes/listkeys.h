// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonArray>
#include <QString>

#include <optional>

namespace models {

/// What identifies the items of a list of objects when no schema is at hand: the first of the usual
/// keys (name, key, type, mountPath, …) that every item has and no two share. Nothing for a list
/// without one: it is then compared by place.
[[nodiscard]] std::optional<QString> identityKey(const QJsonArray &list);
/// A key that serves both lists; an empty list agrees with any.
[[nodiscard]] std::optional<QString> identityKey(const QJsonArray &one, const QJsonArray &other);
/// Place of the item whose `key` has that value; -1 when there is none.
[[nodiscard]] int indexOf(const QJsonArray &list, const QString &key, const QJsonValue &value);

} // namespace models
