// SPDX-License-Identifier: Apache-2.0
// How the rows shown become other rows: batches, filter and sort, as the smallest signals.
#include "models/resources/resourcetablemodel.h"

#include <QDateTime>
#include <QtConcurrentRun>

#include <algorithm>
#include <ranges>

namespace models {
namespace {

constexpr size_t sortedAtOnce = 4000; ///< rows; more are sorted in a worker
constexpr size_t fewRanges = 64; ///< told one by one; more as one move and one range
constexpr qint64 noticed = 1000; ///< ms that a change is remembered

qint64 now()
{
    return QDateTime::currentMSecsSinceEpoch();
}

} // namespace

// --- batches -----------------------------------------------------------------------------------

void ResourceTableModel::apply(const RowBatch &batch)
{
    if (m_isSorting && !batch.isReset) {
        m_waiting.append(batch);
        return;
    }
    if (batch.isReset || batch.hasColumns) {
        ++m_sortGeneration; // what a worker sorts now is no longer ours
        m_isSorting = false;
        m_waiting.clear();
        beginResetModel();
        if (batch.isReset) {
            RowStore fresh;
            fresh.setFilter(m_store.filter(), now());
            fresh.setSort(m_store.sortItem(), m_store.direction());
            m_store = std::move(fresh);
            m_changes.clear();
        }
        if (batch.hasColumns)
            m_columns = batch.columns;
        m_store.setColumns(m_columns, m_showsNamespace);
        (void)m_store.apply(batch, false);
        m_store.settle();
        m_shown.clear();
        m_position.clear();
        m_shown = m_store.visible();
        m_position.assign(m_store.rows().size(), -1);
        for (size_t i = 0; i < m_shown.size(); ++i)
            m_position[m_shown[i]] = int(i);
        dropChecked(batch);
        endResetModel();
        if (batch.hasColumns)
            emit layoutReplaced();
        emit countsChanged();
        return;
    }
    noteChanges(batch);
    const RowStore::Applied applied = m_store.apply(batch, m_isHeld);
    m_isOrderStale = m_isOrderStale || m_isHeld;
    if (applied.isStructural)
        show(m_store.visible());
    m_store.settle();
    announce(applied.changed);
    dropChecked(batch);
    emit countsChanged();
}

void ResourceTableModel::noteChanges(const RowBatch &batch)
{
    const qint64 moment = now();
    if (m_changes.size() > 500)
        m_changes.removeIf([&](auto it) { return it.value().at + noticed < moment; });
    if (batch.upserted.size() > 500) // a list, not news
        return;
    for (const RowRef &row : batch.upserted) {
        const auto slot = m_store.find(row->uidBytes());
        if (!slot)
            continue;
        const Row &old = m_store.row(*slot);
        quint64 cells = 0;
        for (qsizetype i = 0; i < std::min<qsizetype>(row->cells.size(), 64); ++i) {
            if (row->cells.bytes(i) != old.cells.bytes(i))
                cells |= quint64(1) << i;
        }
        if (cells != 0)
            m_changes.insert(row->uid(), {moment, cells});
    }
}

void ResourceTableModel::dropChecked(const RowBatch &batch)
{
    const qsizetype before = m_checked.size();
    if (batch.isReset)
        m_checked.removeIf([this](const QString &uid) { return !m_store.find(uid.toUtf8()); });
    for (const QString &uid : batch.removed)
        m_checked.remove(uid);
    if (m_checked.size() != before)
        emit checkedChanged();
}

void ResourceTableModel::announce(const std::vector<Slot> &changed)
{
    std::vector<int> rows;
    rows.reserve(changed.size());
    for (const Slot slot : changed) {
        if (slot < m_position.size() && m_position[slot] >= 0)
            rows.push_back(m_position[slot]);
    }
    if (rows.empty())
        return;
    std::ranges::sort(rows);
    const int last = columnCount() - 1;
    if (rows.size() > 200) { // views repaint what is visible anyway
        emit dataChanged(index(rows.front(), 0), index(rows.back(), last));
        return;
    }
    for (size_t from = 0; from < rows.size();) {
        size_t to = from + 1;
        while (to < rows.size() && rows[to] <= rows[to - 1] + 1)
            ++to;
        emit dataChanged(index(rows[from], 0), index(rows[to - 1], last));
        from = to;
    }
}

// --- from what is shown to what is to be shown -------------------------------------------------

void ResourceTableModel::show(std::vector<Slot> next)
{
    m_position.resize(m_store.rows().size(), -1);
    std::vector<bool> stays(m_position.size());
    for (const Slot slot : next)
        stays[slot] = true;
    removeShown(stays);

    std::vector<bool> was(m_position.size());
    for (const Slot slot : m_shown)
        was[slot] = true;
    std::vector<Slot> kept;
    kept.reserve(m_shown.size());
    std::ranges::copy_if(next, std::back_inserter(kept), [&](Slot slot) { return was[slot]; });
    if (kept != m_shown)
        permute(std::move(kept));
    insertShown(next, was);
}

void ResourceTableModel::permute(std::vector<Slot> next)
{
    emit layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<Slot> held;
    held.reserve(size_t(before.size()));
    for (const QModelIndex &old : before)
        held.push_back(m_shown[size_t(old.row())]);
    m_shown = std::move(next);
    for (size_t i = 0; i < m_shown.size(); ++i)
        m_position[m_shown[i]] = int(i);
    QModelIndexList after;
    after.reserve(before.size());
    for (qsizetype i = 0; i < before.size(); ++i)
        after.append(index(m_position[held[size_t(i)]], before[i].column()));
    changePersistentIndexList(before, after);
    emit layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void ResourceTableModel::removeShown(const std::vector<bool> &stays)
{
    std::vector<std::pair<int, int>> ranges; // first, last
    for (int row = 0; row < int(m_shown.size()); ++row) {
        if (stays[m_shown[size_t(row)]])
            continue;
        if (!ranges.empty() && ranges.back().second == row - 1)
            ranges.back().second = row;
        else
            ranges.emplace_back(row, row);
    }
    if (ranges.size() > fewRanges) { // all of them to the end first, then one range
        std::vector<Slot> parted = m_shown;
        const auto gone
            = std::ranges::stable_partition(parted, [&](Slot slot) { return bool(stays[slot]); });
        ranges = {{int(gone.begin() - parted.begin()), int(parted.size()) - 1}};
        permute(std::move(parted));
    }
    for (const auto &[first, last] : std::views::reverse(ranges)) {
        beginRemoveRows({}, first, last);
        for (int row = first; row <= last; ++row)
            m_position[m_shown[size_t(row)]] = -1;
        m_shown.erase(m_shown.begin() + first, m_shown.begin() + last + 1);
        endRemoveRows();
    }
    for (size_t i = ranges.empty() ? m_shown.size() : size_t(ranges.front().first);
        i < m_shown.size(); ++i)
        m_position[m_shown[i]] = int(i);
}

void ResourceTableModel::insertShown(const std::vector<Slot> &next, const std::vector<bool> &was)
{
    std::vector<std::pair<int, int>> ranges;
    for (int row = 0; row < int(next.size()); ++row) {
        if (was[next[size_t(row)]])
            continue;
        if (!ranges.empty() && ranges.back().second == row - 1)
            ranges.back().second = row;
        else
            ranges.emplace_back(row, row);
    }
    if (ranges.empty())
        return;
    if (ranges.size() > fewRanges) { // one range at the end, then all of them to their places
        const int first = int(m_shown.size());
        beginInsertRows({}, first, int(next.size()) - 1);
        for (const Slot slot : next) {
            if (!was[slot]) {
                m_position[slot] = int(m_shown.size());
                m_shown.push_back(slot);
            }
        }
        endInsertRows();
        permute(next);
        return;
    }
    for (const auto &[first, last] : ranges) {
        beginInsertRows({}, first, last);
        m_shown.insert(m_shown.begin() + first, next.begin() + first, next.begin() + last + 1);
        for (size_t i = size_t(first); i < m_shown.size(); ++i)
            m_position[m_shown[i]] = int(i);
        endInsertRows();
    }
}

// --- sort and filter ---------------------------------------------------------------------------

void ResourceTableModel::setFilter(const RowFilter &filter)
{
    m_store.setFilter(filter, now());
    show(m_store.visible());
    emit countsChanged();
}

void ResourceTableModel::setShowsNamespace(bool shows)
{
    if (shows == m_showsNamespace)
        return;
    m_showsNamespace = shows;
    if (!m_columns.isEmpty())
        apply({.hasColumns = true, .columns = m_columns});
}

void ResourceTableModel::setHeld(bool isHeld)
{
    m_isHeld = isHeld;
    if (!isHeld && std::exchange(m_isOrderStale, false))
        startSort();
}

void ResourceTableModel::sort(int column, Qt::SortOrder order)
{
    m_store.setSort(column, order);
    startSort();
}

void ResourceTableModel::startSort()
{
    const int generation = ++m_sortGeneration;
    if (m_store.rows().size() <= sortedAtOnce) {
        m_isSorting = false;
        m_store.sort();
        show(m_store.visible());
        for (const RowBatch &batch : std::exchange(m_waiting, {}))
            apply(batch);
        return;
    }
    m_isSorting = true;
    auto work = [rows = m_store.rows(), layout = m_store.layout(), item = m_store.sortItem(),
                    direction = m_store.direction()] {
        return RowOrder(layout, item, direction).sorted(rows);
    };
    QtConcurrent::run(std::move(work)).then(this, [this, generation](std::vector<Slot> order) {
        finishSort(generation, std::move(order));
    });
}

void ResourceTableModel::finishSort(int generation, std::vector<Slot> order)
{
    if (generation != m_sortGeneration)
        return;
    m_isSorting = false;
    m_store.setOrder(std::move(order));
    show(m_store.visible());
    for (const RowBatch &batch : std::exchange(m_waiting, {}))
        apply(batch);
}

} // namespace models
