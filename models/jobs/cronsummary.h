// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/jobs/summarize.h"

namespace models {

/// A CronWorkflowRun: how its runs do, and when the next one is.
void summarizeCron(const JobFacts &facts, const QDateTime &now, JobSummary &out);

} // namespace models
