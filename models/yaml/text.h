// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

namespace models::yaml {

/// A piece of a text, in UTF-16 units from its start (QString and QTextDocument count the same).
struct TextRange
{
    qsizetype start = 0;
    qsizetype length = 0;

    [[nodiscard]] qsizetype end() const { return start + length; }
    [[nodiscard]] bool contains(qsizetype offset) const
    {
        return offset >= start && offset <= end();
    }
    [[nodiscard]] bool overlaps(const TextRange &other) const
    {
        return start < other.end() && other.start < end();
    }
    [[nodiscard]] QStringView in(QStringView text) const { return text.mid(start, length); }
    [[nodiscard]] static TextRange between(qsizetype from, qsizetype to)
    {
        return {from, to - from};
    }

    bool operator==(const TextRange &) const = default;
};

/// Replace `length` units at `start` by `text`. Edits of one list never overlap, are sorted by
/// start, and all count in the text before the first of them.
struct TextEdit
{
    qsizetype start = 0;
    qsizetype length = 0;
    QString text {};

    bool operator==(const TextEdit &) const = default;
};

[[nodiscard]] QString applied(const QString &text, const QList<TextEdit> &edits);

/// 1-based; the column counts UTF-16 units.
struct Position
{
    int line = 1;
    int column = 1;

    bool operator==(const Position &) const = default;
};

} // namespace models::yaml
