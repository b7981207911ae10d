// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace models {

/// Words moved to the next line past `limit` characters, as kubectl wraps them: lines are never
/// joined, words never broken, the blanks at a break are dropped.
[[nodiscard]] QString wordWrapped(const QString &text, int limit);
/// Every line moved right, empty ones too.
[[nodiscard]] QString indented(const QString &text, int columns);

} // namespace models
