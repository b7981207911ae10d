// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/controllers/traininglogs.h"

namespace models::sandbox {

/// What a program says before it trains, a line a second.
[[nodiscard]] QStringList prologueOf(const ContainerLife &life);
/// Line number `k` of the training itself; `time` is when it is written.
[[nodiscard]] QString stepLine(const ContainerLife &life, qint64 k, const QDateTime &time);
/// Last words, by how it ended.
[[nodiscard]] QStringList epilogueOf(const ContainerLife &life, qint64 steps);
/// Seconds between two lines of the training.
[[nodiscard]] double stepInterval(const ContainerLife &life);

} // namespace models::sandbox
