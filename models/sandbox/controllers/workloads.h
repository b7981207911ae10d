// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/controllers/plan.h"

namespace models::sandbox {

/// What the built-in controllers do next for a Deployment, ReplicaSet, StatefulSet, DaemonSet or
/// Job; nothing for any other kind.
[[nodiscard]] Plan workloadStep(
    const World &world, const QString &plural, const QJsonObject &object, const Moment &moment);

} // namespace models::sandbox
