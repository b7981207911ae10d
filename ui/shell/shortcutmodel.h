// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/actiontable.h"

#include <QAbstractTableModel>

namespace ui {

/// Every action with its key, clashes first.
class ShortcutModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { ActionColumn, KeyColumn, ScopeColumn, ColumnCount };

    explicit ShortcutModel(ActionTable &actions, QObject *parent = nullptr);

    void setFilter(const QString &needle);
    [[nodiscard]] ActionId idAt(int row) const { return m_rows.at(row); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    void rebuild();
    [[nodiscard]] QString scopeText(ActionId id) const;
    [[nodiscard]] QString keyText(ActionId id) const;

    ActionTable &m_actions;
    QString m_filter;
    QList<ActionId> m_rows;
};

} // namespace ui
