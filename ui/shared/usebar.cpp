// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/usebar.h"

#include "ui/shared/paint.h"
#include "ui/shared/theme.h"

#include <QPainter>

namespace ui {

UseBar::UseBar(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void UseBar::setUse(double share, const QString &words, Tone tone)
{
    m_share = share;
    m_words = words;
    m_tone = tone;
    setAccessibleName(share < 0 ? words : tr("%1, %2 percent").arg(words).arg(qRound(share * 100)));
    update();
}

QSize UseBar::sizeHint() const
{
    return {200, Theme::scaled(20)};
}

void UseBar::paint(QPainter &painter, const QRectF &box, double share, const QString &words,
    Tone tone, qreal wordsWidth)
{
    painter.save();
    painter.setFont(Theme::font(Type::Secondary));
    const QFontMetricsF metrics(painter.font());
    if (share < 0) {
        paint::text(painter, box, words, Theme::color(Token::Secondary));
        painter.restore();
        return;
    }
    QColor fill = Theme::stateFill(State::Starting);
    QColor ink = Theme::color(Token::Text);
    if (tone == Tone::Full) {
        fill = Theme::stateFill(State::Waiting);
        ink = Theme::stateText(State::Waiting);
    } else if (tone == Tone::Refused) {
        fill = Theme::stateFill(State::Failed);
        ink = Theme::stateText(State::Failed);
    } else if (tone == Tone::NotOurs) {
        fill = Theme::stateFill(State::Stopping);
    }
    const qreal room
        = words.isEmpty() ? 0 : qMax<qreal>(wordsWidth, metrics.horizontalAdvance(words) + 12);
    QRectF bar(box.left(), box.center().y() - 3, qMax<qreal>(24, box.width() - room), 6);
    paint::panel(painter, bar, Theme::color(Token::Chip), {}, 3);
    bar.setWidth(bar.width() * qBound(0.0, share, 1.0));
    if (bar.width() >= 1) {
        paint::panel(painter, bar, fill, {}, 3);
    }
    paint::text(painter, QRectF(box.right() - room, box.top(), room, box.height()), words, ink,
        Qt::AlignRight);
    painter.restore();
}

void UseBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(painter, rect(), m_share, m_words, m_tone);
}

} // namespace ui
