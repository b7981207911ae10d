// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace models::sandbox {

/// The label of objects that no controller touches: they are there to be many.
inline const QString &stillLabel()
{
    static const QString label = QStringLiteral("sandbox.sampan.dev/still");
    return label;
}

} // namespace models::sandbox
