// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace ui {

/// Where a terminal is asked for.
struct ShellTarget
{
    QString nameSpace;
    QString pod;
    QString container {}; ///< empty: the pod's main one
    QString label {}; ///< "worker-4"; empty: the pod's name
    bool attaches = false; ///< to the container's own program, once it runs: one for debugging

    [[nodiscard]] QString shownName() const { return label.isEmpty() ? pod : label; }
    bool operator==(const ShellTarget &) const = default;
};

} // namespace ui
