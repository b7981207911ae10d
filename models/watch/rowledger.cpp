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
    const ByName entry {row};
    if (m_isReplacing)
        m_unseen.remove(entry);
    if (const auto found = m_known.constFind(entry); found != m_known.constEnd()) {
        const RowRef known = found->row;
        if (known->uidBytes() == row->uidBytes()) {
            const bool isSame = !row->version().isEmpty() && known->cells == row->cells;
            if (isSame || (isWatch && isOlderVersion(row->version(), known->version())))
                return;
        } else { // the same name again: another object
            if (std::exchange(found->isTold, false))
                m_removed.insert(known->uid());
        }
        found->row = row;
        wait(*found);
        if (!m_removed.isEmpty() && m_removed.remove(row->uid()))
            found->isTold = true; // gone and back before anybody was told
    } else {
        const auto added = m_known.insert(entry);
        wait(*added);
        if (!m_removed.isEmpty() && m_removed.remove(row->uid()))
            added->isTold = true;
    }
}

void RowLedger::wait(const ByName &known)
{
    if (std::exchange(known.isWaiting, true))
        return;
    ++m_waiting;
    m_queue.push_back(known.row);
}

void RowLedger::forget(QSet<ByName>::const_iterator known)
{
    if (known->isWaiting)
        --m_waiting;
    if (known->isTold) // what came and went within one frame is nothing
        m_removed.insert(known->row->uid());
    m_known.erase(known);
}

void RowLedger::remove(const Row &row)
{
    const ByName probe {RowRef(RowRef(), &row)}; // owns nothing
    const auto found = m_known.constFind(probe);
    if (found == m_known.constEnd() || found->row->uidBytes() != row.uidBytes())
        return;
    forget(found);
}

QList<RowRef> RowLedger::rows() const
{
    QList<RowRef> rows;
    rows.reserve(m_known.size());
    for (const ByName &entry : m_known)
        rows.append(entry.row);
    return rows;
}

QList<RowRef> RowLedger::toldRows() const
{
    QList<RowRef> rows;
    rows.reserve(m_known.size());
    for (const ByName &entry : m_known) {
        if (entry.isTold)
            rows.append(entry.row);
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
    m_isReplacing = true;
    m_unseen = m_known;
}

void RowLedger::endReplace()
{
    m_isReplacing = false;
    for (const ByName &entry : std::exchange(m_unseen, {})) {
        const auto found = m_known.constFind(entry);
        if (found != m_known.constEnd())
            forget(found);
    }
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
        const auto found = m_known.constFind(ByName {m_queue.front()});
        m_queue.pop_front();
        if (found == m_known.constEnd() || !std::exchange(found->isWaiting, false))
            continue; // left meanwhile, or was told under an earlier name's turn
        --m_waiting;
        found->isTold = true;
        batch.upserted.append(found->row);
    }
    return batch;
}

} // namespace models
