// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/theme.h"

#include <QRectF>

class QPainter;
class QWidget;

namespace ui::paint {

constexpr qreal radius = 6; ///< controls and panels
constexpr qreal chipRadius = 4;

/// A rounded box whose 1 px edge lies inside `box`. Invalid colours are left out.
void panel(QPainter &painter, const QRectF &box, const QColor &fill, const QColor &edge,
    qreal corner = radius, qreal width = 1);
/// 2 px in the link colour, inside `box`.
void focusRing(QPainter &painter, const QRectF &box, qreal corner = radius);
/// Has the focus, and the keyboard was used to move it: a click needs no ring.
[[nodiscard]] bool isFocusShown(const QWidget *widget);
enum class Arrow { Up, Down, Left, Right };
void chevron(QPainter &painter, const QPointF &center, Arrow direction, const QColor &ink);
void cross(QPainter &painter, const QPointF &center, qreal half, const QColor &ink);
/// `text` in one line, elided where it does not fit, vertically centred in `box`.
void text(QPainter &painter, const QRectF &box, const QString &text, const QColor &ink,
    Qt::Alignment alignment = Qt::AlignLeft, Qt::TextElideMode elide = Qt::ElideRight);
void dot(QPainter &painter, const QPointF &center, qreal half, const QColor &ink);
/// The colour `over` laid on `under` by `share` (0 to 1).
[[nodiscard]] QColor mix(const QColor &under, const QColor &over, qreal share);

} // namespace ui::paint
