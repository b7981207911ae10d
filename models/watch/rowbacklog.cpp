// SPDX-License-Identifier: Apache-2.0
#include "models/watch/rowbacklog.h"

#include <utility>

namespace models {

void RowBacklog::begin(const QList<Column> &columns, const QList<RowRef> &rows)
{
    m_isReset = true;
    m_columns = columns;
    m_rows = rows;
    m_next = 0;
    m_overtaken.clear();
}

RowBatch RowBacklog::next(RowBatch news, qsizetype largest)
{
    if (std::exchange(m_isReset, false)) {
        news.isReset = true;
        if (!news.hasColumns) {
            news.hasColumns = !m_columns.isEmpty();
            news.columns = m_columns;
        }
    }
    for (const QString &uid : std::as_const(news.removed))
        m_overtaken.insert(uid);
    for (const RowRef &row : std::as_const(news.upserted))
        m_overtaken.insert(row->uid());
    const qsizetype end = std::min(m_rows.size(), m_next + largest);
    for (; m_next < end; ++m_next) {
        const RowRef &row = m_rows.at(m_next);
        if (m_overtaken.isEmpty() || !m_overtaken.contains(row->uid()))
            news.upserted.append(row);
    }
    if (m_next >= m_rows.size()) {
        m_rows.clear();
        m_next = 0;
        m_overtaken.clear();
    }
    return news;
}

} // namespace models
