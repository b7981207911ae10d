// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/engine/schema.h"

#include <QJsonObject>

namespace models::sandbox {

/// The schema a CRD version declares (JSONSchemaProps), ready for pruning, defaulting and checks.
/// Takes anything; what a CRD may not say is crdrules' business.
[[nodiscard]] const Schema *readCrdSchema(SchemaPool &pool, const QJsonObject &props);

} // namespace models::sandbox
