// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/resources/objectstate.h"
#include "models/watch/row.h"

#include <QList>
#include <QString>

namespace models {

/// Which columns a table of one kind has, and what they mean: the server's own, with the namespace
/// after the name when several are shown.
class ColumnLayout
{
public:
    enum class Meaning {
        Text,
        Number,
        Name,
        Namespace,
        Status,
        Ready,
        Node,
        Age,
        Duration,
        Reason, ///< a word or sentence why
    };
    struct Item
    {
        Column column;
        int cell = -1; ///< index among the row's cells; -1: from the row itself
        Meaning meaning = Meaning::Text;
    };

    ColumnLayout() = default;
    ColumnLayout(const QList<Column> &columns, bool withNamespace);

    [[nodiscard]] const QList<Item> &items() const { return m_items; }
    [[nodiscard]] int size() const { return int(m_items.size()); }
    /// Where the meaning is among items(); -1 when the kind has none.
    [[nodiscard]] int find(Meaning meaning) const;

    /// As shown: an age as of `now` (ms since the epoch), a dash for the <none> of servers.
    [[nodiscard]] QString text(const Row &row, int item, qint64 now) const;
    /// The status word as shown: the server's, or "Terminating" for what is being deleted.
    [[nodiscard]] QString statusText(const Row &row) const;
    [[nodiscard]] ObjectState state(const Row &row) const;
    /// "1/2" in the column Ready: false. Nothing when the kind has no such column.
    [[nodiscard]] std::optional<bool> isReady(const Row &row) const;
    /// The cell of the status and of the node; -1 when the kind has none.
    [[nodiscard]] int statusCell() const { return m_statusCell; }
    [[nodiscard]] int nodeCell() const { return m_nodeCell; }

private:
    QList<Item> m_items;
    int m_statusCell = -1;
    int m_readyCell = -1;
    int m_nodeCell = -1;
};

} // namespace models
