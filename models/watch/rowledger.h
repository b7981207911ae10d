// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/watch/row.h"

#include <QSet>

#include <deque>

namespace models {

/// What a reflector knows and what it has not told yet. Coalesces by object: however fast events
/// come, what waits for the next frame is never more than the rows there are.
class RowLedger
{
public:
    /// A row of a list, or of an event. In a watch an older version of the same object is dropped.
    void upsert(const RowRef &row, bool isWatch);
    void remove(const Row &row);
    /// New columns: false when they are the old ones.
    bool setColumns(const QList<Column> &columns);
    [[nodiscard]] const QList<Column> &columns() const { return m_columns; }

    /// From here on rows are noted as seen; endReplace() removes those that were not.
    void beginReplace();
    void endReplace();

    [[nodiscard]] bool hasNews() const;
    /// The next batch, at most `largest` rows; more stays for the next frame.
    [[nodiscard]] RowBatch take(qsizetype largest);
    [[nodiscard]] QList<RowRef> rows() const;
    /// Some batch has been taken.
    [[nodiscard]] bool hasTold() const { return !m_isReset; }
    /// Those rows of which some batch has told, as they are now: where the next batches go on.
    [[nodiscard]] QList<RowRef> toldRows() const;

private:
    /// A row in a set of rows of different names: equal when namespace and name are.
    struct ByName
    {
        mutable RowRef row; ///< may be replaced by a newer one of the same name
        mutable bool isWaiting = false; ///< for the next batch
        mutable bool isTold = false; ///< its uid was in a batch, and not among the removed since
        friend bool operator==(const ByName &a, const ByName &b)
        {
            return a.row->nameBytes() == b.row->nameBytes() && a.row->nameSpace == b.row->nameSpace;
        }
        friend size_t qHash(const ByName &entry, size_t seed)
        {
            return qHashMulti(seed, entry.row->nameBytes(), entry.row->nameSpace);
        }
    };

    void wait(const ByName &known);
    void forget(QSet<ByName>::const_iterator known);

    QSet<ByName> m_known;
    QSet<ByName> m_unseen; ///< known, and not seen in the list in progress
    bool m_isReplacing = false;
    QList<Column> m_columns;
    bool m_isReset = true;
    bool m_hasColumns = false;
    std::deque<RowRef> m_queue; ///< names, as they came, of what waits; some wait no more
    qsizetype m_waiting = 0;
    QSet<QString> m_removed; ///< uids
};

/// Whether `a` is an older version than `b`: digits compare as numbers, anything else as unknown
/// (https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions).
[[nodiscard]] bool isOlderVersion(QByteArrayView a, QByteArrayView b);

} // namespace models
