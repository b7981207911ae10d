// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/writes/activitylog.h"
#include "models/writes/merge.h"

namespace models {

/// How a write of the log is taken back.
enum class UndoKind {
    None, ///< nothing was written, or what is needed was not kept
    PutBack, ///< write the former values of the fields of that write
    CreateAgain, ///< from the kept copy
    Delete, ///< what was created goes
};

[[nodiscard]] UndoKind undoKindOf(const Activity &activity);

/// What taking a change back would do to the object as it is now.
struct Undo
{
    QJsonObject object; ///< as it is now, with the fields of that write as they were before it
    QList<Change> back; ///< what goes back
    QList<Change> movedSince; ///< what others changed since and what stays as it is
    QList<MergeConflict> changedAgain; ///< fields of that write that have yet another value now;
                                       ///< they stay as they are now
};

/// `current` is the object as the server holds it. For PutBack.
[[nodiscard]] Undo undoOf(const Activity &activity, const QJsonObject &current);

/// The kept copy as a new object: without what the server wrote, what a controller owned it by, and
/// where it ran (spec.nodeName and claims' volumes stay out).
[[nodiscard]] QJsonObject newObjectFrom(const QJsonObject &kept);

} // namespace models
