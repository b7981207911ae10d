// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/resources/columnlayout.h"
#include "models/resources/rowfilter.h"
#include "models/resources/roworder.h"

#include <QHash>

#include <array>
#include <vector>

namespace models {

/// The rows of a table, their order and which of them a filter lets through. Rows keep their slot
/// as long as they live, so that what points at them survives every sort and filter.
class RowStore
{
public:
    using Slot = quint32;
    struct Applied
    {
        bool isStructural = false; ///< rows came, went, moved, or crossed the filter
        std::vector<Slot> changed; ///< rows that stayed and look different
    };

    /// Takes one batch in. With `keepsOrder` rows stay where they are although they should move.
    Applied apply(const RowBatch &batch, bool keepsOrder);
    /// Lets go of the rows that left: once no view shows them any more.
    void settle();
    void setColumns(const QList<Column> &columns, bool withNamespace);
    void setFilter(const RowFilter &filter, qint64 now);
    void setSort(int item, Qt::SortOrder direction);
    /// Sorts everything here and now.
    void sort();
    /// Takes an order that a worker made of rows().
    void setOrder(std::vector<Slot> order) { m_order = std::move(order); }

    /// What the filter lets through, in order.
    [[nodiscard]] std::vector<Slot> visible() const;
    [[nodiscard]] const Row &row(Slot slot) const { return *m_rows[slot]; }
    [[nodiscard]] const RowRef &rowRef(Slot slot) const { return m_rows[slot]; }
    [[nodiscard]] ObjectState state(Slot slot) const { return m_flags[slot].state; }
    [[nodiscard]] const std::vector<RowRef> &rows() const { return m_rows; } ///< with null gaps
    [[nodiscard]] std::optional<Slot> find(QByteArrayView uid) const;
    [[nodiscard]] qsizetype size() const { return m_slots.size(); }
    [[nodiscard]] const ColumnLayout &layout() const { return m_layout; }
    [[nodiscard]] RowOrder order() const { return {m_layout, m_sortItem, m_direction}; }
    [[nodiscard]] const RowFilter &filter() const { return m_filter; }
    [[nodiscard]] int sortItem() const { return m_sortItem; }
    [[nodiscard]] Qt::SortOrder direction() const { return m_direction; }
    /// Rows of each state that the filter lets through when it asks for no status.
    [[nodiscard]] int count(ObjectState state) const { return m_counts[size_t(state)]; }

private:
    struct Flags
    {
        ObjectState state = ObjectState::None;
        bool isCounted = false; ///< passes the filter without its status tokens
        bool isShown = false;
    };
    Slot place(const RowRef &row);
    void examine(Slot slot, const RowMatcher &base, const RowMatcher &whole);
    void uncount(Slot slot);
    void rebuildFlags(bool isNarrower);
    void mergeIntoOrder(std::vector<Slot> added);

    std::vector<RowRef> m_rows;
    std::vector<Flags> m_flags;
    std::vector<Slot> m_free;
    std::vector<Slot> m_gone; ///< left, still readable until settle()
    QHash<QByteArrayView, Slot> m_slots; ///< by uid: the bytes are those of the row in the slot
    std::vector<Slot> m_order; ///< all rows
    ColumnLayout m_layout;
    RowFilter m_filter;
    qint64 m_now = 0;
    int m_sortItem = -1;
    Qt::SortOrder m_direction = Qt::AscendingOrder;
    std::array<int, 9> m_counts {};
};

} // namespace models
