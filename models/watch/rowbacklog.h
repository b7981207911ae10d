// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/watch/row.h"

#include <QSet>

namespace models {

/// What a watch had told before somebody joined it: told to them in pieces, beside its news.
class RowBacklog
{
public:
    void begin(const QList<Column> &columns, const QList<RowRef> &rows);
    [[nodiscard]] bool isEmpty() const { return !m_isReset && m_next >= m_rows.size(); }
    /// The next batch: that news, and at most `largest` rows from before. The first one resets.
    [[nodiscard]] RowBatch next(RowBatch news, qsizetype largest);

private:
    bool m_isReset = false; ///< the first batch is still to come
    QList<Column> m_columns;
    QList<RowRef> m_rows;
    qsizetype m_next = 0;
    QSet<QString> m_overtaken; ///< uids of which the news has said more since
};

} // namespace models
