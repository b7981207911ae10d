// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/trailingnote.h"

#include "ui/shared/paint.h"
#include "ui/shared/theme.h"

#include <QEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace ui {

TrailingNote::TrailingNote(QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setFont(Theme::font(Type::Secondary));
}

QSize TrailingNote::minimumSizeHint() const
{
    return {0, QLabel::minimumSizeHint().height()};
}

void TrailingNote::paintEvent(QPaintEvent *)
{
    constexpr int readable = 48; // less of a text says nothing
    if (width() < Theme::scaled(readable) && fontMetrics().horizontalAdvance(text()) > width())
        return;
    QPainter painter(this);
    painter.setFont(font());
    paint::text(painter, contentsRect(), text(), Theme::color(Token::Secondary));
}

void TrailingNote::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange || event->type() == QEvent::ThemeChange)
        setFont(Theme::font(Type::Secondary));
    QLabel::changeEvent(event);
}

bool TrailingNote::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && fontMetrics().horizontalAdvance(text()) > width()) {
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), text(), this);
        return true;
    }
    return QLabel::event(event);
}

} // namespace ui
