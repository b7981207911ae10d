// SPDX-License-Identifier: Apache-2.0
#include "ui/explorer/fieldtree.h"

#include "ui/shared/paint.h"

#include <QPainter>

namespace ui {

void FieldTree::drawRow(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QTreeView::drawRow(painter, option, index);
    const QRect row(0, option.rect.top(), viewport()->width(), option.rect.height());
    if (selectionModel()->isSelected(index)) {
        painter->fillRect(QRect(row.left(), row.top(), 3, row.height()), Theme::color(Token::Link));
    }
    if (index == currentIndex() && paint::isFocusShown(this))
        paint::focusRing(*painter, row.adjusted(0, 0, 0, -1), paint::chipRadius);
}

} // namespace ui
