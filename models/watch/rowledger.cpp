// SPDX-License-Identifier: Apache-2.0
#include "models/watch/rowledger.h"

#include <algorithm>
#include <utility>

namespace models {

bool isOlderVersion(QByteArrayView a, QByteArrayView b)
{
    const auto isNumber = [](QByteArrayView text) {
        return !text.isEmpty()
            && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    };
    if (!isNumber(a) || !isNumber(b))
        return false;
    return a.size() != b.size() ? a.size() < b.size() : a.compare(b) < 0;
}

void RowLedger::upsert(const RowRef &row, bool isWatch)
{
    auto known = m_known.find(*row);
    if (known == m_known.end()) {
        known = m_known.insert({.row = row}).first;
        wait(*known);
    } else {
        known->isUnseen = false;
        update(*known, row, isWatch);
    }
    if (!m_removed.isEmpty() && m_removed.remove(row->uid()))
        known->isTold = true; // gone and back before anybody was told
}

void RowLedger::update(const Known &known, const RowRef &row, bool isWatch)
{
    const Row &before = *known.row;
    if (before.uidBytes() == row->uidBytes()) {
        const bool isSame = !row->version().isEmpty() && before.cells == row->cells;
        if (isSame || (isWatch && isOlderVersion(row->version(), before.version())))
            return;
    } else { // the same name again: another object
        if (std::exchange(known.isTold, false))
            m_removed.insert(before.uid());
    }
    known.row = row;
    wait(known);
}

void RowLedger::wait(const Known &known)
{
    if (known.place != nowhere)
        return;
    known.place = m_firstPlace + qint64(m_queue.size());
    m_queue.push_back(&known);
    ++m_waiting;
}

RowLedger::Rows::iterator RowLedger::forget(Rows::iterator known)
{
    if (known->place != nowhere) {
        m_queue[size_t(known->place - m_firstPlace)] = nullptr;
        --m_waiting;
    }
    if (known->isTold) // what came and went within one frame is nothing
        m_removed.insert(known->row->uid());
    return m_known.erase(known);
}

void RowLedger::remove(const Row &row)
{
    const auto known = m_known.find(row);
    if (known != m_known.end() && known->row->uidBytes() == row.uidBytes())
        forget(known);
}

QList<RowRef> RowLedger::rows() const
{
    QList<RowRef> rows;
    rows.reserve(qsizetype(m_known.size()));
    for (const Known &known : m_known)
        rows.append(known.row);
    return rows;
}

QList<RowRef> RowLedger::toldRows() const
{
    QList<RowRef> rows;
    rows.reserve(qsizetype(m_known.size()));
    for (const Known &known : m_known) {
        if (known.isTold)
            rows.append(known.row);
    }
    return rows;
}

bool RowLedger::setColumns(const QList<Column> &columns)
{
    if (columns.isEmpty() || columns == m_columns)
        return false;
    m_columns = columns;
    m_hasColumns = true;
    return true;
}

void RowLedger::beginReplace()
{
    for (const Known &known : m_known)
        known.isUnseen = true;
}

void RowLedger::endReplace()
{
    for (auto known = m_known.begin(); known != m_known.end();)
        known = known->isUnseen ? forget(known) : std::next(known);
}

bool RowLedger::hasNews() const
{
    return m_hasColumns || m_waiting > 0 || !m_removed.isEmpty();
}

RowBatch RowLedger::take(qsizetype largest)
{
    RowBatch batch;
    batch.isReset = std::exchange(m_isReset, false);
    batch.hasColumns = std::exchange(m_hasColumns, false);
    if (batch.hasColumns)
        batch.columns = m_columns;
    batch.removed = QList<QString>(m_removed.cbegin(), m_removed.cend());
    m_removed.clear();
    batch.upserted.reserve(std::min(largest, m_waiting));
    while (!m_queue.empty() && batch.upserted.size() < largest) {
        const Known *known = m_queue.front();
        m_queue.pop_front();
        ++m_firstPlace;
        if (known == nullptr)
            continue;
        --m_waiting;
        known->place = nowhere;
        known->isTold = true;
        batch.upserted.append(known->row);
    }
    return batch;
}

} // namespace models
