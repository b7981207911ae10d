// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/controllers/plan.h"

namespace models::sandbox {

/// A claim whose StorageClass exists gets a volume of its own and is bound; one whose class does
/// not is told so.
[[nodiscard]] Plan claimStep(const World &world, const QJsonObject &claim, const Moment &moment);

/// Removes an object whose owners are all gone.
[[nodiscard]] Plan orphanStep(const World &world, const ObjectKey &key);

} // namespace models::sandbox
