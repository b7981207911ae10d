// SPDX-License-Identifier: Apache-2.0
// The half of StylePainter that draws buttons, headers and tabs.
#include "ui/shared/icons.h"
#include "ui/shared/paint.h"
#include "ui/shared/stylepainter.h"
#include "ui/shared/theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

struct ButtonInk
{
    QColor text;
    QColor fill;
    QColor edge;
    Token icon = Token::Secondary;
};

ButtonInk buttonInk(ButtonRole role, const QStyleOption &option)
{
    const QStyle::State state = option.state;
    const bool enabled = state.testFlag(QStyle::State_Enabled);
    const bool hover = enabled && state.testFlag(QStyle::State_MouseOver);
    const bool down = state.testFlag(QStyle::State_Sunken);
    const auto color = [](Token token) { return Theme::color(token); };
    const QColor rest = hover ? color(down ? Token::Chip : Token::Hover) : color(Token::Surface);
    if (!enabled) {
        const bool bare = role == ButtonRole::Link || role == ButtonRole::Quiet;
        return {color(Token::Disabled), bare ? QColor() : color(Token::Surface2),
            bare ? QColor() : color(Token::Border), Token::Disabled};
    }
    switch (role) {
    case ButtonRole::Primary:
        return {color(Token::OnAccent), color(hover ? Token::AccentHover : Token::Accent), {},
            Token::OnAccent};
    case ButtonRole::Danger:
        return {Theme::stateText(State::Failed),
            hover ? Theme::stateTint(State::Failed) : color(Token::Surface),
            Theme::stateText(State::Failed), Token::Secondary};
    case ButtonRole::Link:
        return {color(Token::Link), {}, {}, Token::Link};
    case ButtonRole::Quiet:
        return {option.palette.color(QPalette::ButtonText), hover ? rest : QColor(), {},
            Token::Secondary};
    case ButtonRole::Secondary:
        break;
    }
    if (state.testFlag(QStyle::State_On)) {
        return {color(Token::OnSoft), color(Token::Soft), color(Token::Link), Token::Secondary};
    }
    return {color(Token::Text), rest, color(Token::Control), Token::Secondary};
}

QFont buttonFont(ButtonRole role, const QPainter &painter)
{
    QFont font = painter.font();
    if (role == ButtonRole::Primary || role == ButtonRole::Danger) {
        font.setWeight(QFont::DemiBold);
    }
    return font;
}

QString withoutMnemonic(QString text)
{
    return text.replace(u"&&"_s, u"\x01"_s).remove(u'&').replace(u'\x01', u'&');
}

} // namespace

void StylePainter::buttonPanel(ButtonRole role)
{
    const ButtonInk colors = buttonInk(role, m_option);
    if (colors.fill.isValid() || colors.edge.isValid()) {
        paint::panel(m_painter, m_box, colors.fill, colors.edge);
    }
    if (isFocusShown()) {
        paint::focusRing(m_painter, m_box);
        if (role == ButtonRole::Primary) { // the ring on the accent needs a gap to be seen
            paint::panel(m_painter, m_box.adjusted(2, 2, -2, -2), {}, Theme::color(Token::Surface),
                paint::radius - 2, 1);
        }
    }
}

void StylePainter::buttonLabel(ButtonRole role)
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(&m_option);
    if (button == nullptr) {
        return;
    }
    const ButtonInk colors = buttonInk(role, m_option);
    m_painter.save();
    m_painter.setFont(buttonFont(role, m_painter));
    const bool hasMenu = button->features.testFlag(QStyleOptionButton::HasMenu);
    const QString text = withoutMnemonic(button->text);
    const QFontMetricsF metrics(m_painter.font(), m_painter.device());
    const qreal icon = button->icon.isNull() ? 0 : 16;
    const qreal gap = icon > 0 && !text.isEmpty() ? 6 : 0;
    const qreal tail = hasMenu ? 16 : 0;
    const qreal edges = role == ButtonRole::Link ? 0 : 8;
    const qreal words
        = qMin(metrics.horizontalAdvance(text) + 1, m_box.width() - icon - gap - tail - edges);
    qreal x = m_box.left() + (m_box.width() - icon - gap - words - tail) / 2;
    if (role == ButtonRole::Link
        || button->features.testFlag(QStyleOptionButton::CommandLinkButton)) {
        x = m_box.left() + (role == ButtonRole::Link ? 0 : 8);
    }
    if (icon > 0) {
        const QRectF box(x, m_box.center().y() - icon / 2, icon, icon);
        const QString name = button->icon.name();
        const QIcon shown = Icons::exists(name) ? Icons::named(name, colors.icon) : button->icon;
        shown.paint(&m_painter, box.toRect());
        x += icon + gap;
    }
    paint::text(m_painter, QRectF(x, m_box.top(), words + 1, m_box.height()), text, colors.text);
    if (hasMenu) {
        paint::chevron(m_painter, QPointF(x + words + 12, m_box.center().y()), paint::Arrow::Down,
            colors.text);
    }
    m_painter.restore();
}

