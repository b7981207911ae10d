// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/recentmodel.h"

#include "ui/shared/formatting.h"

using namespace Qt::StringLiterals;

namespace ui {

void RecentModel::setEntries(const QList<Entry> &entries)
{
    if (entries == m_entries)
        return;
    if (entries.size() == m_entries.size()) {
        m_entries = entries;
        emit dataChanged(index(0, 0), index(int(entries.size()) - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_entries = entries;
    endResetModel();
}

const RecentModel::Entry *RecentModel::at(int row) const
{
    return row >= 0 && row < m_entries.size() ? &m_entries[row] : nullptr;
}

int RecentModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int RecentModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RecentModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Entry &entry = m_entries[index.row()];
    if (role == StateRole)
        return int(entry.state);
    if (role == MarkRole)
        return entry.mark;
    if (role == Qt::ToolTipRole)
        return index.column() == WhenColumn ? Format::exact(entry.when) : entry.name;
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case NameColumn:
        return entry.name;
    case SizeColumn:
        return entry.size;
    case WhenColumn:
        return Format::ago(entry.when);
    default:
        return {};
    }
}

QVariant RecentModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Name");
    case StateColumn:
        return tr("State");
    case SizeColumn:
        return tr("Size");
    case WhenColumn:
        return tr("When");
    default:
        return {};
    }
}

} // namespace ui
