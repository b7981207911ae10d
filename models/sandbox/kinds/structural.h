// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/engine/schema.h"

#include <QJsonObject>

namespace models::sandbox {

/// A built-in type written out as the structural schema that a CRD embeds: no references,
/// quantities and int-or-strings spelled as CRD generators spell them. Not for recursive types.
[[nodiscard]] QJsonObject structuralOf(const Schema &schema, const QString &description = {});

} // namespace models::sandbox
