// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/writes/objectdiff.h"

namespace models {

/// The same place changed by both sides to different values.
struct MergeConflict
{
    Path path; ///< the wider of the two places
    QJsonValue base;
    QJsonValue mine;
    QJsonValue theirs;
    bool operator==(const MergeConflict &) const = default;
};

/// What became of an edit while somebody else wrote the object. `mine` is never changed here: the
/// caller brings `theirs` into the text one by one (a click a time), so that nothing is merged
/// unasked.
struct Merge
{
    QList<Change> mine; ///< what the user changed, against the loaded object
    QList<Change> theirs; ///< what moved on the server and touches nothing of mine
    QList<MergeConflict> conflicts;
};

/// Compares all three without the fields that the server alone writes.
[[nodiscard]] Merge mergeOf(
    const QJsonObject &base, const QJsonObject &mine, const QJsonObject &theirs);

} // namespace models
