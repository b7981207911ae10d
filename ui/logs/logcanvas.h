// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/logs/loglayout.h"
#include "ui/logs/logtypes.h"

#include <QAbstractScrollArea>
#include <QTimer>

class QMenu;

namespace ui {

class LogScrollBar;

/// The lines themselves. Only those that are seen are laid out, so that a million cost no more
/// than fifty. Scrolls by rows; while it follows, the end stays in sight, else the line at the top
/// stays where it is whatever comes.
class LogCanvas final : public QAbstractScrollArea
{
    Q_OBJECT
public:
    LogCanvas(const models::LogStore &store, models::LogRows &rows, QWidget *parent = nullptr);

    /// What stands at the left of a source's lines: "11", "m0". One source alone has no such mark.
    void setSourceMarks(const QStringList &marks);
    /// The words of the rows' notes, in their order.
    void setNotes(const QList<LogNote> &notes) { m_notes = notes; }
    void setTimesShown(bool shown);
    [[nodiscard]] bool areTimesShown() const { return m_hasTimes; }
    void setWrapped(bool wrapped);
    [[nodiscard]] bool isWrapped() const { return m_isWrapped; }

    [[nodiscard]] bool isFollowing() const { return m_isFollowing; }
    void setFollowing(bool following);
    /// Rows came, went or moved.
    void refresh();
    void clear();
    /// In the upper third; following pauses. `isMatch`: the line is the current one of a search.
    void showLine(qsizetype line, bool isMatch = false);
    void showRow(qsizetype row);
    [[nodiscard]] qsizetype currentMatch() const; ///< -1: none
    void forgetMatch();
    [[nodiscard]] qsizetype topRow() const;
    [[nodiscard]] qsizetype bottomRow() const;
    /// Of what was selected; without a selection of nothing.
    [[nodiscard]] QString selectedText() const;
    void selectAll();
    void copy() const;

    /// ms that the last painting took: for measurements.
    [[nodiscard]] double paintMilliseconds() const { return m_paintTime; }

signals:
    void followingChanged(bool following);
    void selectionChanged();
    void menuRequested(const QPoint &global);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    bool viewportEvent(QEvent *event) override;

private:
    struct Spot ///< a character of a line
    {
        models::LogStore::Key key {};
        qsizetype character = 0;
        bool isValid = false;
    };
    struct Chosen ///< lines and characters, in order
    {
        qsizetype first = -1, from = 0, last = -1, to = 0;
    };
    struct Columns ///< left edges
    {
        qreal mark = 0, time = 0, level = 0, text = 0;
    };
    [[nodiscard]] Columns columns() const;
    [[nodiscard]] LogExtentOfLine extent() const;
    [[nodiscard]] qreal heightOf(qsizetype row) const;
    [[nodiscard]] qsizetype lastTop() const;
    [[nodiscard]] Spot spotAt(const QPoint &point) const;
    [[nodiscard]] Chosen chosen() const;
    void extendTo(const QPoint &point);
    void scrollTo(qsizetype row);
    void fitWidth();
    void rememberTop();
    void pauseIfAway();
    void paintLine(QPainter &painter, const QRectF &box, qsizetype line, const Chosen &chosen);
    void paintNote(QPainter &painter, const QRectF &box, const LogNote &note);
    void showMarks();
    [[nodiscard]] QString timeText(qint64 time) const;

    const models::LogStore &m_store;
    models::LogRows &m_rows;
    LogLayout m_layout;
    LogScrollBar *m_bar;
    QStringList m_marks;
    QList<LogNote> m_notes;
    models::LogStore::Key m_top; // the line at the top while it does not follow
    std::optional<models::LogStore::Key> m_match;
    Spot m_anchor, m_end; // of the selection
    QTimer m_markTimer;
    QTimer m_dragTimer;
    QPoint m_dragAt;
    int m_wheel = 0; // eighths of a degree not used yet
    qreal m_widest = 0;
    double m_paintTime = 0;
    bool m_hasTimes = true;
    bool m_isWrapped = false;
    bool m_isFollowing = true;
    bool m_isMoving = false; // by ourselves
    bool m_hasDays = false;
};

} // namespace ui
