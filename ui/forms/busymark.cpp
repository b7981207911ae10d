// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/busymark.h"

#include "ui/shared/theme.h"

#include <QPainter>

namespace ui {

namespace {

constexpr int steps = 12;
constexpr int interval = 100; // milliseconds a step

} // namespace

BusyMark::BusyMark(int size, QWidget *parent)
    : QWidget(parent)
{
    setFixedSize(Theme::scaled(size), Theme::scaled(size));
    setAccessibleName(tr("Is running"));
}

void BusyMark::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF ring = QRectF(rect()).adjusted(2, 2, -2, -2);
    painter.setPen(QPen(Theme::color(Token::Line), 1.6));
    painter.drawEllipse(ring);
    painter.setPen(QPen(Theme::stateText(State::Running), 1.6, Qt::SolidLine, Qt::RoundCap));
    constexpr int full = 360 * 16;
    painter.drawArc(ring, full / 4 - m_step * full / steps, -full / 4);
}

void BusyMark::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_turn.timerId())
        return QWidget::timerEvent(event);
    m_step = (m_step + 1) % steps;
    update();
}

void BusyMark::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_turn.start(interval, this);
}

void BusyMark::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_turn.stop();
}

} // namespace ui
