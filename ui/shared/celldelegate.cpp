// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/celldelegate.h"

#include "ui/shared/marks.h"
#include "ui/shared/paint.h"
#include "ui/shared/table.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHeaderView>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int side = 8;
constexpr int markSide = 18;
constexpr int checkRoom = 24;

bool isRight(const QModelIndex &index)
{
    return (index.data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight) != 0;
}

bool hasCheck(const QModelIndex &index)
{
    return index.data(Qt::CheckStateRole).isValid();
}

} // namespace

void CellDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *table = qobject_cast<const Table *>(option.widget);
    const QRectF box(option.rect);
    painter->save();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool first
        = table != nullptr && table->horizontalHeader()->visualIndex(index.column()) == 0;
    if (selected) {
        painter->fillRect(box, Theme::color(Token::Selection));
    } else if (table != nullptr && table->isFlashing(index)) {
        painter->fillRect(box, Theme::color(Token::Soft));
    } else if (const QVariant own = index.data(Qt::BackgroundRole); own.isValid()) {
        painter->fillRect(box, own.value<QColor>());
    } else if (table != nullptr && table->hoveredRow() == index.row()) {
        painter->fillRect(box, Theme::color(Token::Hover));
    }
    painter->fillRect(
        QRectF(box.left(), box.bottom() - 1, box.width(), 1), Theme::color(Token::Line));
    if (selected && first) {
        painter->fillRect(
            QRectF(box.left(), box.top(), 3, box.height()), Theme::color(Token::Link));
    }
    painter->setFont(Theme::font(Type::Content));
    painter->setClipRect(box);
    paintCell(*painter, box.adjusted(side, 0, -side, -1), option, index);
    painter->restore();
    const bool current = option.state.testFlag(QStyle::State_HasFocus) && table != nullptr
        && table->isKeyboardUsed();
    if (current && first) {
        const QRectF row(0, box.top(), table->viewport()->width(), box.height());
        painter->save();
        painter->setClipping(false);
        paint::focusRing(*painter, row.adjusted(0, 0, 0, -1), paint::chipRadius);
        painter->restore();
    }
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    return {contentWidth(index) + 2 * side, Theme::scaled(30)};
}

void CellDelegate::paintCell(QPainter &painter, const QRectF &box, const QStyleOptionViewItem &,
    const QModelIndex &index) const
{
    paint::text(painter, box, index.data().toString(), Theme::color(Token::Text),
        isRight(index) ? Qt::AlignRight : Qt::AlignLeft);
}

int CellDelegate::contentWidth(const QModelIndex &index) const
{
    return QFontMetrics(Theme::font(Type::Content)).horizontalAdvance(index.data().toString()) + 2;
}

bool CellDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
    const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const QString own = index.data(Qt::ToolTipRole).toString();
    const bool cut = contentWidth(index) > option.rect.width() - 2 * side;
    const QString text = !own.isEmpty() ? own : (cut ? index.data().toString() : QString());
    QToolTip::showText(event->globalPos(), text, view);
    return true;
}

void TextDelegate::paintCell(QPainter &painter, const QRectF &box, const QStyleOptionViewItem &,
    const QModelIndex &index) const
{
    const Look look = m_lookOf ? m_lookOf(index) : m_look;
    painter.setFont(Theme::font(look.type, look.weight));
    const QVariant own = index.data(Qt::ForegroundRole);
    const QColor ink = own.isValid() ? own.value<QColor>() : Theme::color(look.ink);
    paint::text(painter, box, index.data().toString(), ink,
        isRight(index) ? Qt::AlignRight : Qt::AlignLeft, look.elide);
}

int TextDelegate::contentWidth(const QModelIndex &index) const
{
    return QFontMetrics(Theme::font(m_look.type, m_look.weight))
               .horizontalAdvance(index.data().toString())
        + 2;
}

void PillDelegate::paintCell(QPainter &painter, const QRectF &box, const QStyleOptionViewItem &,
    const QModelIndex &index) const
{
    const std::optional<State> state = m_stateOf(index);
    const QString word = index.data().toString();
    if (state) {
        // A pill's tint begins where text would; the icon of an untinted one stays in line with it.
        StatePill::paint(painter, box, *state, word);
    } else {
        paint::text(painter, box, word, Theme::color(Token::Text));
    }
}

int PillDelegate::contentWidth(const QModelIndex &index) const
{
    return StatePill::widthOf(m_stateOf(index).value_or(State::Unknown), index.data().toString());
}

void TilesDelegate::paintCell(QPainter &painter, const QRectF &box, const QStyleOptionViewItem &,
    const QModelIndex &index) const
{
    // Numbers end at a common line, tiles begin there: the eye compares either.
    constexpr qreal numbers = 46;
    paint::text(painter, QRectF(box.left(), box.top(), numbers, box.height()),
        index.data().toString(), Theme::color(Token::Text), Qt::AlignRight);
    TilePainter::strip(painter, box.adjusted(numbers + 10, 0, 0, 0), m_tilesOf(index));
}

