// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/schema/problems.h"
#include "models/schema/schemanode.h"
#include "models/schema/surroundings.h"

namespace models {

/// Check 31: whether what a document asks for fits the quotas and limits of its project and some
/// node. `isNew`: nothing of it is counted as used yet.
void checkHeadroom(Problems &problems, const yaml::Node &top, const SchemaNode &root,
    const Surroundings &around, bool isNew);

/// Does the document hold pods or a claim, so that its surroundings are worth asking for?
[[nodiscard]] bool asksForRoom(const yaml::Node &top, const SchemaNode &root);

} // namespace models
