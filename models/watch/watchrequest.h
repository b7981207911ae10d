// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/kube/transport.h"
#include "models/watch/reflectormachine.h"
#include "models/watch/row.h"

namespace models {

/// The request for one page of a list.
[[nodiscard]] Request listRequest(const WatchScope &scope, const ReflectorAction &action);
/// The request for a watch, or for a streaming list.
[[nodiscard]] Request watchRequest(const WatchScope &scope, const ReflectorAction &action);

} // namespace models
