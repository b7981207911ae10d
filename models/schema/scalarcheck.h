// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/schema/problems.h"
#include "models/schema/schemanode.h"

namespace models {

/// Type, enum, range, length, pattern and format of one value. `value` is what `written` stands
/// for (an alias stands for its anchor); problems go where it is written.
void checkScalar(Problems &problems, const yaml::Node &written, const yaml::Node &value,
    const SchemaNode &schema);

/// "… must be a list, but is text".
void wrongType(Problems &problems, const yaml::Node &written, const yaml::Node &value,
    const SchemaNode &schema);

} // namespace models
