// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTreeView>

namespace ui {

/// A tree whose chosen row wears the accent edge at its very left, as rows of tables do.
class FieldTree final : public QTreeView
{
    Q_OBJECT
public:
    using QTreeView::QTreeView;

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
};

} // namespace ui
