// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace models {

/// A column of a server's table in the user's language, where it is one of the well-known ones;
/// else as the server calls it. GUI thread.
[[nodiscard]] QString columnTitle(const QString &serverName);

} // namespace models
