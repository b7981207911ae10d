// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/jobs/summarize.h"

namespace models {

/// The way of the job from its submission to its end, past, present and still to come. The rest of
/// the summary is there already.
[[nodiscard]] QList<JobPhase> timelineOf(
    const JobSummary &summary, const JobFacts &facts, const QDateTime &now);

} // namespace models