int TilesDelegate::contentWidth(const QModelIndex &) const
{
    return 46 + 10 + 97;
}

void NameDelegate::paintCell(QPainter &painter, const QRectF &box,
    const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Extras extras = m_extrasOf ? m_extrasOf(index) : Extras {};
    QRectF rest = box;
    if (hasCheck(index)) {
        QStyleOptionViewItem check(option);
        check.rect = QRect(qRound(rest.left()), qRound(rest.center().y()) - 8, 16, 16);
        const bool on = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        check.state = QStyle::State_Enabled | (on ? QStyle::State_On : QStyle::State_Off);
        QApplication::style()->drawPrimitive(
            QStyle::PE_IndicatorItemViewItemCheck, &check, &painter, option.widget);
        rest.setLeft(rest.left() + checkRoom);
    }
    const QVariant icon = index.data(Qt::DecorationRole);
    if (!extras.mark.isEmpty()) {
        const QRectF mark(rest.left(), rest.center().y() - markSide / 2.0, markSide, markSide);
        KindMark::paint(painter, mark, extras.mark);
        rest.setLeft(mark.right() + 8);
    } else if (icon.isValid()) {
        icon.value<QIcon>().paint(
            &painter, QRectF(rest.left(), rest.center().y() - 8, 16, 16).toRect());
        rest.setLeft(rest.left() + 24);
    }
    qreal tags = 0;
    for (const QString &tag : extras.tags) {
        tags += Tag::widthOf(tag) + 8;
    }
    painter.setFont(Theme::font(Type::Content, extras.isStrong ? QFont::DemiBold : QFont::Normal));
    const QString name = index.data().toString();
    const qreal words = QFontMetricsF(painter.font()).horizontalAdvance(name) + 1;
    const qreal room = qMax<qreal>(40, rest.width() - tags);
    const Token ink = extras.isLink ? Token::Link : Token::Text;
    paint::text(painter, QRectF(rest.left(), rest.top(), qMin(words, room), rest.height()), name,
        Theme::color(ink), Qt::AlignLeft, Qt::ElideMiddle);
    qreal x = rest.left() + qMin(words, room) + 8;
    for (const QString &tag : extras.tags) {
        Tag::paint(painter, QRectF(x, rest.top(), rest.right() - x, rest.height()), tag);
        x += Tag::widthOf(tag) + 8;
    }
}

int NameDelegate::contentWidth(const QModelIndex &index) const
{
    const Extras extras = m_extrasOf ? m_extrasOf(index) : Extras {};
    int width
        = QFontMetrics(Theme::font(Type::Content)).horizontalAdvance(index.data().toString()) + 2;
    width += hasCheck(index) ? checkRoom : 0;
    width += extras.mark.isEmpty() && !index.data(Qt::DecorationRole).isValid() ? 0 : markSide + 8;
    for (const QString &tag : extras.tags) {
        width += Tag::widthOf(tag) + 8;
    }
    return width;
}

bool NameDelegate::editorEvent(QEvent *event, QAbstractItemModel *model,
    const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (!hasCheck(index) || !index.flags().testFlag(Qt::ItemIsUserCheckable)) {
        return false;
    }
    if (event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonDblClick
        || event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        if (mouse->position().x() > option.rect.left() + side + checkRoom - 4) {
            return false;
        }
        if (event->type() != QEvent::MouseButtonRelease) {
            return true; // the box is not the row: no selection, no opening
        }
    } else if (event->type() != QEvent::KeyPress
        || static_cast<QKeyEvent *>(event)->key() != Qt::Key_Space) {
        return false;
    }
    const bool on = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    return model->setData(index, on ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

void IconTextDelegate::paintCell(QPainter &painter, const QRectF &box, const QStyleOptionViewItem &,
    const QModelIndex &index) const
{
    const auto icon = index.data(Qt::DecorationRole).value<QIcon>();
    QRectF rest = box;
    if (!icon.isNull()) {
        icon.paint(&painter, QRectF(box.left(), box.center().y() - 7, 14, 14).toRect());
        rest.setLeft(box.left() + 21);
    }
    const QVariant own = index.data(Qt::ForegroundRole);
    const QColor ink = own.isValid() ? own.value<QColor>() : Theme::color(Token::Text);
    paint::text(painter, rest, index.data().toString(), ink);
}

int IconTextDelegate::contentWidth(const QModelIndex &index) const
{
    return CellDelegate::contentWidth(index) + 21;
}

void UseBarDelegate::paintCell(QPainter &painter, const QRectF &box, const QStyleOptionViewItem &,
    const QModelIndex &index) const
{
    const Use use = m_useOf(index);
    UseBar::paint(painter, box, use.share, index.data().toString(), use.tone, use.wordsWidth);
}

} // namespace ui
