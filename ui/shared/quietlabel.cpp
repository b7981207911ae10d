// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/quietlabel.h"

#include <QEvent>

namespace ui {

QuietLabel::QuietLabel(QWidget *parent, Token token, Type type)
    : QLabel(parent)
    , m_token(token)
    , m_type(type)
{
    setTextFormat(Qt::PlainText);
    apply();
}

void QuietLabel::setLook(Token token, Type type, QFont::Weight weight)
{
    m_token = token;
    m_type = type;
    m_weight = weight;
    apply();
}

void QuietLabel::setInk(const QColor &ink)
{
    Theme::setInk(this, ink);
}

void QuietLabel::apply()
{
    setFont(Theme::font(m_type, m_weight));
    setInk(Theme::color(m_token));
}

void QuietLabel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ThemeChange)
        apply();
    QLabel::changeEvent(event);
}

} // namespace ui
