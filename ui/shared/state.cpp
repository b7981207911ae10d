// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/state.h"

namespace ui {

QString StateWords::word(State state)
{
    switch (state) {
    case State::Waiting:
        return tr("Waiting");
    case State::Starting:
        return tr("Starting");
    case State::Running:
        return tr("Running");
    case State::Succeeded:
        return tr("Succeeded");
    case State::Failed:
        return tr("Failed");
    case State::Paused:
        return tr("Paused");
    case State::Stopping:
        return tr("Stopping");
    case State::Unknown:
        break;
    }
    return tr("Unknown");
}

} // namespace ui
