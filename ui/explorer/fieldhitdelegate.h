// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyledItemDelegate>

namespace ui {

/// Lines of FieldHitsModel. A kind: chevron, mark, name, group-version, count. A field: its path
/// and type, below its label and the text that was found; what was searched for is marked.
class FieldHitDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(
        const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    static void paintKind(QPainter &painter, const QRectF &box, const QModelIndex &index);
    static void paintField(QPainter &painter, const QRectF &box, const QModelIndex &index);
};

} // namespace ui
