// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/theme.h"

#include <QRectF>
#include <QStringList>

class QPainter;

namespace ui {

/// One line of text in which the parts that were searched for stand out: link colour and a line
/// below, so that the colour is not alone.
struct MarkedText
{
    QString text;
    QStringList words {};
    qsizetype strongFrom = 0; ///< what is before it is grey
    Token ink = Token::Text;
    Qt::TextElideMode elide = Qt::ElideRight; ///< or ElideLeft

    /// In the painter's font, vertically centred; returns how wide it is.
    qreal paint(QPainter &painter, const QRectF &box) const;
};

} // namespace ui
