// SPDX-License-Identifier: Apache-2.0
#include "ui/terminal/docktabs.h"

#include "ui/shared/paint.h"
#include "ui/shared/theme.h"

#include <QPainter>

namespace ui {

namespace {

constexpr int side = 12;
constexpr int dotRoom = 16;
constexpr int closeRoom = 36;
constexpr int widest = 320;

} // namespace

DockTabs::DockTabs(QWidget *parent)
    : QTabBar(parent)
{
    setDrawBase(false);
    setExpanding(false);
    setTabsClosable(true);
    setElideMode(Qt::ElideMiddle);
    setUsesScrollButtons(true);
    setFocusPolicy(Qt::TabFocus);
}

void DockTabs::setFace(int index, const QString &text, const QColor &dot, const QString &said)
{
    setTabText(index, text);
    setTabData(index, dot);
    setAccessibleTabName(index, said);
    update();
}

QSize DockTabs::tabSizeHint(int index) const
{
    const QFontMetrics metrics(Theme::font(Type::Content, QFont::Medium));
    const int width = side + dotRoom + metrics.horizontalAdvance(tabText(index)) + closeRoom;
    return {std::min(width, widest), Theme::scaled(34)};
}

void DockTabs::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), Theme::color(Token::Window));
    for (int i = 0; i < count(); ++i) {
        const QRectF box = tabRect(i);
        const bool isCurrent = i == currentIndex();
        if (isCurrent) {
            painter.fillRect(box, Theme::color(Token::Surface2));
            painter.fillRect(
                QRectF(box.left(), box.top(), box.width(), 2), Theme::color(Token::Link));
        }
        painter.fillRect(
            QRectF(box.right() - 1, box.top(), 1, box.height()), Theme::color(Token::Border));
        paint::dot(painter, QPointF(box.left() + side + 4, box.center().y()), 4,
            tabData(i).value<QColor>());
        painter.setFont(Theme::font(Type::Content, isCurrent ? QFont::Medium : QFont::Normal));
        paint::text(painter, box.adjusted(side + dotRoom, 0, -closeRoom, 0), tabText(i),
            Theme::color(isCurrent ? Token::Text : Token::Secondary), Qt::AlignLeft,
            Qt::ElideMiddle);
        if (isCurrent && paint::isFocusShown(this))
            paint::focusRing(painter, box.adjusted(2, 4, -3, -3), paint::chipRadius);
    }
}

} // namespace ui
