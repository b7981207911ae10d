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
            m_removed.insert(known->uid());
        }
        found->row = row;
    } else {
        m_known.insert(entry);
    }
    if (!m_removed.isEmpty())
        m_removed.remove(row->uid());
    if (const auto waiting = m_upserted.constFind(entry); waiting != m_upserted.constEnd())
        waiting->row = row;
    else
        m_upserted.insert(entry);
}

void RowLedger::remove(const Row &row)
{
    const ByName probe {RowRef(RowRef(), &row)}; // owns nothing
    const auto found = m_known.constFind(probe);
    if (found == m_known.constEnd() || found->row->uidBytes() != row.uidBytes())
        return;
    m_upserted.remove(probe);
    m_removed.insert(row.uid());
    m_known.erase(found);
}

QList<RowRef> RowLedger::rows() const
{
    QList<RowRef> rows;
    rows.reserve(m_known.size());
    for (const ByName &entry : m_known)
        rows.append(entry.row);
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
        if (found == m_known.constEnd())
            continue;
        m_upserted.remove(entry);
        m_removed.insert(found->row->uid());
        m_known.erase(found);
    }
}

bool RowLedger::hasNews() const
{
    return m_hasColumns || !m_upserted.isEmpty() || !m_removed.isEmpty();
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
    batch.upserted.reserve(std::min(largest, m_upserted.size()));
    for (auto it = m_upserted.begin(); it != m_upserted.end() && batch.upserted.size() < largest;) {
        batch.upserted.append(it->row);
        it = m_upserted.erase(it);
    }
    if (m_upserted.isEmpty())
        m_upserted.clear(); // and its room
    return batch;
}

} // namespace models
