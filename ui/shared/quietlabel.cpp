// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/quietlabel.h"

#include "ui/shared/paint.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

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

void QuietLabel::setElides(bool elides)
{
    m_elides = elides;
    setSizePolicy(elides ? QSizePolicy::Ignored : QSizePolicy::Preferred, QSizePolicy::Preferred);
    update();
}

void QuietLabel::paintEvent(QPaintEvent *event)
{
    if (!m_elides || wordWrap()) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    painter.setFont(font());
    paint::text(painter, contentsRect(), text(), palette().color(foregroundRole()));
}

bool QuietLabel::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && m_elides && toolTip().isEmpty()) {
        const bool isCut = fontMetrics().horizontalAdvance(text()) > contentsRect().width();
        QToolTip::showText(
            static_cast<QHelpEvent *>(event)->globalPos(), isCut ? text() : QString(), this);
        return true;
    }
    return QLabel::event(event);
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
