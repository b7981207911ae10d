// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace models::sandbox {

/// An OpenAPI v2 document (JSON) in the binary form that kubectl asks for: gnostic's openapi_v2
/// messages. Definitions and the document's title; paths are left out, nobody reads them.
[[nodiscard]] QByteArray openApiV2Protobuf(const QByteArray &json);

} // namespace models::sandbox
