// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/terminal/terminalscreen.h"

#include <QAbstractScrollArea>

namespace ui {

/// A terminal to look at and type into. All keys are the program's but F6 and Shift+F6 (next and
/// previous pane), Ctrl+J (the dock), Ctrl+Shift+C, V and A, and Shift with Page Up and Down.
class TerminalView final : public QAbstractScrollArea
{
    Q_OBJECT
public:
    explicit TerminalView(QWidget *parent = nullptr);

    [[nodiscard]] TerminalScreen &screen() { return m_screen; }
    /// Off: it only shows; keys do nothing.
    void setLive(bool live);
    [[nodiscard]] QSize cells() const; ///< columns and rows that fit
    [[nodiscard]] QString selectedText() const;
    [[nodiscard]] QString allText() const;
    void selectAll();
    void copy() const;
    void paste();
    [[nodiscard]] QVariant inputMethodQuery(Qt::InputMethodQuery query) const override;

signals:
    void wrote(const QByteArray &bytes); ///< for the program
    void resized(QSize cells);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    struct Spot ///< between two cells; lines count from the first that ever was
    {
        qint64 line = 0;
        int column = 0;
        auto operator<=>(const Spot &) const = default;
    };
    void measure();
    void refresh();
    void name();
    bool takeOwnKey(const QKeyEvent &event);
    [[nodiscard]] static bool belongsToWindow(const QKeyEvent &event);
    [[nodiscard]] int topLine() const;
    [[nodiscard]] Spot spotAt(const QPointF &point) const;
    [[nodiscard]] QPoint cellAt(const QPointF &point) const;
    [[nodiscard]] bool isReported(const QMouseEvent &event) const;
    [[nodiscard]] QString textBetween(Spot from, Spot to) const;
    [[nodiscard]] QRectF cursorBox() const;
    void paintLine(QPainter &painter, int line, qreal top) const;
    void paintRun(
        QPainter &painter, const TerminalLine &cells, size_t first, size_t last, qreal top) const;
    void paintSelection(QPainter &painter, int line, qreal top) const;
    void paintCursor(QPainter &painter) const;

    TerminalScreen m_screen;
    QSizeF m_cell; ///< of one letter
    qreal m_ascent = 0;
    QString m_preedit;
    Spot m_anchor, m_end;
    int m_wheel = 0; ///< eighths of a degree not used yet
    bool m_isSelecting = false;
    bool m_isFollowing = true;
    bool m_isLive = true;
};

} // namespace ui
