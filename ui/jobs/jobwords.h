// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/jobs/jobtypes.h"
#include "ui/shared/state.h"
#include "ui/shared/tilepainter.h"
#include "ui/shared/timeline.h"

#include <QCoreApplication>

namespace ui {

/// How the meaning of a job becomes marks, tiles and words.
class JobWords
{
    Q_DECLARE_TR_FUNCTIONS(ui::JobWords)
public:
    [[nodiscard]] static State state(models::JobState state);
    [[nodiscard]] static TileState tile(const models::Replica &replica);
    [[nodiscard]] static QList<TileState> tiles(const models::JobSummary &job);
    /// The icon of a replica in a list.
    [[nodiscard]] static State replicaState(models::Replica::State state);
    [[nodiscard]] static QList<TimelineStep> timeline(
        const models::JobSummary &job, const QDateTime &now, bool isCompact = false);
    /// Sentences after one another, as the language joins them.
    [[nodiscard]] static QString joined(const QList<models::Message> &sentences);
    /// "worker-5".
    [[nodiscard]] static QString replicaName(const models::Replica &replica);
    /// "2 h 5 min" of a job, running or not.
    [[nodiscard]] static QString duration(const models::JobSummary &job, const QDateTime &now);
    /// The reason may be a sentence that ends without a stop: in headings it stays so.
    [[nodiscard]] static bool needsBanner(const models::JobSummary &job);
};

} // namespace ui
