// SPDX-License-Identifier: Apache-2.0
#include "ui/explorer/fielddelegate.h"

#include "ui/explorer/fieldtreemodel.h"
#include "ui/explorer/markedtext.h"
#include "ui/shared/paint.h"

#include <QPainter>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int Gap = 8;
constexpr int Margin = 14;
constexpr int Star = 10; // of a required field

void paintGround(QPainter &painter, const QStyleOptionViewItem &option)
{
    if (option.state & QStyle::State_Selected) {
        painter.fillRect(option.rect, Theme::color(Token::Selection));
    } else if (option.state & QStyle::State_MouseOver) {
        painter.fillRect(option.rect, Theme::color(Token::Hover));
    }
}

} // namespace

void FieldDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    paintGround(*painter, option);
    QRectF box = QRectF(option.rect).adjusted(2, 0, -Margin, 0);
    painter->setFont(Theme::font(Type::MonoMeta));
    const QString type = index.data(FieldTreeModel::TypeRole).toString();
    const qreal typeWidth
        = std::min(box.width() / 2, qreal(painter->fontMetrics().horizontalAdvance(type) + 1));
    paint::text(*painter, {box.right() - typeWidth, box.top(), typeWidth, box.height()}, type,
        Theme::color(Token::YamlKeyword), Qt::AlignRight);
    box.setRight(box.right() - typeWidth - Gap);
    const bool isRequired = index.data(FieldTreeModel::RequiredRole).toBool();
    const auto *model = qobject_cast<const FieldTreeModel *>(index.model());
    MarkedText name {.text = index.data().toString()};
    if (model && model->isSearching()) {
        name.words = model->words();
        name.strongFrom = name.text.lastIndexOf(u'.') + 1;
        name.elide = Qt::ElideLeft;
    }
    painter->setFont(Theme::font(Type::Mono));
    box.setLeft(box.left() + name.paint(*painter, box.adjusted(0, 0, isRequired ? -Star : 0, 0))
        + Gap / 2.0);
    if (isRequired) {
        painter->setFont(Theme::font(Type::Content, QFont::DemiBold));
        paint::text(*painter, box, u"*"_s, Theme::stateText(State::Failed));
        box.setLeft(box.left() + Star);
    }
    box.setLeft(box.left() + Gap / 2.0);
    painter->setFont(Theme::font(Type::Secondary));
    MarkedText {.text = index.data(FieldTreeModel::LabelRole).toString(),
        .words = name.words,
        .ink = Token::Secondary}
        .paint(*painter, box);
    painter->restore();
}

QSize FieldDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {100, Theme::scaled(26)};
}

} // namespace ui
