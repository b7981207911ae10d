// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/controllers/plan.h"

namespace models::sandbox {

/// When a five-field cron line next fires after that time (UTC); invalid for a line that is none,
/// and for one that never does within a year.
[[nodiscard]] QDateTime nextFire(const QString &schedule, const QDateTime &after);

/// What a CronWorkflowRun or a CronJob does next: a run when one is due, by its overlap rule, and
/// no more ended runs than its limits keep.
[[nodiscard]] Plan cronStep(
    const World &world, const QString &plural, const QJsonObject &cron, const Moment &moment);

/// What a WorkflowRun does next: its pod, its end.
[[nodiscard]] Plan workflowStep(const World &world, const QJsonObject &run, const Moment &moment);

} // namespace models::sandbox