QSize StylePainter::buttonSize(const QStyleOptionButton &button, ButtonRole role, bool small)
{
    const QString text = withoutMnemonic(button.text);
    // Primary and danger words are semibold; some 7 % wider than what the metrics say.
    const bool strong = role == ButtonRole::Primary || role == ButtonRole::Danger;
    int width = qCeil(button.fontMetrics.horizontalAdvance(text) * (strong ? 1.07 : 1.0));
    if (!button.icon.isNull()) {
        width += 16 + (text.isEmpty() ? 0 : 6);
    }
    if (button.features.testFlag(QStyleOptionButton::HasMenu)) {
        width += 16;
    }
    if (role == ButtonRole::Link) {
        return {width + 2, 0};
    }
    int side = small ? 9 : 12;
    if (text.isEmpty() || role == ButtonRole::Quiet) {
        side = 7;
    }
    return {width + 2 * side, 0};
}

QSize StylePainter::toolSize(const QStyleOptionToolButton &tool, const QSize &contents)
{
    const bool words = tool.toolButtonStyle != Qt::ToolButtonIconOnly && !tool.text.isEmpty();
    int width = contents.width() + (words ? 16 : 8);
    if (tool.features.testFlag(QStyleOptionToolButton::HasMenu)
        && tool.features.testFlag(QStyleOptionToolButton::MenuButtonPopup)) {
        width += 16;
    }
    return {width, contents.height() + 8};
}

void StylePainter::headerSection()
{
    m_painter.fillRect(m_box, Theme::color(Token::Surface2));
    m_painter.fillRect(
        QRectF(m_box.left(), m_box.bottom() - 1, m_box.width(), 1), Theme::color(Token::Border));
}

void StylePainter::headerLabel()
{
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(&m_option);
    if (header == nullptr) {
        return;
    }
    m_painter.save();
    m_painter.setFont(Theme::font(Type::Secondary, QFont::Medium));
    const QFontMetricsF metrics(m_painter.font(), m_painter.device());
    const bool sorted = header->sortIndicator != QStyleOptionHeader::None;
    const bool right = header->textAlignment.testFlag(Qt::AlignRight);
    const QRectF room = m_box.adjusted(8, 0, -8, 0);
    QRectF box = room;
    if (sorted) {
        box.setRight(box.right() - 10);
    }
    const Token token = sorted ? Token::Text : Token::Secondary;
    paint::text(
        m_painter, box, header->text, Theme::color(token), right ? Qt::AlignRight : Qt::AlignLeft);
    if (sorted) {
        const qreal words = qMin(metrics.horizontalAdvance(header->text), box.width());
        const qreal x = right ? room.right() - 2 : box.left() + words + 9;
        paint::chevron(m_painter, QPointF(x, box.center().y()),
            header->sortIndicator == QStyleOptionHeader::SortUp ? paint::Arrow::Down
                                                                : paint::Arrow::Up,
            Theme::color(Token::Text));
    }
    m_painter.restore();
}

void StylePainter::tabShape()
{
    const bool current = has(QStyle::State_Selected);
    if (current) {
        m_painter.fillRect(QRectF(m_box.left() + 4, m_box.bottom() - 3, m_box.width() - 8, 3),
            Theme::color(Token::Link));
    }
    if (isFocusShown() && current) {
        paint::focusRing(m_painter, m_box.adjusted(1, 2, -1, -4), paint::chipRadius);
    }
}

// Words, then an optional count after a tab character in the text: "Events\t27".
void StylePainter::tabLabel()
{
    const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(&m_option);
    if (tab == nullptr) {
        return;
    }
    const bool current = has(QStyle::State_Selected);
    const bool hover = has(QStyle::State_MouseOver);
    m_painter.save();
    QFont font = Theme::font(Type::Content, current ? QFont::DemiBold : QFont::Normal);
    m_painter.setFont(font);
    const QFontMetricsF metrics(font, m_painter.device());
    const QString words = withoutMnemonic(tab->text.section(u'\t', 0, 0));
    const QString count = tab->text.section(u'\t', 1);
    qreal width = metrics.horizontalAdvance(words);
    qreal countWidth = 0;
    if (!count.isEmpty()) {
        countWidth = QFontMetricsF(Theme::font(Type::Secondary)).horizontalAdvance(count) + 6;
    }
    const qreal x = m_box.left() + (m_box.width() - width - countWidth) / 2;
    const Token token = !has(QStyle::State_Enabled) ? Token::Disabled
        : current || hover                          ? Token::Text
                                                    : Token::Secondary;
    paint::text(m_painter, QRectF(x, m_box.top(), width + 1, m_box.height() - 2), words,
        Theme::color(token));
    if (!count.isEmpty()) {
        m_painter.setFont(Theme::font(Type::Secondary));
        paint::text(m_painter, QRectF(x + width + 6, m_box.top(), countWidth, m_box.height() - 2),
            count, Theme::color(Token::Secondary));
    }
    m_painter.restore();
}

void StylePainter::comboLabel()
{
    const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(&m_option);
    if (combo == nullptr || combo->editable) {
        return;
    }
    QRectF box = m_box.adjusted(9, 0, -26, 0);
    if (!combo->currentIcon.isNull()) {
        combo->currentIcon.paint(
            &m_painter, QRectF(box.left(), box.center().y() - 8, 16, 16).toRect());
        box.setLeft(box.left() + 22);
    }
    const Token token = has(QStyle::State_Enabled) ? Token::Text : Token::Disabled;
    paint::text(m_painter, box, combo->currentText, Theme::color(token));
}

} // namespace ui
