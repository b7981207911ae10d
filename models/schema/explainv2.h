// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/schema/explain.h"

namespace models {

/// kubectl's older explain, from an OpenAPI v2 document (`--output plaintext-openapiv2`).
[[nodiscard]] Explanation explainV2(const OpenApiDocument &document, const ApiResource &resource,
    const QStringList &fieldPath, bool recursive);

} // namespace models
