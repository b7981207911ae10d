// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/writes/writer.h"

#include <optional>

namespace ui {

class Session;

/// The writer of a connected session; nothing while no cluster is connected.
[[nodiscard]] std::optional<models::Writer> writerOf(const Session &session);

} // namespace ui
