// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/engine/causes.h"
#include "models/sandbox/engine/schema.h"

namespace models::sandbox {

/// Checks a value of a custom kind against its schema, with the server's texts and reasons:
/// types, limits, patterns, formats, enums, required, oneOf/anyOf/allOf/not. What is wrong with a
/// part that is as it was in `old` passes, as it does on servers since 1.33.
[[nodiscard]] Causes checkSchema(const Schema &schema, const QJsonValue &value,
    const QString &path = {}, const QJsonValue &old = QJsonValue::Undefined);

/// x-kubernetes-list-type set and map: no duplicates.
[[nodiscard]] Causes checkListTypes(
    const Schema &schema, const QJsonValue &value, const QString &path = {});

/// Whether `text` is of an OpenAPI format ("date-time", "ipv4", …); true for formats the server
/// does not know.
[[nodiscard]] bool isOfFormat(const QString &format, const QString &text);

} // namespace models::sandbox
