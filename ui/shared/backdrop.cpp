// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/backdrop.h"

#include "ui/shared/theme.h"

#include <QEvent>
#include <QPainter>

namespace ui {

Backdrop::Backdrop(QWidget *window)
    : QWidget(window)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    setGeometry(window->rect());
    window->installEventFilter(this);
    raise();
    show();
}

QColor Backdrop::color()
{
    if (Theme::isDark())
        return {0, 0, 0, 110};
    QColor dim = Theme::color(Token::Text);
    dim.setAlphaF(0.12F);
    return dim;
}

void Backdrop::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), color());
}

bool Backdrop::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

} // namespace ui
