// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>

namespace ui {

/// The 256 colours that programs in terminals write in. The first sixteen follow the theme: the
/// hues of the states, readable on our ground.
[[nodiscard]] QColor ansiColor(int index);

} // namespace ui
