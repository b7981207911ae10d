// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/navitem.h"

#include "ui/shared/formatting.h"
#include "ui/shared/icons.h"
#include "ui/shared/marks.h"
#include "ui/shared/paint.h"

#include <QMouseEvent>
#include <QPainter>

namespace ui {

namespace {
constexpr int edge = 6; // between the item and the pane's side
constexpr int iconLeft = 17;
} // namespace

NavItem::NavItem(Look look, QWidget *parent)
    : QAbstractButton(parent)
    , m_look(look)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void NavItem::setIconName(const QString &name)
{
    m_iconName = name;
    update();
}

void NavItem::setMark(const QString &letters)
{
    m_mark = letters;
    update();
}

void NavItem::setLabel(const QString &label)
{
    setText(label);
    name();
}

void NavItem::setCount(qint64 count)
{
    m_count = count;
    name();
    update();
}

void NavItem::setBadge(std::optional<State> state, int count)
{
    m_badge = count > 0 ? state : std::nullopt;
    setCount(count > 0 ? count : -1);
}

void NavItem::setActive(bool active)
{
    if (active != m_active) {
        m_active = active;
        name();
        update();
    }
}

void NavItem::setOpen(bool open)
{
    m_open = open;
    name();
    update();
}

void NavItem::setFolded(bool folded)
{
    m_folded = folded;
    name();
    update();
}

void NavItem::name()
{
    QString said = text();
    if (m_badge) {
        said = tr("%1, %2: %3", "place, state, count")
                   .arg(said, StateWords::word(*m_badge))
                   .arg(m_count);
    } else if (m_count >= 0) {
        said = tr("%1: %2", "place, count").arg(said).arg(m_count);
    }
    if (m_look == Look::Group) {
        said = m_open ? tr("%1, open", "group").arg(said) : tr("%1, closed", "group").arg(said);
    }
    setAccessibleName(said);
    setAccessibleDescription(m_active ? tr("shown now") : QString());
    setToolTip(m_folded ? text() : QString());
}

QSize NavItem::sizeHint() const
{
    return {m_folded ? 52 : 200, Theme::scaled(28)};
}

void NavItem::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRectF box = QRectF(rect()).adjusted(edge, 1, -edge, -1);
    if (m_active || underMouse()) {
        paint::panel(painter, box, Theme::color(m_active ? Token::Selection : Token::Hover), {},
            paint::chipRadius);
    }
    if (m_active) {
        paint::panel(painter, QRectF(box.left(), box.top() + 5, 3, box.height() - 10),
            Theme::color(Token::Link), {}, 1.5);
    }
    const qreal left
        = m_folded ? (width() - 16) / 2.0 : iconLeft + (m_look == Look::Child ? 18 : 0);
    const QRectF icon(left, box.center().y() - 8, 16, 16);
    if (!m_mark.isEmpty()) {
        KindMark::paint(painter, icon.adjusted(-1, -1, 1, 1), m_mark);
    } else {
        Icons::paintNamed(
            painter, icon, m_iconName, Theme::color(m_active ? Token::Link : Token::Secondary));
    }
    if (!m_folded) {
        paintEnd(painter, box);
    } else if (m_badge) {
        paint::dot(painter, icon.topRight(), 4, Theme::stateFill(*m_badge));
    }
    if (paint::isFocusShown(this)) {
        paint::focusRing(painter, box, paint::chipRadius);
    }
}

void NavItem::paintEnd(QPainter &painter, const QRectF &box) const
{
    qreal right = box.right() - 8;
    if (m_look == Look::Group) {
        paint::chevron(painter, QPointF(right - 5, box.center().y()),
            m_open ? paint::Arrow::Down : paint::Arrow::Right, Theme::color(Token::Secondary));
        right -= 18;
    } else if (m_count >= 0) {
        painter.setFont(Theme::font(Type::Secondary));
        const QString count = Format::number(m_count);
        const qreal words = QFontMetricsF(painter.font()).horizontalAdvance(count) + 1;
        paint::text(painter, QRectF(right - words, box.top(), words, box.height()), count,
            Theme::color(Token::Secondary));
        right -= words + 6;
        if (m_badge) {
            Icons::paintState(
                painter, QRectF(right - 13, box.center().y() - 6.5, 13, 13), *m_badge);
            right -= 19;
        }
    }
    painter.setFont(Theme::font(Type::Content, m_active ? QFont::Medium : QFont::Normal));
    const qreal left = iconLeft + (m_look == Look::Child ? 18 : 0) + 24;
    paint::text(painter, QRectF(left, box.top(), right - left, box.height()), text(),
        Theme::color(Token::Text));
}

void NavItem::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::MiddleButton && rect().contains(event->position().toPoint())) {
        emit middleClicked();
        return;
    }
    QAbstractButton::mouseReleaseEvent(event);
}

NavCard::NavCard(const QString &iconName, QWidget *parent)
    : QAbstractButton(parent)
    , m_iconName(iconName)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void NavCard::setTexts(const QString &caption, const QString &name)
{
    m_caption = caption;
    setText(name);
    setAccessibleName(tr("%1: %2", "what it chooses, what is chosen").arg(caption, name));
    setToolTip(name);
    update();
}

void NavCard::setStatus(std::optional<QColor> dot, const QString &word)
{
    m_dot = dot;
    m_status = word;
    setAccessibleDescription(word);
    update();
}

void NavCard::setFolded(bool folded)
{
    m_folded = folded;
    updateGeometry();
    update();
}

QSize NavCard::sizeHint() const
{
    return m_folded ? QSize(34, 32) : QSize(200, Theme::scaled(42));
}

void NavCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRectF box(rect());
    const QColor ground = Theme::color(underMouse() ? Token::Hover : Token::Surface);
    paint::panel(painter, box, ground, Theme::color(Token::Border));
    const Token ink = Token::Secondary;
    if (m_folded) {
        Icons::paintNamed(painter, QRectF(box.center().x() - 8, box.center().y() - 8, 16, 16),
            m_iconName, Theme::color(ink));
        if (m_dot) {
            paint::dot(painter, box.topRight() + QPointF(-3, 3), 4, *m_dot);
        }
    } else {
        Icons::paintNamed(
            painter, QRectF(10, box.center().y() - 8, 16, 16), m_iconName, Theme::color(ink));
        painter.setFont(Theme::font(Type::Meta));
        const qreal half = box.height() / 2;
        const QRectF upper(34, 3, box.width() - 34 - 28, half - 3);
        paint::text(painter, upper, m_caption, Theme::color(ink));
        const qreal words = QFontMetricsF(painter.font()).horizontalAdvance(m_status) + 1;
        paint::text(painter, upper, m_status, Theme::color(ink), Qt::AlignRight);
        if (m_dot) {
            paint::dot(
                painter, QPointF(upper.right() - words - 8, upper.center().y()), 3.5, *m_dot);
        }
        painter.setFont(Theme::font(Type::Content, QFont::DemiBold));
        paint::text(painter, QRectF(34, half - 1, box.width() - 34 - 28, half - 3), text(),
            Theme::color(Token::Text), Qt::AlignLeft, Qt::ElideMiddle);
        paint::chevron(painter, QPointF(box.right() - 15, box.center().y()), paint::Arrow::Down,
            Theme::color(ink));
    }
    if (paint::isFocusShown(this)) {
        paint::focusRing(painter, box);
    }
}

} // namespace ui
