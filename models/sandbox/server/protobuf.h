// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/engine/statuserror.h"

namespace models::sandbox {

/// A body that a typed Go client sent as application/vnd.kubernetes.protobuf, as the JSON object it
/// stands for. The messages are data (:/sandbox/protobuf.facts); 400 for a kind that has none there
/// and for bytes that are none.
[[nodiscard]] Answer<QJsonObject> decodeProtobuf(const QByteArray &body);

} // namespace models::sandbox
