// SPDX-License-Identifier: Apache-2.0
#include "ui/explorer/fieldhitdelegate.h"

#include "ui/explorer/fieldhitsmodel.h"
#include "ui/explorer/markedtext.h"
#include "ui/shared/marks.h"
#include "ui/shared/paint.h"

#include <QPainter>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kindHeight = 30;
constexpr int fieldHeight = 42;
constexpr int side = 10;
constexpr int indent = 16; // of the fields of a kind
constexpr int gap = 8;

FieldHitsModel::Line lineOf(const QModelIndex &index)
{
    return index.data(FieldHitsModel::LineRole).value<FieldHitsModel::Line>();
}

} // namespace

void FieldHitDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    const QRectF box(option.rect);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    if (isSelected) {
        painter->fillRect(box, Theme::color(Token::Selection));
        painter->fillRect(
            QRectF(box.left(), box.top(), 3, box.height()), Theme::color(Token::Link));
    } else if (option.state.testFlag(QStyle::State_MouseOver)) {
        painter->fillRect(box, Theme::color(Token::Hover));
    }
    painter->setClipRect(box);
    const QRectF inner = box.adjusted(side, 0, -side, 0);
    switch (lineOf(index)) {
    case FieldHitsModel::Line::Kind:
        paintKind(*painter, inner, index);
        break;
    case FieldHitsModel::Line::Field:
        paintField(*painter, inner.adjusted(indent, 0, 0, 0), index);
        break;
    case FieldHitsModel::Line::More:
        painter->setFont(Theme::font(Type::Secondary));
        paint::text(*painter, inner.adjusted(indent, 0, 0, 0), index.data().toString(),
            Theme::color(Token::Link));
        break;
    }
    painter->restore();
    if (option.state.testFlag(QStyle::State_HasFocus) && paint::isFocusShown(option.widget))
        paint::focusRing(*painter, box.adjusted(0, 0, 0, -1), paint::chipRadius);
}

void FieldHitDelegate::paintKind(QPainter &painter, const QRectF &box, const QModelIndex &index)
{
    painter.fillRect(
        QRectF(box.left() - side, box.top(), box.width() + 2 * side, 1), Theme::color(Token::Line));
    const bool isOpen = index.data(FieldHitsModel::OpenRole).toBool();
    paint::chevron(painter, {box.left() + 4, box.center().y()},
        isOpen ? paint::Arrow::Down : paint::Arrow::Right, Theme::color(Token::Secondary));
    const QRectF mark(box.left() + indent, box.center().y() - 9, 18, 18);
    KindMark::paint(painter, mark, index.data(FieldHitsModel::MarkRole).toString());
    painter.setFont(Theme::font(Type::Secondary));
    const QString count = QLocale().toString(index.data(FieldHitsModel::CountRole).toInt());
    const qreal countWidth = painter.fontMetrics().horizontalAdvance(count) + 1;
    paint::text(painter, box, count, Theme::color(Token::Secondary), Qt::AlignRight);
    qreal left = mark.right() + gap;
    const qreal right = box.right() - countWidth - gap;
    painter.setFont(Theme::font(Type::Content, QFont::Medium));
    const QString kind = index.data().toString();
    const qreal kindWidth
        = std::min(right - left, qreal(painter.fontMetrics().horizontalAdvance(kind) + 1));
    paint::text(
        painter, {left, box.top(), kindWidth, box.height()}, kind, Theme::color(Token::Text));
    left += kindWidth + gap;
    painter.setFont(Theme::font(Type::MonoMeta));
    paint::text(painter, {left, box.top(), right - left, box.height()},
        index.data(FieldHitsModel::GroupVersionRole).toString(), Theme::color(Token::Secondary));
}

void FieldHitDelegate::paintField(QPainter &painter, const QRectF &box, const QModelIndex &index)
{
    const auto &model = static_cast<const FieldHitsModel &>(*index.model());
    const FieldHitsModel::Field field = model.field(index);
    const qreal half = (box.height() - 4) / 2;
    const QRectF upper(box.left(), box.top() + 2, box.width(), half);
    const QRectF lower = upper.translated(0, half);
    painter.setFont(Theme::font(Type::MonoMeta));
    const qreal typeWidth
        = std::min(box.width() / 3, qreal(painter.fontMetrics().horizontalAdvance(field.type) + 1));
    paint::text(painter, {box.right() - typeWidth, upper.top(), typeWidth, upper.height()},
        field.type, Theme::color(Token::YamlKeyword), Qt::AlignRight);
    painter.setFont(Theme::font(Type::Mono));
    const QRectF pathBox = upper.adjusted(0, 0, -typeWidth - gap - (field.required ? 10 : 0), 0);
    const qreal pathWidth = MarkedText {.text = field.path,
        .words = model.words(),
        .strongFrom = field.nameAt,
        .elide = Qt::ElideLeft}
                                .paint(painter, pathBox);
    if (field.required) {
        painter.setFont(Theme::font(Type::Content, QFont::DemiBold));
        paint::text(painter, {pathBox.left() + pathWidth + 3, upper.top(), 10, upper.height()},
            u"*"_s, Theme::stateText(State::Failed));
    }
    painter.setFont(Theme::font(Type::Secondary));
    qreal left = lower.left();
    if (!field.label.isEmpty()) {
        left
            += MarkedText {.text = field.label, .words = model.words()}.paint(painter, lower) + gap;
    }
    MarkedText {.text = field.sentence, .words = model.words(), .ink = Token::Secondary}.paint(
        painter, {left, lower.top(), lower.right() - left, lower.height()});
}

QSize FieldHitDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    return {100,
        Theme::scaled(lineOf(index) == FieldHitsModel::Line::Field ? fieldHeight : kindHeight)};
}

} // namespace ui
