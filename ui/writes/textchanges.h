// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/writes/objectdiff.h"
#include "models/yaml/tree.h"

#include <QList>

namespace ui {

/// Edits that bring a text from what it says to `wanted`, as small as they can be: comments and
/// order stay. Where a list cannot be changed item by item, it is written anew. Refused when the
/// text cannot be read.
[[nodiscard]] models::Result<QList<models::yaml::TextEdit>> editsTowards(
    const models::yaml::Tree &tree, const QJsonObject &wanted);

} // namespace ui
