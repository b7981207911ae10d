// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/editor/foldedlines.h"

namespace ui {

/// Two YAML texts side by side, changed lines against each other.
class ComparisonView final : public FoldedLines
{
    Q_OBJECT
public:
    explicit ComparisonView(QWidget *parent = nullptr);

    void setTexts(const QString &before, const QString &after);
    /// Lines (of the new text) that somebody must decide about.
    void setContested(const QSet<int> &lines);
    void reveal(int line); ///< of the new text
    [[nodiscard]] int lineCount() const { return m_afterLines; }

protected:
    [[nodiscard]] int total() const override { return int(m_lines.size()); }
    [[nodiscard]] bool isChanged(int line) const override;
    [[nodiscard]] qsizetype longest() const override;
    [[nodiscard]] int textLeft() const override;
    [[nodiscard]] int columns() const override { return 2; }
    void paintLine(QPainter &painter, int line, const QRectF &box) const override;

private:
    struct Side
    {
        int number = 0; ///< 0: nothing stands here
        QString text {};
    };
    struct Line
    {
        Side before {};
        Side after {};
        bool isCommon = true;
    };
    [[nodiscard]] bool isContested(const Line &line) const;
    void paintSide(QPainter &painter, const Line &line, bool isAfter, const QRectF &box) const;

    QList<Line> m_lines;
    QSet<int> m_contested;
    int m_afterLines = 0;
};

} // namespace ui
