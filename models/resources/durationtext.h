// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>

namespace models {

/// Two units at most, in the user's language: "3h12m", "48s", "5d4h". GUI thread.
[[nodiscard]] QString durationText(qint64 ms);

/// What people and servers write: "90s", "3h12m", "5d", "2h 30m". Milliseconds.
[[nodiscard]] std::optional<qint64> parseDuration(QStringView text);

} // namespace models
