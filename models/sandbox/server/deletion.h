// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/server/registry.h"

namespace models::sandbox {

/// 409 when the object is not the one that was meant.
[[nodiscard]] Answer<void> checkPreconditions(
    const KindInfo &kind, const QJsonObject &object, const DeleteOptions &options);
/// The object as a DELETE leaves it while something still holds it: deletionTimestamp, grace, and
/// the finalizers that its propagation policy asks for.
[[nodiscard]] QJsonObject markDeleted(const KindInfo &kind, const QJsonObject &object,
    const DeleteOptions &options, qint64 graceSeconds, const QDateTime &now);
/// Deleted, and neither finalizers nor a grace period hold it.
[[nodiscard]] bool isReadyToGo(const KindInfo &kind, const QJsonObject &object);

} // namespace models::sandbox
