// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/editor/foldedlines.h"

namespace ui {

/// Two or three YAML texts side by side, changed lines against each other.
class ComparisonView final : public FoldedLines
{
    Q_OBJECT
public:
    explicit ComparisonView(QWidget *parent = nullptr);

    void setTexts(const QString &before, const QString &after);
    /// What was there, what others made of it, and what is to become of it: both against the first.
    void setTexts(const QString &base, const QString &theirs, const QString &mine);
    /// Lines (of the new text) that somebody must decide about.
    void setContested(const QSet<int> &lines);
    void reveal(int line); ///< of the new text
    [[nodiscard]] int lineCount() const { return m_afterLines; }

protected:
    [[nodiscard]] int total() const override { return int(m_lines.size()); }
    [[nodiscard]] bool isChanged(int line) const override;
    [[nodiscard]] qsizetype longest() const override;
    [[nodiscard]] int textLeft() const override;
    [[nodiscard]] int columns() const override { return m_columns; }
    void paintLine(QPainter &painter, int line, const QRectF &box) const override;

private:
    struct Side
    {
        int number = 0; ///< 0: nothing stands here
        QString text {};
    };
    struct Line
    {
        QList<Side> sides {}; ///< one a column
        QList<bool> isChanged {}; ///< against the first column; of the first: against any other
        [[nodiscard]] const Side &after() const { return sides.last(); }
    };
    struct Against; ///< a text, line by line, against the first
    static Against against(const QString &base, const QString &text);
    void lay(const QString &base, const QList<Against> &others);
    [[nodiscard]] bool isContested(const Line &line) const;
    void paintSide(QPainter &painter, const Line &line, int column, const QRectF &box) const;

    QList<Line> m_lines;
    QSet<int> m_contested;
    int m_columns = 2;
    int m_afterLines = 0;
};

} // namespace ui
