// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/controllers/plan.h"

namespace models::sandbox {

/// Gives nodes to the pods that wait, all or none for a PodGroup: queues by priority, groups by
/// priority and age, one that does not fit holds back those behind it in its queue. What cannot
/// start is told why, in the pods' PodScheduled and the group's GroupScheduled condition.
[[nodiscard]] Plan scheduleStep(const World &world, const Moment &moment);

/// Keeps a Queue's status true: allocated, pods, podGroups, conditions.
[[nodiscard]] Plan queueStep(const World &world, const QJsonObject &queue, const Moment &moment);

/// Keeps a PodGroup's counts true.
[[nodiscard]] Plan podGroupStep(const World &world, const QJsonObject &group, const Moment &moment);

} // namespace models::sandbox
