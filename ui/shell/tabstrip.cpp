// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/tabstrip.h"

#include "ui/shared/icons.h"
#include "ui/shared/marks.h"
#include "ui/shared/paint.h"

#include <QEvent>
#include <QMouseEvent>
#include <QPainter>

namespace ui {

namespace {
constexpr int side = 13;
constexpr int icon = 16;
constexpr int widest = 260;
} // namespace

TabStrip::TabStrip(QWidget *parent)
    : QTabBar(parent)
{
    setDrawBase(false);
    setExpanding(false);
    setMovable(false); // faces follow indices; tabs are moved by their pages
    setUsesScrollButtons(true);
    setElideMode(Qt::ElideMiddle);
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Tabs"));
}

void TabStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Tabs"));
    }
    QTabBar::changeEvent(event);
}

void TabStrip::tabInserted(int index)
{
    m_faces.insert(index, TabFace {});
    QTabBar::tabInserted(index);
}

void TabStrip::tabRemoved(int index)
{
    m_faces.remove(index);
    QTabBar::tabRemoved(index);
}

void TabStrip::setFace(int index, const TabFace &face)
{
    if (index < 0 || index >= m_faces.size()) {
        return;
    }
    m_faces[index] = face;
    // The text is for screen readers and for the layout; what is drawn comes from the face.
    QString said = face.title;
    if (face.state) {
        said = tr("%1, %2", "tab, state").arg(said, StateWords::word(*face.state));
    }
    if (face.isDirty) {
        said = tr("%1, not saved", "tab").arg(said);
    }
    setTabText(index, said);
    setAccessibleTabName(index, said);
    setTabToolTip(index, face.title);
    update();
}

QSize TabStrip::tabSizeHint(int index) const
{
    const TabFace face = m_faces.value(index);
    const QFontMetrics metrics(Theme::font(Type::Content, QFont::Medium));
    int width = side + icon + 8 + metrics.horizontalAdvance(face.title) + 30 + 4;
    if (face.state) {
        width += 18;
    }
    return {qMin(width, widest), Theme::scaled(36)};
}

QSize TabStrip::minimumTabSizeHint(int index) const
{
    return {qMin(140, tabSizeHint(index).width()), Theme::scaled(36)};
}

QRectF TabStrip::closeBox(int index) const
{
    const QRectF box = tabRect(index);
    return {box.right() - 26, box.center().y() - 9, 18, 18};
}

void TabStrip::paintTab(QPainter &painter, int index) const
{
    const TabFace &face = m_faces.at(index);
    const QRectF box = tabRect(index);
    const bool current = index == currentIndex();
    if (current) {
        painter.fillRect(box, Theme::color(Token::Surface));
        painter.fillRect(QRectF(box.left(), box.top(), box.width(), 2), Theme::color(Token::Link));
    }
    painter.fillRect(
        QRectF(box.right() - 1, box.top(), 1, box.height()), Theme::color(Token::Border));
    if (current && index == 0) {
        painter.fillRect(
            QRectF(box.left(), box.top(), 1, box.height()), Theme::color(Token::Border));
    }
    const QRectF mark(box.left() + side, box.center().y() - icon / 2.0, icon, icon);
    if (!face.mark.isEmpty()) {
        KindMark::paint(painter, mark.adjusted(-1, -1, 1, 1), face.mark);
    } else {
        face.icon.paint(&painter, mark.toRect());
    }
    const QRectF close = closeBox(index);
    const bool hovered = box.contains(m_mouse);
    const bool hasClose = current || hovered || face.isDirty;
    qreal right = hasClose ? close.left() - 2 : box.right() - 8;
    if (face.state) {
        Icons::paintState(painter, QRectF(right - 15, box.center().y() - 7, 14, 14), *face.state);
        right -= 18;
    }
    painter.setFont(Theme::font(Type::Content, current ? QFont::Medium : QFont::Normal));
    const QRectF words(
        mark.right() + 8, box.top() + 1, right - mark.right() - 10, box.height() - 2);
    paint::text(painter, words, face.title,
        Theme::color(current || hovered ? Token::Text : Token::Secondary), Qt::AlignLeft,
        Qt::ElideMiddle);
    const bool onClose = close.contains(m_mouse);
    if (face.isDirty && !onClose) {
        paint::dot(painter, close.center(), 4, Theme::color(Token::Link));
    } else if (current || hovered) {
        if (onClose) {
            paint::panel(painter, close, Theme::color(Token::Hover), {}, paint::chipRadius);
        }
        paint::cross(
            painter, close.center(), 3.6, Theme::color(onClose ? Token::Text : Token::Secondary));
    }
    if (current && paint::isFocusShown(this)) {
        paint::focusRing(painter, box.adjusted(2, 4, -3, -3), paint::chipRadius);
    }
}

void TabStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::color(Token::Window));
    for (int i = 0; i < count(); ++i) {
        paintTab(painter, i);
    }
}

void TabStrip::mouseMoveEvent(QMouseEvent *event)
{
    m_mouse = event->pos();
    update();
    QTabBar::mouseMoveEvent(event);
}

void TabStrip::leaveEvent(QEvent *event)
{
    m_mouse = {-1, -1};
    update();
    QTabBar::leaveEvent(event);
}

void TabStrip::mousePressEvent(QMouseEvent *event)
{
    const int index = tabAt(event->pos());
    const bool onClose = index >= 0 && closeBox(index).contains(event->position());
    if (event->button() == Qt::LeftButton && !onClose) {
        QTabBar::mousePressEvent(event);
    }
}

void TabStrip::mouseReleaseEvent(QMouseEvent *event)
{
    const int index = tabAt(event->pos());
    const bool onClose = index >= 0 && closeBox(index).contains(event->position());
    if (index >= 0
        && (event->button() == Qt::MiddleButton
            || (event->button() == Qt::LeftButton && onClose))) {
        emit closeRequested(index);
        return;
    }
    QTabBar::mouseReleaseEvent(event);
}

} // namespace ui
