// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/controllers/plan.h"

namespace models::sandbox {

/// What the job controllers do next for one job of the eight kinds: its PodGroup, services, Secret
/// and pods, restarts, pause and resume, deadline, end and clean-up, and its status.
[[nodiscard]] Plan jobStep(
    const World &world, const QString &plural, const QJsonObject &job, const Moment &moment);

} // namespace models::sandbox
