// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractScrollArea>
#include <QHash>
#include <QSet>

namespace ui {

/// Two YAML texts side by side, changed lines against each other, a few common lines around them;
/// the rest is folded into "8 unchanged lines", which a click opens.
class ComparisonView final : public QAbstractScrollArea
{
    Q_OBJECT
public:
    explicit ComparisonView(QWidget *parent = nullptr);

    void setTexts(const QString &before, const QString &after);
    /// Grey words behind a line of the new text, by its number.
    void setNotes(const QHash<int, QString> &notes);
    /// Lines (of the new text) that somebody must decide about.
    void setContested(const QSet<int> &lines);
    void setShowsWhole(bool whole);
    void reveal(int line); ///< of the new text
    [[nodiscard]] int lineCount() const { return m_afterLines; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;

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
    struct Row
    {
        int line = -1; ///< index into m_lines; -1: folded lines
        int from = 0;
        int count = 0;
    };
    void layOut();
    void fitBars();
    void paintSide(QPainter &painter, const Line &line, const Side &side, const QRectF &box,
        bool isAfter) const;
    void paintFold(QPainter &painter, const Row &row, const QRectF &box) const;
    [[nodiscard]] int rowHeight() const;

    QList<Line> m_lines;
    QList<Row> m_rows;
    QHash<int, QString> m_notes;
    QSet<int> m_contested;
    QSet<int> m_opened; ///< first lines of folds that were opened
    int m_afterLines = 0;
    bool m_showsWhole = false;
};

} // namespace ui
