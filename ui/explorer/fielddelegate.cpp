// SPDX-License-Identifier: Apache-2.0
#include "ui/explorer/fielddelegate.h"

#include "ui/explorer/fieldtreemodel.h"
#include "ui/shared/theme.h"

#include <QPainter>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int Gap = 8;
constexpr int Margin = 14;

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
    QRect box = option.rect.adjusted(2, 0, -Margin, 0);
    const auto draw = [&](const QString &text, const QFont &font, const QColor &ink, int flags) {
        painter->setFont(font);
        painter->setPen(ink);
        const QString shown = painter->fontMetrics().elidedText(text, Qt::ElideRight, box.width());
        painter->drawText(box, flags | Qt::AlignVCenter, shown);
        return painter->fontMetrics().horizontalAdvance(shown);
    };
    const int type = draw(index.data(FieldTreeModel::TypeRole).toString(),
        Theme::font(Type::MonoMeta), Theme::color(Token::YamlKeyword), Qt::AlignRight);
    box.setRight(box.right() - type - Gap);
    box.setLeft(box.left()
        + draw(index.data().toString(), Theme::font(Type::Mono), Theme::color(Token::Text),
            Qt::AlignLeft)
        + Gap / 2);
    if (index.data(FieldTreeModel::RequiredRole).toBool()) {
        box.setLeft(box.left()
            + draw(u"*"_s, Theme::font(Type::Content, QFont::DemiBold),
                Theme::stateText(State::Failed), Qt::AlignLeft));
    }
    box.setLeft(box.left() + Gap);
    draw(index.data(FieldTreeModel::LabelRole).toString(), Theme::font(Type::Secondary),
        Theme::color(Token::Secondary), Qt::AlignLeft);
    painter->restore();
}

QSize FieldDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {100, Theme::scaled(26)};
}

} // namespace ui
