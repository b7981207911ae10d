// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace ui {

/// The pod, or the service, whose port is wanted here.
struct ForwardTarget
{
    QString nameSpace;
    QString pod {};
    QString service {};
    QString label {}; ///< "worker-4"; empty: the name

    [[nodiscard]] bool isService() const { return !service.isEmpty(); }
    [[nodiscard]] QString name() const { return isService() ? service : pod; }
    [[nodiscard]] QString shownName() const { return label.isEmpty() ? name() : label; }
};

} // namespace ui
