// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/guide/guide.h"

#include <memory>

namespace models {

/// One guide file. `podTemplate` is spliced in where the guide says `include: {at: PATTERN}`.
[[nodiscard]] Result<std::shared_ptr<Guide>> parseGuide(
    const QByteArray &yaml, const QString &file, const std::shared_ptr<const Guide> &podTemplate);

} // namespace models
