// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/engine/schema.h"
#include "models/sandbox/engine/statuserror.h"

#include <QJsonArray>
#include <QJsonObject>

namespace models::sandbox {

/// RFC 6902. A failed test or a missing path is the server's 422.
[[nodiscard]] Answer<QJsonObject> jsonPatched(const QJsonObject &object, const QJsonValue &patch);
/// RFC 7386.
[[nodiscard]] QJsonValue mergePatched(const QJsonValue &target, const QJsonValue &patch);
/// The strategic merge patch of built-in kinds: lists merge by the keys their schema names; $patch,
/// $retainKeys, $setElementOrder and $deleteFromPrimitiveList.
[[nodiscard]] Answer<QJsonObject> strategicPatched(
    const Schema &schema, const QJsonObject &object, const QJsonObject &patch);

} // namespace models::sandbox
