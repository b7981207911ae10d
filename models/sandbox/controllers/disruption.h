// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/controllers/plan.h"

namespace models::sandbox {

/// How many pods of a PodDisruptionBudget are there, are needed, and so may go.
[[nodiscard]] Plan disruptionStep(
    const World &world, const QJsonObject &budget, const Moment &moment);

} // namespace models::sandbox
