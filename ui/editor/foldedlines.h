// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractScrollArea>
#include <QHash>
#include <QSet>

namespace ui {

/// The lines of a comparison, drawn by whoever derives from it: what changed and a few common lines
/// around it; the rest is folded into "8 unchanged lines", which a click opens.
class FoldedLines : public QAbstractScrollArea
{
    Q_OBJECT
public:
    /// Grey words behind a line of the new text, by its number ("filled in by the server").
    void setNotes(const QHash<int, QString> &notes);
    void setShowsWhole(bool whole);

protected:
    explicit FoldedLines(QWidget *parent);

    [[nodiscard]] virtual int total() const = 0;
    /// Is this one shown, whatever stands around it?
    [[nodiscard]] virtual bool isChanged(int line) const = 0;
    [[nodiscard]] virtual qsizetype longest() const = 0; ///< line, in characters
    [[nodiscard]] virtual int textLeft() const = 0; ///< where text begins in a column
    [[nodiscard]] virtual int columns() const { return 1; }
    virtual void paintLine(QPainter &painter, int line, const QRectF &box) const = 0;

    void startOver(); ///< the lines are others
    void layOut();
    void revealLine(int line);
    [[nodiscard]] QRectF columnOf(const QRectF &box, int column) const;
    [[nodiscard]] QString note(int number) const { return m_notes.value(number); }
    /// A line in the colours of YAML, and the note behind it.
    void paintText(
        QPainter &painter, const QString &text, const QString &note, const QRectF &box) const;

    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Row
    {
        int line = -1; ///< -1: folded lines
        int from = 0;
        int count = 0;
    };
    void fitBars();
    void paintFold(QPainter &painter, const Row &row, const QRectF &box) const;
    [[nodiscard]] static int rowHeight();

    QList<Row> m_rows;
    QHash<int, QString> m_notes;
    QSet<int> m_opened; ///< first lines of folds that were opened
    bool m_showsWhole = false;
};

} // namespace ui
