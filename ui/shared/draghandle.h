// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace ui {

/// Six dots at a thing that can be dragged to another place among its likes. Knows not where: it
/// tells where the pointer is. Escape gives up.
class DragHandle final : public QWidget
{
    Q_OBJECT
public:
    static constexpr int wide = 16;

    explicit DragHandle(QWidget *parent = nullptr);

signals:
    void dragged(const QPoint &global);
    void dropped(const QPoint &global);
    void given(); ///< up: nothing moves

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void name();
    void end();

    QPoint m_from; // global
    bool m_isPressed = false;
    bool m_isDragging = false;
};

} // namespace ui
