// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace models::yaml {

enum class QuoteContext { Block, Flow, Key, FlowKey };

/// May this string stand unquoted and be read back as the same string by YAML 1.1 and 1.2 readers?
[[nodiscard]] bool isPlainSafe(QStringView text, QuoteContext context);
/// The shortest spelling that every reader understands: plain, else in double quotes.
[[nodiscard]] QString quoted(const QString &text, QuoteContext context = QuoteContext::Block);
[[nodiscard]] QString doubleQuoted(QStringView text);
/// May a literal block hold it? (no tabs, control characters, lines of spaces only)
[[nodiscard]] bool isLiteralSafe(QStringView text);

} // namespace models::yaml
