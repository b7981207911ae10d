// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/marks.h"

#include "ui/shared/icons.h"
#include "ui/shared/paint.h"
#include "ui/shared/theme.h"

#include <QEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int pillSide = 6;
constexpr int pillIcon = 14;
constexpr int pillGap = 5;

QString wordOf(State state, const QString &word)
{
    return word.isEmpty() ? StateWords::word(state) : word;
}
} // namespace

StatePill::StatePill(State state, const QString &word, QWidget *parent)
    : QWidget(parent)
    , m_state(state)
    , m_word(word)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    name();
}

void StatePill::setState(State state, const QString &word)
{
    m_state = state;
    m_word = word;
    name();
    updateGeometry();
    update();
}

void StatePill::name()
{
    setAccessibleName(wordOf(m_state, m_word));
}

int StatePill::widthOf(State state, const QString &word)
{
    const QFontMetrics metrics(Theme::font(Type::Secondary, QFont::Medium));
    return pillSide + pillIcon + pillGap + metrics.horizontalAdvance(wordOf(state, word)) + pillSide
        + 3;
}

QSize StatePill::sizeHint() const
{
    return {widthOf(m_state, m_word), Theme::scaled(20)};
}

void StatePill::paint(QPainter &painter, const QRectF &box, State state, const QString &word)
{
    painter.save();
    painter.setFont(Theme::font(Type::Secondary, QFont::Medium));
    QRectF pill(box.left(), 0, qMin<qreal>(widthOf(state, word), box.width()), Theme::scaled(20));
    pill.moveTop(box.center().y() - pill.height() / 2);
    const bool tinted = isTinted(state);
    if (tinted) {
        paint::panel(painter, pill, Theme::stateTint(state), {}, pill.height() / 2);
    }
    const QRectF icon(
        pill.left() + pillSide, pill.center().y() - pillIcon / 2.0, pillIcon, pillIcon);
    Icons::paintState(painter, icon, state, Theme::stateText(state),
        tinted ? Theme::stateTint(state) : Theme::color(Token::Surface));
    const QRectF words(icon.right() + pillGap, pill.top(),
        pill.right() - icon.right() - pillGap - pillSide + 3, pill.height());
    const QColor ink = tinted ? Theme::stateText(state) : Theme::color(Token::Text);
    paint::text(painter, words, wordOf(state, word), ink);
    painter.restore();
}

void StatePill::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(painter, rect(), m_state, m_word);
}

void StatePill::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange) {
        name();
        updateGeometry();
    }
    QWidget::changeEvent(event);
}

KindMark::KindMark(const QString &letters, int side, QWidget *parent)
    : QWidget(parent)
    , m_letters(letters)
    , m_side(side)
{
    setFixedSize(side, side);
}

void KindMark::setLetters(const QString &letters)
{
    m_letters = letters;
    update();
}

QString KindMark::lettersOf(const QString &kind)
{
    QString capitals;
    for (const QChar c : kind) {
        if (c.isUpper()) {
            capitals.append(c);
        }
    }
    return capitals.isEmpty() ? kind.left(1).toUpper() : capitals.left(2);
}

void KindMark::paint(QPainter &painter, const QRectF &box, const QString &letters)
{
    painter.save();
    paint::panel(painter, box, Theme::color(Token::Chip), {}, paint::chipRadius);
    QFont font = Theme::font(Type::Meta, QFont::Bold);
    font.setPixelSize(qRound(box.height() >= 28 ? box.height() * 0.4 : box.height() * 0.5));
    painter.setFont(font);
    painter.setPen(Theme::color(Token::Secondary));
    painter.drawText(box, Qt::AlignCenter, letters);
    painter.restore();
}

void KindMark::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(painter, rect(), m_letters);
}

Hairline::Hairline(QWidget *parent)
    : QWidget(parent)
{
    setFixedHeight(1);
}

void Hairline::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::color(Token::Border));
}

Tag::Tag(const QString &text, Look look, QWidget *parent)
    : QWidget(parent)
    , m_text(text)
    , m_look(look)
{
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setAccessibleName(text);
}

int Tag::widthOf(const QString &text)
{
    return QFontMetrics(Theme::font(Type::Meta)).horizontalAdvance(text) + 14;
}

QSize Tag::sizeHint() const
{
    const QFontMetrics metrics(Theme::font(m_look == Look::Filled ? Type::MonoMeta : Type::Meta));
    return {metrics.horizontalAdvance(m_text) + 14, Theme::scaled(20)};
}

void Tag::paint(QPainter &painter, const QRectF &box, const QString &text)
{
    painter.save();
    painter.setFont(Theme::font(Type::Meta));
    QRectF tag(box.left(), 0, qMin<qreal>(widthOf(text), box.width()), Theme::scaled(18));
    tag.moveTop(qRound(box.center().y() - tag.height() / 2));
    paint::panel(painter, tag, {}, Theme::color(Token::Border), paint::chipRadius);
    paint::text(painter, tag.adjusted(6, 0, -6, 0), text, Theme::color(Token::Secondary));
    painter.restore();
}

void Tag::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (m_look == Look::Outline) {
        paint(painter, rect(), m_text);
        return;
    }
    painter.setFont(Theme::font(Type::MonoMeta));
    paint::panel(painter, rect(), Theme::color(Token::Chip), {}, paint::chipRadius);
    paint::text(painter, QRectF(rect()).adjusted(7, 0, -6, 0), m_text, Theme::color(Token::Text),
        Qt::AlignLeft, Qt::ElideMiddle);
}

IconLabel::IconLabel(const QIcon &icon, int side, QWidget *parent)
    : QWidget(parent)
    , m_icon(icon)
    , m_side(side)
{
    setFixedSize(side, side);
}

void IconLabel::setIcon(const QIcon &icon)
{
    m_icon = icon;
    update();
}

void IconLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    m_icon.paint(&painter, rect());
}

} // namespace ui
