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

    [[nodiscard]] QString shownName() const { return label.isEmpty() ? pod : label; }
    bool operator==(const ShellTarget &) const = default;
};

} // namespace ui
