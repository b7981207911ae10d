// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/countchip.h"

#include "ui/shared/formatting.h"
#include "ui/shared/icons.h"
#include "ui/shared/paint.h"
#include "ui/shared/theme.h"

#include <QPainter>

namespace ui {

namespace {
constexpr int side = 10;
constexpr int iconSide = 14;
} // namespace

CountChip::CountChip(const QString &word, std::optional<State> state, QWidget *parent)
    : QAbstractButton(parent)
    , m_state(state)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setWord(word);
}

void CountChip::setWord(const QString &word)
{
    setText(word);
    name();
    updateGeometry();
}

void CountChip::setCount(qint64 count)
{
    if (count != m_count) {
        m_count = count;
        name();
        updateGeometry();
        update();
    }
}

void CountChip::name()
{
    setAccessibleName(
        m_count < 0 ? text() : tr("%1: %2", "word: count").arg(text(), Format::number(m_count)));
}

QSize CountChip::sizeHint() const
{
    const QFontMetrics words(Theme::font(Type::Secondary, QFont::Medium));
    int width = 2 * side + words.horizontalAdvance(text());
    if (m_state || !icon().isNull()) {
        width += iconSide + 6;
    }
    if (m_count >= 0) {
        width += 6 + words.horizontalAdvance(Format::number(m_count));
    }
    return {width, Theme::scaled(26)};
}

void CountChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRectF box(rect());
    const bool on = isChecked();
    const Token fill
        = on ? Token::Soft : (underMouse() && isEnabled() ? Token::Hover : Token::Surface);
    paint::panel(painter, box, Theme::color(fill), Theme::color(on ? Token::Link : Token::Border));
    painter.setFont(Theme::font(Type::Secondary, QFont::Medium));
    const QFontMetrics metrics(painter.font());
    qreal x = side;
    if (m_state) {
        Icons::paintState(painter, QRectF(x, box.center().y() - iconSide / 2.0, iconSide, iconSide),
            *m_state, Theme::stateText(*m_state), Theme::color(fill));
        x += iconSide + 6;
    } else if (!icon().isNull()) {
        const QRectF mark(x, box.center().y() - iconSide / 2.0, iconSide, iconSide);
        icon().paint(&painter, mark.toRect());
        x += iconSide + 6;
    }
    const QColor ink
        = Theme::color(!isEnabled() ? Token::Disabled : (on ? Token::OnSoft : Token::Text));
    const int words = metrics.horizontalAdvance(text());
    paint::text(painter, QRectF(x, 0, words + 2, height()), text(), ink);
    if (m_count >= 0) {
        const QColor number = on ? ink : Theme::color(Token::Secondary);
        paint::text(
            painter, QRectF(x + words + 6, 0, width(), height()), Format::number(m_count), number);
    }
    if (paint::isFocusShown(this)) {
        paint::focusRing(painter, box);
    }
}

} // namespace ui
