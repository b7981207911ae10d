// SPDX-License-Identifier: Apache-2.0
#include "models/resources/rowstore.h"

#include <algorithm>

namespace models {

RowStore::Slot RowStore::place(const RowRef &row)
{
    Slot slot = 0;
    if (m_free.empty()) {
        slot = Slot(m_rows.size());
        m_rows.push_back(row);
        m_flags.emplace_back();
    } else {
        slot = m_free.back();
        m_free.pop_back();
        m_rows[slot] = row;
        m_flags[slot] = {};
    }
    m_slots.insert(row->uidBytes(), slot);
    return slot;
}

void RowStore::uncount(Slot slot)
{
    Flags &flags = m_flags[slot];
    if (flags.isCounted)
        --m_counts[size_t(flags.state)];
    flags = {};
}

void RowStore::examine(Slot slot, const RowMatcher &base, const RowMatcher &whole)
{
    uncount(slot);
    Flags &flags = m_flags[slot];
    const Row &row = *m_rows[slot];
    flags.state = m_layout.state(row);
    flags.isCounted = base.matches(row);
    flags.isShown = flags.isCounted && whole.matches(row);
    if (flags.isCounted)
        ++m_counts[size_t(flags.state)];
}

RowStore::Applied RowStore::apply(const RowBatch &batch, bool keepsOrder)
{
    Applied applied;
    const RowMatcher base(m_filter.without(FilterToken::Key::Status), m_layout, m_now);
    const RowMatcher whole(m_filter, m_layout, m_now);
    const RowOrder order(m_layout, m_sortItem, m_direction);
    std::vector<bool> leaves; // of m_order: gone, or to be placed anew
    std::vector<Slot> added;
    const auto leave = [&](Slot slot) {
        leaves.resize(m_rows.size());
        leaves[slot] = true;
        applied.isStructural = true;
    };
    for (const QString &uid : batch.removed) {
        const QByteArray bytes = uid.toUtf8();
        const auto found = m_slots.constFind(bytes);
        if (found == m_slots.constEnd())
            continue;
        const Slot slot = *found;
        m_slots.erase(found);
        uncount(slot);
        leave(slot);
        m_gone.push_back(slot); // not reused before the order and the views have let go of it
    }
    for (const RowRef &row : batch.upserted) {
        const auto found = m_slots.constFind(row->uidBytes());
        if (found == m_slots.constEnd()) {
            const Slot slot = place(row);
            examine(slot, base, whole);
            added.push_back(slot);
            applied.isStructural = true;
            continue;
        }
        const Slot slot = *found;
        const bool wasShown = m_flags[slot].isShown;
        if (m_rows[slot] == row)
            continue;
        m_slots.erase(found); // its bytes go with the old row
        m_slots.insert(row->uidBytes(), slot);
        const RowRef old = std::exchange(m_rows[slot], row);
        examine(slot, base, whole);
        if (!keepsOrder && !order.isSamePlace(*old, *row)
            && !(leaves.size() > slot && leaves[slot])) {
            leave(slot);
            added.push_back(slot);
        }
        applied.isStructural = applied.isStructural || wasShown != m_flags[slot].isShown;
        if (wasShown && m_flags[slot].isShown)
            applied.changed.push_back(slot);
    }
    if (!leaves.empty()) {
        leaves.resize(m_rows.size());
        std::erase_if(m_order, [&](Slot slot) { return leaves[slot]; });
    }
    mergeIntoOrder(std::move(added));
    return applied;
}

void RowStore::settle()
{
    for (const Slot slot : m_gone) {
        m_rows[slot].reset();
        m_free.push_back(slot);
    }
    m_gone.clear();
}

void RowStore::mergeIntoOrder(std::vector<Slot> added)
{
    if (added.empty())
        return;
    const RowOrder order(m_layout, m_sortItem, m_direction);
    const auto less = [&](Slot a, Slot b) { return order.less(*m_rows[a], *m_rows[b]); };
    std::ranges::sort(added, less);
    std::vector<Slot> merged;
    merged.reserve(m_order.size() + added.size());
    auto done = m_order.cbegin();
    for (const Slot slot : added) {
        // In growing steps from the last place, then by halving: rows that come together lie near.
        auto low = done;
        auto high = done;
        for (qsizetype step = 1; high != m_order.cend() && !less(slot, *high); step *= 2) {
            low = high + 1;
            high += std::min(step, qsizetype(m_order.cend() - high));
        }
        const auto to = std::upper_bound(low, high, slot, less);
        merged.insert(merged.end(), done, to);
        merged.push_back(slot);
        done = to;
    }
    merged.insert(merged.end(), done, m_order.cend());
    m_order = std::move(merged);
}

void RowStore::rebuildFlags(bool isNarrower)
{
    m_counts.fill(0);
    const RowMatcher base(m_filter.without(FilterToken::Key::Status), m_layout, m_now);
    const RowMatcher whole(m_filter, m_layout, m_now);
    const bool asksForStatus = !m_filter.values(FilterToken::Key::Status).isEmpty();
    for (const Slot slot : m_order) {
        Flags &flags = m_flags[slot];
        if (isNarrower && !flags.isCounted)
            continue;
        const Row &row = *m_rows[slot];
        flags.isCounted = base.matches(row);
        flags.isShown = flags.isCounted && (!asksForStatus || whole.matches(row));
        if (flags.isCounted)
            ++m_counts[size_t(flags.state)];
    }
}

void RowStore::setColumns(const QList<Column> &columns, bool withNamespace)
{
    m_layout = ColumnLayout(columns, withNamespace);
    for (const Slot slot : m_order)
        m_flags[slot].state = m_layout.state(*m_rows[slot]);
    rebuildFlags(false);
}

void RowStore::setFilter(const RowFilter &filter, qint64 now)
{
    const bool isNarrower = filter.isNarrowerThan(m_filter);
    m_filter = filter;
    m_now = now;
    rebuildFlags(isNarrower);
}

void RowStore::setSort(int item, Qt::SortOrder direction)
{
    m_sortItem = item;
    m_direction = direction;
}

void RowStore::sort()
{
    m_order = order().sorted(m_rows);
}

std::vector<RowStore::Slot> RowStore::visible() const
{
    std::vector<Slot> shown;
    shown.reserve(m_order.size());
    for (const Slot slot : m_order) {
        if (m_flags[slot].isShown)
            shown.push_back(slot);
    }
    return shown;
}

std::optional<RowStore::Slot> RowStore::find(QByteArrayView uid) const
{
    const auto found = m_slots.constFind(uid);
    return found == m_slots.constEnd() ? std::nullopt : std::optional(*found);
}

} // namespace models
