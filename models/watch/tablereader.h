// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/watch/metareader.h"

namespace models {

/// Reads what a Table holds: columns, and rows with the metadata of their objects.
class TableReader
{
public:
    void readColumns(reading::json::value value, QList<Column> &columns);
    void readRows(reading::json::value value, const TakeRow &take, bool *isEndOfList);

    // For objects that come without a Table.
    [[nodiscard]] MetaReader &meta() { return m_meta; }
    [[nodiscard]] Cells::Builder &texts() { return m_texts; }
    /// The row with all that was collected for it.
    [[nodiscard]] RowRef finish(std::shared_ptr<Row> row);

private:
    void readCells(reading::json::value value);

    MetaReader m_meta;
    Cells::Builder m_texts;
};

} // namespace models
