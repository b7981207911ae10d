// SPDX-License-Identifier: Apache-2.0
#include "ui/project/cellsmodel.h"

#include <algorithm>

namespace ui {

void CellsModel::setTitles(const QStringList &titles, const QList<int> &numbers)
{
    const bool isOther = titles.size() != m_titles.size();
    if (isOther)
        beginResetModel();
    m_titles = titles;
    m_numbers = numbers;
    if (isOther)
        endResetModel();
    else
        emit headerDataChanged(Qt::Horizontal, 0, int(titles.size()) - 1);
}

void CellsModel::setRows(const QList<Row> &rows)
{
    if (rows == m_rows)
        return;
    const bool isSameOrder = std::ranges::equal(rows, m_rows, {}, &Row::key, &Row::key);
    if (!isSameOrder) {
        beginResetModel();
        m_rows = rows;
        endResetModel();
        return;
    }
    const QList<Row> before = std::exchange(m_rows, rows);
    for (int i = 0; i < rows.size(); ++i) {
        if (rows[i] != before[i])
            emit dataChanged(index(i, 0), index(i, int(m_titles.size()) - 1));
    }
}

int CellsModel::rowOf(const QString &key) const
{
    const auto found = std::ranges::find(m_rows, key, &Row::key);
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

int CellsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int CellsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_titles.size());
}

QVariant CellsModel::data(const QModelIndex &index, int role) const
{
    const Row row = m_rows.value(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row.cells.value(index.column());
    case Qt::ToolTipRole: {
        const QString tip = row.tips.value(index.column());
        return tip.isEmpty() ? row.cells.value(index.column()) : tip;
    }
    case Qt::TextAlignmentRole:
        return m_numbers.contains(index.column()) ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter))
                                                  : QVariant();
    case KeyRole:
        return row.key;
    default:
        return {};
    }
}

QVariant CellsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && m_numbers.contains(section))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? QVariant(m_titles.value(section)) : QVariant();
}

} // namespace ui
