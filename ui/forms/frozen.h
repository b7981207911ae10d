// SPDX-License-Identifier: Apache-2.0
#pragma once

class QWidget;

namespace ui {

/// Makes what is inside an editor read-only: its texts can still be selected and copied, everything
/// else in it is disabled. And the way back. To be called again when parts were added.
void freeze(QWidget &editor, bool frozen);

} // namespace ui
