// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/engine/causes.h"

#include <QJsonObject>

namespace models::sandbox {

/// What a CustomResourceDefinition may say: names, versions, columns, and a structural schema.
[[nodiscard]] Causes checkCrd(const QJsonObject &crd);
/// And, beyond that, what one may not be at first.
[[nodiscard]] Causes checkNewCrd(const QJsonObject &crd);
/// What an update of one may not change.
[[nodiscard]] Causes checkCrdUpdate(const QJsonObject &next, const QJsonObject &old);

} // namespace models::sandbox
