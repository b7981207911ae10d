// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace ui {

/// Where drafts of this user are kept.
[[nodiscard]] QString draftFolder();

} // namespace ui
