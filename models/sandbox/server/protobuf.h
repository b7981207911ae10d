// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/engine/statuserror.h"

namespace models::sandbox {

/// A body that a typed Go client sent as application/vnd.kubernetes.protobuf, as the JSON object it
/// stands for. Only the few kinds that command line tools send so; 415 for others.
[[nodiscard]] Answer<QJsonObject> decodeProtobuf(const QByteArray &body);

} // namespace models::sandbox
