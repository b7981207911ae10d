// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/yaml/node.h"

#include <optional>

namespace models {

/// A member as the server sees it, aliases and merges followed; null when it is no map.
[[nodiscard]] const yaml::Node *mapIn(const yaml::Node &map, QStringView key);
/// The items of a member that are maps, aliases followed; none when it is no list.
[[nodiscard]] QList<const yaml::Node *> mapsIn(const yaml::Node &map, QStringView key);
/// The text of a member; empty when it is missing, null or no scalar.
[[nodiscard]] QString textIn(const yaml::Node &map, QStringView key);
/// The number of a member; nothing when it is missing or none.
[[nodiscard]] std::optional<qint64> integerIn(const yaml::Node &map, QStringView key);

} // namespace models
