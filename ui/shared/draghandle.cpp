// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/draghandle.h"

#include "ui/shared/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace ui {

DragHandle::DragHandle(QWidget *parent)
    : QWidget(parent)
{
    setCursor(Qt::OpenHandCursor);
    setFixedWidth(Theme::scaled(wide));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    name();
}

void DragHandle::name()
{
    setToolTip(tr("Drag to another place, or press Alt with an arrow key"));
    setAccessibleName(tr("Move"));
}

void DragHandle::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::color(underMouse() || m_isPressed ? Token::Text : Token::Control));
    const QPointF center = QRectF(rect()).center();
    for (const int row : {-1, 0, 1}) {
        for (const int column : {-1, 1})
            painter.drawEllipse(center + QPointF(column * 2.5, row * 5.0), 1.2, 1.2);
    }
}

void DragHandle::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_from = event->globalPosition().toPoint();
    m_isPressed = true;
    setCursor(Qt::ClosedHandCursor);
}

void DragHandle::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint now = event->globalPosition().toPoint();
    if (m_isPressed && (now - m_from).manhattanLength() >= QApplication::startDragDistance()) {
        if (!m_isDragging)
            grabKeyboard(); // for Escape
        m_isDragging = true;
    }
    if (m_isDragging)
        emit dragged(now);
}

void DragHandle::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const bool wasDragging = m_isDragging;
    end();
    if (wasDragging)
        emit dropped(event->globalPosition().toPoint());
}

void DragHandle::keyPressEvent(QKeyEvent *event)
{
    if (!m_isDragging || event->key() != Qt::Key_Escape)
        return;
    end();
    emit given();
}

void DragHandle::end()
{
    if (m_isDragging)
        releaseKeyboard();
    m_isPressed = false;
    m_isDragging = false;
    setCursor(Qt::OpenHandCursor);
    update();
}

void DragHandle::enterEvent(QEnterEvent *event)
{
    QWidget::enterEvent(event);
    update();
}

void DragHandle::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    update();
}

void DragHandle::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        name();
    QWidget::changeEvent(event);
}

} // namespace ui
