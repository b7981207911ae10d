// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/controllers/plan.h"

namespace models::sandbox {

/// What a kubelet would report next about a pod that has a node: images pulled, containers started,
/// ended, restarted; and the end of a pod that is being deleted.
[[nodiscard]] Plan podStep(const World &world, const QJsonObject &pod, const Moment &moment);

} // namespace models::sandbox
