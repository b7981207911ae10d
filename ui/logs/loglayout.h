// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/resources/logrows.h"

#include <QTextLayout>

#include <memory>

namespace ui {

/// How wide and how long a piece of a line is laid out.
struct LogExtentOfLine
{
    bool isWrapped = false;
    qreal width = 0; ///< of the text column
    qreal scrolled = 0; ///< pixels hidden at the left; 0 when wrapped
};

/// The text of one visible line, laid out. Of very long lines only the piece that is seen.
struct LaidOutLine
{
    std::unique_ptr<QTextLayout> layout;
    qsizetype first = 0; ///< number of the line's character that the layout begins with
    qreal left = 0; ///< where the layout begins, from the column's left edge
    qreal height = 0;
    qreal naturalWidth = 0; ///< of the whole line
    bool isCut = false; ///< characters at the end are not shown
};

/// Lays out lines for painting and for finding the character under the mouse.
class LogLayout
{
public:
    LogLayout(const models::LogStore &store, const models::LogRows &rows);

    /// Characters [from, to) are selected; from == to: none.
    [[nodiscard]] LaidOutLine lineOf(qsizetype line, const LogExtentOfLine &extent,
        bool isCurrent = false, qsizetype from = 0, qsizetype to = 0) const;
    [[nodiscard]] static int lineHeight();
    [[nodiscard]] static qreal letterWidth();

private:
    const models::LogStore &m_store;
    const models::LogRows &m_rows;
};

} // namespace ui
