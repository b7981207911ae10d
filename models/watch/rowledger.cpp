// SPDX-License-Identifier: Apache-2.0
#include "models/watch/rowledger.h"

#include <algorithm>

namespace models {

bool isOlderVersion(QStringView a, QStringView b)
{
    const auto isNumber = [](QStringView text) {
        return !text.isEmpty()
            && std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
    };
    if (!isNumber(a) || !isNumber(b))
        return false;
    return a.size() != b.size() ? a.size() < b.size() : a < b;
}

void RowLedger::upsert(const RowRef &row, bool isWatch)
{
    const Name name = nameOf(*row);
    if (m_isReplacing)
        m_unseen.remove(name);
    RowRef &known = m_known[name];
    if (known && known->uid == row->uid) {
        const bool isSame = known->resourceVersion == row->resourceVersion
            && !row->resourceVersion.isEmpty() && known->cells == row->cells;
        if (isSame || (isWatch && isOlderVersion(row->resourceVersion, known->resourceVersion)))
            return;
    } else if (known) { // the same name again: another object
        m_upserted.remove(known->uid);
        m_removed.insert(known->uid);
    }
    known = row;
    m_removed.remove(row->uid);
    m_upserted.insert(row->uid, row);
}

void RowLedger::remove(const Row &row)
{
    const auto found = m_known.find(nameOf(row));
    if (found == m_known.end() || (*found)->uid != row.uid)
        return;
    m_upserted.remove(row.uid);
    m_removed.insert(row.uid);
    m_known.erase(found);
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
    m_unseen.clear();
    m_unseen.reserve(m_known.size());
    for (auto it = m_known.keyBegin(); it != m_known.keyEnd(); ++it)
        m_unseen.insert(*it);
}

void RowLedger::endReplace()
{
    m_isReplacing = false;
    for (const Name &name : std::as_const(m_unseen)) {
        if (const RowRef row = m_known.take(name)) {
            m_upserted.remove(row->uid);
            m_removed.insert(row->uid);
        }
    }
    m_unseen.clear();
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
    if (m_upserted.size() <= largest) {
        for (auto &row : std::exchange(m_upserted, {}))
            batch.upserted.append(std::move(row));
        return batch;
    }
    for (auto it = m_upserted.begin(); it != m_upserted.end() && batch.upserted.size() < largest;) {
        batch.upserted.append(*it);
        it = m_upserted.erase(it);
    }
    return batch;
}

} // namespace models
