// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/stylepainter.h"

#include "ui/shared/icons.h"
#include "ui/shared/paint.h"
#include "ui/shared/theme.h"

#include <QPainter>
#include <QTabBar>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

QColor ink(Token token)
{
    return Theme::color(token);
}

constexpr int menuIconColumn = 32;

// Menus draw keys on the right; the text holds both, split by a tab.
QString menuText(const QStyleOptionMenuItem &item)
{
    return item.text.section(u'\t', 0, 0);
}
QString menuKey(const QStyleOptionMenuItem &item)
{
    return item.text.section(u'\t', 1);
}

} // namespace

StylePainter::StylePainter(QPainter &painter, const QStyleOption &option)
    : m_painter(painter)
    , m_option(option)
    , m_box(option.rect)
{
}

bool StylePainter::isFocusShown() const
{
    return has(QStyle::State_HasFocus) && has(QStyle::State_KeyboardFocusChange);
}

void StylePainter::input(bool invalid)
{
    const bool enabled = has(QStyle::State_Enabled);
    const QColor fill
        = ink(enabled && !has(QStyle::State_ReadOnly) ? Token::Surface : Token::Surface2);
    const QColor edge
        = invalid ? Theme::stateFill(State::Failed) : ink(enabled ? Token::Control : Token::Border);
    paint::panel(m_painter, m_box, fill, edge);
    if (has(QStyle::State_HasFocus)) {
        paint::focusRing(m_painter, m_box);
    }
}

