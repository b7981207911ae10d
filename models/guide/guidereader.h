// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/guide/guide.h"

#include <QHash>

#include <memory>

namespace models {

/// Guides that others are made of, by the name under `part:`.
using GuideParts = QHash<QString, std::shared_ptr<const Guide>>;

/// One guide file. `includes: [{part: NAME, at: PATTERN}]` splices a part in.
[[nodiscard]] Result<std::shared_ptr<Guide>> parseGuide(
    const QByteArray &yaml, const QString &file, const GuideParts &parts);

} // namespace models
