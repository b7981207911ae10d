// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/terminal/terminalscreen.h"

#include <QColor>

namespace ui {

/// How a cell's colours look in the present theme.
struct TerminalColors
{
    QColor ink;
    QColor ground; ///< invalid: the terminal's own

    [[nodiscard]] static TerminalColors of(const TerminalCell &cell);
};

} // namespace ui
