// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/watch/row.h"

#include <QSet>

#include <deque>
#include <unordered_set>

namespace models {

/// What a reflector knows and what it has not told yet. Coalesces by object: however fast events
/// come, what waits for the next frame is never more than the rows there are.
class RowLedger
{
public:
    RowLedger() = default;
    RowLedger(const RowLedger &) = delete;
    RowLedger &operator=(const RowLedger &) = delete;

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
    /// What is known of one object, in a set by namespace and name.
    struct Known
    {
        mutable RowRef row; ///< may be replaced by a newer one of the same name
        mutable qint64 place = nowhere; ///< among all that ever waited for a batch
        mutable bool isTold = false; ///< its uid was in a batch, and not among the removed since
        mutable bool isUnseen = false; ///< in the list in progress
    };
    static constexpr qint64 nowhere = -1;
    struct Hash
    {
        using is_transparent = void;
        size_t operator()(const Row &row) const
        {
            return qHashMulti(QHashSeed::globalSeed(), row.nameBytes(), row.nameSpace);
        }
        size_t operator()(const Known &known) const { return operator()(*known.row); }
    };
    struct SameName
    {
        using is_transparent = void;
        bool operator()(const Row &a, const Row &b) const
        {
            return a.nameBytes() == b.nameBytes() && a.nameSpace == b.nameSpace;
        }
        bool operator()(const Known &a, const Known &b) const { return operator()(*a.row, *b.row); }
        bool operator()(const Row &a, const Known &b) const { return operator()(a, *b.row); }
        bool operator()(const Known &a, const Row &b) const { return operator()(*a.row, b); }
    };
    /// Its elements stay where they are: the queue points at them.
    using Rows = std::unordered_set<Known, Hash, SameName>;

    void update(const Known &known, const RowRef &row, bool isWatch);
    void wait(const Known &known);
    Rows::iterator forget(Rows::iterator known);

    Rows m_known;
    QList<Column> m_columns;
    bool m_isReset = true;
    bool m_hasColumns = false;
    std::deque<const Known *> m_queue; ///< what waits, as it came; null: it left meanwhile
    qint64 m_firstPlace = 0; ///< of the queue
    qsizetype m_waiting = 0;
    QSet<QString> m_removed; ///< uids
};

/// Whether `a` is an older version than `b`: digits compare as numbers, anything else as unknown
/// (https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions).
[[nodiscard]] bool isOlderVersion(QByteArrayView a, QByteArrayView b);

} // namespace models
