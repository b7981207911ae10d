// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/watch/jsonreading.h"
#include "models/watch/row.h"
#include "models/watch/stringpool.h"

#include <utility>
#include <vector>

namespace models {

/// What a list or a Table says about itself; good until the parser's next document.
struct ListMeta
{
    std::string_view version;
    std::string_view continueToken;
    qint64 remaining = -1;
};

[[nodiscard]] ListMeta readListMeta(reading::json::value value);

/// What an object's metadata says beside what goes into its row.
struct ObjectMeta
{
    std::string_view managedFields; ///< where they are in the text
    bool isEndOfList = false; ///< the mark that closes a streaming list
};

/// Reads the metadata of objects; what repeats among them is kept once.
class MetaReader
{
public:
    /// Into the row and, what is the object's alone, into `texts`.
    ObjectMeta read(reading::json::value value, Row &row, Cells::Builder &texts);
    [[nodiscard]] StringPool &pool() { return m_pool; }

private:
    Labels readLabels(reading::json::value value);
    void readOwners(reading::json::value value, Row &row);
    std::shared_ptr<const RowOwner> ownerOf(
        std::string_view kind, std::string_view name, std::string_view uid);

    StringPool m_pool;
    std::shared_ptr<const RowOwner> m_lastOwner; ///< siblings come together
    std::vector<std::pair<std::string_view, std::string_view>> m_pairs; ///< labels being read
    QByteArray m_packed; ///< the same, as they are kept
};

} // namespace models