void StylePainter::checkBox()
{
    QRectF box(0, 0, 14, 14);
    box.moveCenter(m_box.center());
    const bool on = has(QStyle::State_On);
    const bool partly = has(QStyle::State_NoChange);
    const bool enabled = has(QStyle::State_Enabled);
    const QColor edge = ink(!enabled ? Token::Disabled : Token::Control);
    if (!on && !partly) {
        paint::panel(m_painter, box, ink(Token::Surface), edge, paint::chipRadius);
    } else {
        paint::panel(
            m_painter, box, ink(enabled ? Token::Accent : Token::Disabled), {}, paint::chipRadius);
        m_painter.save();
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.setPen(
            QPen(ink(Token::OnAccent), 1.7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const QPointF c = box.center();
        if (on) {
            m_painter.drawPolyline(
                QPolygonF {c + QPointF(-3.2, 0.2), c + QPointF(-0.9, 2.5), c + QPointF(3.4, -2.4)});
        } else {
            m_painter.drawLine(c + QPointF(-3, 0), c + QPointF(3, 0));
        }
        m_painter.restore();
    }
    if (isFocusShown()) {
        paint::focusRing(m_painter, box.adjusted(-1, -1, 1, 1), 5);
    }
}

void StylePainter::radioButton()
{
    QRectF box(0, 0, 15, 15);
    box.moveCenter(m_box.center());
    const bool enabled = has(QStyle::State_Enabled);
    const bool on = has(QStyle::State_On);
    const QColor edge = ink(!enabled ? Token::Disabled : (on ? Token::Link : Token::Control));
    paint::panel(m_painter, box, ink(Token::Surface), edge, 7.5, on ? 1.5 : 1);
    if (on) {
        paint::dot(m_painter, box.center(), 3.7, ink(enabled ? Token::Link : Token::Disabled));
    }
    if (isFocusShown()) {
        paint::focusRing(m_painter, box, 7.5);
    }
}

void StylePainter::focusRect()
{
    paint::focusRing(m_painter, m_box, paint::chipRadius);
}

void StylePainter::itemBackground(const QWidget *view)
{
    const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(&m_option);
    if (item == nullptr) {
        return;
    }
    if (item->backgroundBrush.style() != Qt::NoBrush) {
        m_painter.fillRect(item->rect, item->backgroundBrush);
    }
    if (has(QStyle::State_Selected)) {
        m_painter.fillRect(item->rect, ink(Token::Selection));
        const bool first = item->viewItemPosition != QStyleOptionViewItem::Middle
            && item->viewItemPosition != QStyleOptionViewItem::End;
        if (first
            && (qobject_cast<const QTreeView *>(view) == nullptr || item->index.column() == 0)) {
            m_painter.fillRect(QRectF(0, m_box.top(), 3, m_box.height()), ink(Token::Link));
        }
    } else if (has(QStyle::State_MouseOver) && has(QStyle::State_Enabled)) {
        m_painter.fillRect(item->rect, ink(Token::Hover));
    }
}

void StylePainter::branch()
{
    if (has(QStyle::State_Selected)) {
        m_painter.fillRect(m_option.rect, ink(Token::Selection));
    }
    if (has(QStyle::State_Children)) {
        paint::chevron(m_painter, m_box.center(),
            has(QStyle::State_Open) ? paint::Arrow::Down : paint::Arrow::Right,
            ink(Token::Secondary));
    }
}

void StylePainter::popupFrame()
{
    paint::panel(m_painter, m_box, ink(Token::Surface), ink(Token::Control));
}

void StylePainter::tipFrame()
{
    m_painter.fillRect(m_box, ink(Token::Surface));
    paint::panel(m_painter, m_box, ink(Token::Surface), ink(Token::Control), 0);
}

void StylePainter::frame(bool invalid)
{
    const QColor edge = invalid ? Theme::stateFill(State::Failed) : ink(Token::Control);
    paint::panel(m_painter, m_box, {}, edge);
    if (has(QStyle::State_HasFocus)) {
        paint::focusRing(m_painter, m_box);
    }
}

void StylePainter::tabBase()
{
    m_painter.fillRect(
        QRectF(m_box.left(), m_box.bottom() - 1, m_box.width(), 1), ink(Token::Border));
}

void StylePainter::tabClose()
{
    if (has(QStyle::State_MouseOver) && has(QStyle::State_Enabled)) {
        paint::panel(m_painter, m_box, ink(Token::Hover), {}, paint::chipRadius);
    }
    paint::cross(m_painter, m_box.center(), 3.4,
        ink(has(QStyle::State_MouseOver) ? Token::Text : Token::Secondary));
}

void StylePainter::toolPanel()
{
    if (has(QStyle::State_On)) {
        paint::panel(m_painter, m_box, ink(Token::Soft), {});
    } else if (has(QStyle::State_Enabled)
        && (has(QStyle::State_MouseOver) || has(QStyle::State_Sunken))) {
        paint::panel(
            m_painter, m_box, ink(has(QStyle::State_Sunken) ? Token::Chip : Token::Hover), {});
    }
    if (isFocusShown()) {
        paint::focusRing(m_painter, m_box);
    }
}

void StylePainter::arrow(QStyle::PrimitiveElement element)
{
    const QColor color = ink(has(QStyle::State_Enabled) ? Token::Secondary : Token::Disabled);
    auto direction = paint::Arrow::Down;
    if (element == QStyle::PE_IndicatorArrowUp) {
        direction = paint::Arrow::Up;
    } else if (element == QStyle::PE_IndicatorArrowLeft) {
        direction = paint::Arrow::Left;
    } else if (element == QStyle::PE_IndicatorArrowRight) {
        direction = paint::Arrow::Right;
    }
    paint::chevron(m_painter, m_box.center(), direction, color);
}

void StylePainter::progress()
{
    const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(&m_option);
    if (bar == nullptr) {
        return;
    }
    QRectF line(m_box.left(), m_box.center().y() - 2, m_box.width(), 4);
    paint::panel(m_painter, line, ink(Token::Border), {}, 2);
    const int span = bar->maximum - bar->minimum;
    if (span > 0) {
        line.setWidth(line.width() * (bar->progress - bar->minimum) / span);
        paint::panel(m_painter, line, ink(Token::Link), {}, 2);
    }
}

void StylePainter::scrollBar(const QRect &slider, const QColor &ground)
{
    m_painter.fillRect(m_option.rect, ground);
    const bool upright = !has(QStyle::State_Horizontal);
    QRectF thumb = slider;
    thumb = upright ? thumb.adjusted(2, 1, -2, -1) : thumb.adjusted(1, 2, -1, -2);
    const bool active = has(QStyle::State_MouseOver) || has(QStyle::State_Sunken);
    if (thumb.height() > 2 && thumb.width() > 2 && has(QStyle::State_Enabled)) {
        const QColor color = active ? ink(Token::Control)
                                    : paint::mix(ink(Token::Surface), ink(Token::Control), 0.45);
        paint::panel(m_painter, thumb, color, {}, 3);
    }
}

void StylePainter::combo(const QRect &arrow, bool invalid)
{
    const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(&m_option);
    const bool enabled = has(QStyle::State_Enabled);
    if (combo != nullptr && combo->frame) {
        const QColor edge = invalid ? Theme::stateFill(State::Failed)
                                    : ink(enabled ? Token::Control : Token::Border);
        const bool hover = enabled && has(QStyle::State_MouseOver) && !combo->editable;
        paint::panel(m_painter, m_box,
            ink(!enabled ? Token::Surface2 : (hover ? Token::Hover : Token::Surface)), edge);
        if (combo->editable ? has(QStyle::State_HasFocus) : isFocusShown()) {
            paint::focusRing(m_painter, m_box);
        }
    }
    paint::chevron(m_painter, QRectF(arrow).center(), paint::Arrow::Down,
        ink(enabled ? Token::Secondary : Token::Disabled));
}

void StylePainter::spinBox(const QRect &up, const QRect &down, bool invalid)
{
    input(invalid);
    const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(&m_option);
    if (spin == nullptr || spin->buttonSymbols == QAbstractSpinBox::NoButtons) {
        return;
    }
    const auto color = [&](QAbstractSpinBox::StepEnabledFlag step) {
        return ink(spin->stepEnabled.testFlag(step) ? Token::Secondary : Token::Disabled);
    };
    paint::chevron(
        m_painter, QRectF(up).center(), paint::Arrow::Up, color(QAbstractSpinBox::StepUpEnabled));
    paint::chevron(m_painter, QRectF(down).center(), paint::Arrow::Down,
        color(QAbstractSpinBox::StepDownEnabled));
}

QRect StylePainter::scrollBarPart(
    const QStyleOptionComplex &option, QStyle::SubControl part, int least)
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(&option);
    if (bar == nullptr) {
        return {};
    }
    const bool upright = bar->orientation == Qt::Vertical;
    const int length = upright ? bar->rect.height() : bar->rect.width();
    const int thick = upright ? bar->rect.width() : bar->rect.height();
    const qint64 range = static_cast<qint64>(bar->maximum) - bar->minimum;
    int slider = length;
    if (range > 0) {
        slider = static_cast<int>(
            static_cast<qint64>(bar->pageStep) * length / (range + bar->pageStep));
        slider = qBound(qMin(least, length), slider, length);
    }
    const int start = QStyle::sliderPositionFromValue(
        bar->minimum, bar->maximum, bar->sliderPosition, length - slider, bar->upsideDown);
    const auto along = [&](int from, int size) {
        return upright ? QRect(bar->rect.left(), bar->rect.top() + from, thick, size)
                       : QRect(bar->rect.left() + from, bar->rect.top(), size, thick);
    };
    switch (part) {
    case QStyle::SC_ScrollBarSlider:
        return along(start, slider);
    case QStyle::SC_ScrollBarGroove:
        return along(0, length);
    case QStyle::SC_ScrollBarSubPage:
        return along(0, start);
    case QStyle::SC_ScrollBarAddPage:
        return along(start + slider, length - start - slider);
    default:
        return {}; // no buttons
    }
}

void StylePainter::menuItem()
{
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(&m_option);
    if (item == nullptr) {
        return;
    }
    if (item->menuItemType == QStyleOptionMenuItem::Separator) {
        if (!item->text.isEmpty()) {
            m_painter.setFont(Theme::font(Type::Secondary, QFont::DemiBold));
            paint::text(
                m_painter, m_box.adjusted(12, 0, -12, 0), item->text, ink(Token::Secondary));
            return;
        }
        m_painter.fillRect(
            QRectF(m_box.left() + 1, m_box.center().y(), m_box.width() - 2, 1), ink(Token::Line));
        return;
    }
    const bool enabled = has(QStyle::State_Enabled);
    if (has(QStyle::State_Selected) && enabled) {
        paint::panel(
            m_painter, m_box.adjusted(4, 0, -4, 0), ink(Token::Selection), {}, paint::chipRadius);
    }
    const QRectF icon(m_box.left() + 12, m_box.center().y() - 8, 16, 16);
    if (item->checked) {
        m_painter.save();
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.setPen(QPen(ink(Token::Link), 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const QPointF c = icon.center();
        m_painter.drawPolyline(
            QPolygonF {c + QPointF(-4, 0), c + QPointF(-1, 3), c + QPointF(4, -3)});
        m_painter.restore();
    } else if (!item->icon.isNull()) {
        item->icon.paint(
            &m_painter, icon.toRect(), Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    }
    m_painter.setFont(item->font);
    const QRectF text = m_box.adjusted(menuIconColumn + 4, 0, -12, 0);
    const bool sub = item->menuItemType == QStyleOptionMenuItem::SubMenu;
    QString shown = menuText(*item);
    shown.replace(u"&&"_s, u"\x01"_s).remove(u'&').replace(u'\x01', u'&');
    paint::text(m_painter, text, shown, ink(enabled ? Token::Text : Token::Disabled));
    if (sub) {
        paint::chevron(m_painter, QPointF(m_box.right() - 14, m_box.center().y()),
            paint::Arrow::Right, ink(Token::Secondary));
    } else {
        m_painter.setFont(Theme::font(Type::Secondary));
        paint::text(m_painter, text, menuKey(*item),
            ink(enabled ? Token::Secondary : Token::Disabled), Qt::AlignRight);
    }
}

QSize StylePainter::menuItemSize(const QStyleOptionMenuItem &item, const QSize &contents)
{
    if (item.menuItemType == QStyleOptionMenuItem::Separator) {
        return {contents.width(), item.text.isEmpty() ? 9 : 26};
    }
    const QFontMetrics metrics(item.font);
    int width = menuIconColumn + 4 + metrics.horizontalAdvance(menuText(item)) + 24;
    const QString key = menuKey(item);
    if (!key.isEmpty()) {
        width += 24 + metrics.horizontalAdvance(key);
    }
    return {qMax(width, 160), qMax(28, metrics.height() + 10)};
}

} // namespace ui
