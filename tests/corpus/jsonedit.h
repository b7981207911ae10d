// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/yaml/operation.h"

/// What an operation means, on plain JSON: it shares nothing with the text's own machinery. Nothing
/// when it means nothing there.
[[nodiscard]] std::optional<QJsonValue> meant(
    const QJsonValue &before, const models::yaml::Operation &operation);
