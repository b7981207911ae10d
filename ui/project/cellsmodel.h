// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractTableModel>
#include <QStringList>

namespace ui {

/// A short table of words: whoever fills it knows what the rows mean, by their keys.
class CellsModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role { KeyRole = Qt::UserRole };
    struct Row
    {
        QString key; ///< uid
        QStringList cells;
        QStringList tips {}; ///< by column; empty: none
        bool operator==(const Row &) const = default;
    };
    using QAbstractTableModel::QAbstractTableModel;

    /// Columns whose numbers stand right.
    void setTitles(const QStringList &titles, const QList<int> &numbers = {});
    /// In their order. Rows that stay are changed in place.
    void setRows(const QList<Row> &rows);
    [[nodiscard]] QString keyAt(int row) const { return m_rows.value(row).key; }
    [[nodiscard]] int rowOf(const QString &key) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    QStringList m_titles;
    QList<int> m_numbers;
    QList<Row> m_rows;
};

} // namespace ui
