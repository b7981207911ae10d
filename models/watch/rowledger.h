// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/watch/row.h"

#include <QHash>
#include <QSet>

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
    [[nodiscard]] QList<RowRef> rows() const { return m_known.values(); }

private:
    using Name = std::pair<QString, QString>; ///< namespace, name
    static Name nameOf(const Row &row) { return {row.nameSpace, row.name}; }

    QHash<Name, RowRef> m_known;
    QSet<Name> m_unseen;
    bool m_isReplacing = false;
    QList<Column> m_columns;
    bool m_isReset = true;
    bool m_hasColumns = false;
    QHash<QString, RowRef> m_upserted;
    QSet<QString> m_removed;
};

/// Whether `a` is an older version than `b`: digits compare as numbers, anything else as unknown
/// (https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions).
[[nodiscard]] bool isOlderVersion(QStringView a, QStringView b);

} // namespace models
