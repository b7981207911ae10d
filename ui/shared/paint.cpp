// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/paint.h"

#include <QPainter>
#include <QWidget>

namespace ui::paint {

void panel(QPainter &painter, const QRectF &box, const QColor &fill, const QColor &edge,
    qreal corner, qreal width)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    if (edge.isValid()) {
        const qreal half = width / 2;
        painter.setPen(QPen(edge, width));
        painter.drawRoundedRect(
            box.adjusted(half, half, -half, -half), corner - half, corner - half);
    } else {
        painter.setPen(Qt::NoPen);
        painter.drawRoundedRect(box, corner, corner);
    }
    painter.restore();
}

void focusRing(QPainter &painter, const QRectF &box, qreal corner)
{
    panel(painter, box, {}, Theme::color(Token::Link), corner, 2);
}

bool isFocusShown(const QWidget *widget)
{
    return widget->hasFocus() && widget->window()->testAttribute(Qt::WA_KeyboardFocusChange);
}

void chevron(QPainter &painter, const QPointF &center, Arrow direction, const QColor &ink)
{
    constexpr qreal along = 4;
    constexpr qreal across = 2;
    QPolygonF line {QPointF(-along, -across), QPointF(0, across), QPointF(along, -across)};
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(center);
    switch (direction) {
    case Arrow::Up:
        painter.rotate(180);
        break;
    case Arrow::Left:
        painter.rotate(90);
        break;
    case Arrow::Right:
        painter.rotate(-90);
        break;
    case Arrow::Down:
        break;
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(ink, 1.3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(line);
    painter.restore();
}

void cross(QPainter &painter, const QPointF &center, qreal half, const QColor &ink)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(ink, 1.3, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(center + QPointF(-half, -half), center + QPointF(half, half));
    painter.drawLine(center + QPointF(-half, half), center + QPointF(half, -half));
    painter.restore();
}

void text(QPainter &painter, const QRectF &box, const QString &text, const QColor &ink,
    Qt::Alignment alignment, Qt::TextElideMode elide)
{
    if (text.isEmpty() || box.width() < 2) {
        return;
    }
    const QFontMetricsF metrics(painter.font(), painter.device());
    QString shown = text;
    if (metrics.horizontalAdvance(text) > box.width() + 0.5) {
        shown = metrics.elidedText(text, elide, box.width());
    }
    painter.setPen(ink);
    painter.drawText(
        box, static_cast<int>(Qt::AlignVCenter | alignment) | Qt::TextSingleLine, shown);
}

void dot(QPainter &painter, const QPointF &center, qreal half, const QColor &ink)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    painter.drawEllipse(center, half, half);
    painter.restore();
}

QColor mix(const QColor &under, const QColor &over, qreal share)
{
    const auto blend
        = [share](float a, float b) { return static_cast<float>(a * (1 - share) + b * share); };
    return QColor::fromRgbF(blend(under.redF(), over.redF()), blend(under.greenF(), over.greenF()),
        blend(under.blueF(), over.blueF()));
}

} // namespace ui::paint
