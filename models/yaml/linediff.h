// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

namespace models::yaml {

struct DiffLine
{
    enum class Kind { Common, Removed, Added };

    Kind kind = Kind::Common;
    QString text {}; ///< without its line break
    int before = 0; ///< 1-based line number in the old text; 0 for Added
    int after = 0; ///< in the new text; 0 for Removed

    bool operator==(const DiffLine &) const = default;
};

/// Both texts line by line, removed lines before the added ones that replace them.
[[nodiscard]] QList<DiffLine> diffLines(const QString &before, const QString &after);

} // namespace models::yaml
