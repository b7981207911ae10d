// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/groupversion.h"
#include "models/base/path.h"

namespace models {

/// The JSON merge patch that pauses or resumes: spec.runMode.pause.enabled, or spec.suspend for a
/// schedule.
[[nodiscard]] QByteArray pausePatch(const ApiResource &resource, bool isPaused);

/// The JSON patch that writes the replicas of one role, at the path where the object has them.
[[nodiscard]] QByteArray replicasPatch(const Path &path, int replicas);

} // namespace models
