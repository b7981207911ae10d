// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace ui {

/// The pod whose port is wanted here.
struct ForwardTarget
{
    QString nameSpace;
    QString pod;
    QString label {}; ///< "worker-4"; empty: the pod's name

    [[nodiscard]] QString shownName() const { return label.isEmpty() ? pod : label; }
};

} // namespace ui
