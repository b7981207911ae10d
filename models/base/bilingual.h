// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/message.h"

namespace models {

/// A sentence that comes in both languages already, from a guide.
[[nodiscard]] Message inBoth(const QString &english, const QString &chinese);

} // namespace models
