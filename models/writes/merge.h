// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/writes/objectdiff.h"

#include <functional>

namespace models {

/// The same place changed by both sides to different values.
struct MergeConflict
{
    Path path; ///< in `mine`; where mine took it away: in `base`
    QJsonValue base;
    QJsonValue mine;
    QJsonValue theirs;
    bool operator==(const MergeConflict &) const = default;
};

/// What became of an edit while somebody else wrote the object. `mine` is never changed here: the
/// caller brings `theirs` into the text by a click, so that nothing is merged unasked.
struct Merge
{
    QList<Change> mine; ///< what the user changed, against the loaded object
    QList<Change> theirs; ///< what moved on the server and touches nothing of mine
    QList<MergeConflict> conflicts;
    /// mine with theirs in it; conflicts as they were decided, mine where nobody did. Without what
    /// the server alone writes.
    QJsonObject merged;

    [[nodiscard]] bool isUnmoved() const { return theirs.isEmpty() && conflicts.isEmpty(); }
};

/// True: mine stays.
using MergeDecision = std::function<bool(const MergeConflict &)>;

/// Compares all three without the fields that the server alone writes. Items of lists are the same
/// by their identity (name, key…), wherever they stand; lists without one are one value each.
[[nodiscard]] Merge mergeOf(const QJsonObject &base, const QJsonObject &mine,
    const QJsonObject &theirs, const MergeDecision &keepsMine = {});

} // namespace models
