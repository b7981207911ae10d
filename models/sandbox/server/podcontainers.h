// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/engine/statuserror.h"

namespace models::sandbox {

/// The container of a pod that a request means; `asked` may be empty when there is only one. 400
/// when it is not named and there are several, or there is none of that name.
[[nodiscard]] Answer<QString> containerOf(const QJsonObject &pod, const QString &asked);
/// Its entry in the pod's status; empty when it has none.
[[nodiscard]] QJsonObject containerStatusOf(const QJsonObject &pod, const QString &container);

/// A container that was added for debugging; empty: none of that name.
[[nodiscard]] QJsonObject ephemeralContainer(const QJsonObject &pod, const QString &name);

} // namespace models::sandbox
