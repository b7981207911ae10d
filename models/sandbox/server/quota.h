// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/quantity.h"
#include "models/sandbox/engine/kindinfo.h"
#include "models/sandbox/server/store.h"

#include <QMap>

namespace models::sandbox {

using Usage = QMap<QString, Quantity>; ///< "requests.cpu", "pods", "count/configmaps" → amount

/// What one object counts for in quotas. Pods that have ended count for nothing.
[[nodiscard]] Usage usageOf(const QString &resource, const QJsonObject &object);
/// What all objects of a namespace count for together, of the given resource names.
[[nodiscard]] Usage usageIn(const Store &store, const QString &nameSpace, const QStringList &names);
/// Why a new object does not fit, in the server's words; empty when it does.
[[nodiscard]] QString quotaExcess(
    const Store &store, const KindInfo &kind, const QString &nameSpace, const QJsonObject &object);
/// Whether a stored object's metadata has this member.
[[nodiscard]] bool metadataHas(const StoredObject &object, const char *key);

} // namespace models::sandbox
