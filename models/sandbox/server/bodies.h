// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/engine/statuserror.h"
#include "models/sandbox/server/httprequest.h"

namespace models::sandbox {

/// The body of a small request (options, reviews, scales) as JSON, whether it came as JSON or as
/// protobuf; empty for an empty body. 400 when it cannot be read.
[[nodiscard]] Answer<QJsonObject> plainBody(const HttpRequest &request);

} // namespace models::sandbox
