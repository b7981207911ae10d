// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/segmented.h"

#include "ui/shared/paint.h"
#include "ui/shared/theme.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace ui {

namespace {
constexpr int side = 12;
}

Segmented::Segmented(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Segmented::setOptions(const QStringList &texts, const QVariantList &values)
{
    m_texts = texts;
    m_values = values;
    m_current = qMin(m_current, static_cast<int>(texts.size()) - 1);
    describe();
    updateGeometry();
    update();
}

void Segmented::setCurrent(int index)
{
    if (index != m_current && index >= -1 && index < m_texts.size()) {
        m_current = index;
        describe();
        update();
    }
}

void Segmented::setCurrentValue(const QVariant &value)
{
    setCurrent(static_cast<int>(m_values.indexOf(value)));
}

void Segmented::setSmall(bool small)
{
    m_small = small;
    updateGeometry();
}

void Segmented::describe()
{
    setAccessibleDescription(m_current < 0 ? QString() : m_texts.value(m_current));
}

QRectF Segmented::box(int index) const
{
    const QFontMetricsF metrics(Theme::font(Type::Content, QFont::Medium));
    qreal x = 0;
    for (int i = 0; i < index; ++i) {
        x += qCeil(metrics.horizontalAdvance(m_texts.at(i))) + 2 * side;
    }
    return {x, 0, qCeil(metrics.horizontalAdvance(m_texts.value(index))) + 2.0 * side,
        static_cast<qreal>(height())};
}

QSize Segmented::sizeHint() const
{
    const int last = static_cast<int>(m_texts.size()) - 1;
    const int height = m_small ? Theme::scaled(24) : Theme::scaled(28);
    return {last < 0 ? 0 : qCeil(box(last).right()), height};
}

void Segmented::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint::panel(painter, rect(), Theme::color(Token::Surface),
        Theme::color(isEnabled() ? Token::Control : Token::Border));
    for (int i = 0; i < m_texts.size(); ++i) {
        const QRectF cell = box(i);
        const bool on = i == m_current;
        if (on) {
            paint::panel(painter, cell, Theme::color(Token::Soft), Theme::color(Token::Link));
        } else if (i == m_hovered && isEnabled()) {
            paint::panel(painter, cell.adjusted(2, 2, -2, -2), Theme::color(Token::Hover), {},
                paint::chipRadius);
        }
        if (i + 1 < m_texts.size() && !on && i + 1 != m_current) {
            painter.fillRect(
                QRectF(cell.right() - 0.5, 8, 1, height() - 16), Theme::color(Token::Border));
        }
        painter.setFont(Theme::font(Type::Content, on ? QFont::Medium : QFont::Normal));
        const Token ink = !isEnabled() ? Token::Disabled : (on ? Token::OnSoft : Token::Text);
        paint::text(painter, cell, m_texts.at(i), Theme::color(ink), Qt::AlignHCenter);
    }
    if (paint::isFocusShown(this)) {
        paint::focusRing(painter, m_current < 0 ? QRectF(rect()) : box(m_current));
    }
}

void Segmented::choose(int index)
{
    if (index >= 0 && index < m_texts.size() && index != m_current) {
        setCurrent(index);
        emit chosen(index);
    }
}

void Segmented::mousePressEvent(QMouseEvent *event)
{
    for (int i = 0; i < m_texts.size(); ++i) {
        if (box(i).contains(event->position())) {
            choose(i);
        }
    }
}

void Segmented::mouseMoveEvent(QMouseEvent *event)
{
    int hovered = -1;
    for (int i = 0; i < m_texts.size(); ++i) {
        if (box(i).contains(event->position())) {
            hovered = i;
        }
    }
    if (hovered != m_hovered) {
        m_hovered = hovered;
        update();
    }
}

void Segmented::leaveEvent(QEvent *)
{
    m_hovered = -1;
    update();
}

void Segmented::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        choose(m_current - 1);
        break;
    case Qt::Key_Right:
        choose(m_current + 1);
        break;
    case Qt::Key_Home:
        choose(0);
        break;
    case Qt::Key_End:
        choose(static_cast<int>(m_texts.size()) - 1);
        break;
    case Qt::Key_Space:
        if (m_current < 0) {
            choose(0);
        }
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void Segmented::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange) {
        updateGeometry();
    }
    QWidget::changeEvent(event);
}

} // namespace ui
