// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/guide/guide.h"
#include "models/schema/problems.h"
#include "models/schema/schemanode.h"

namespace models {

/// Fields that the guide calls required (an image, an entry point), whatever the schema says: empty
/// where they are written, or not written in an object that is there. A field with a default may be
/// missing. Part of check 13.
void checkRequired(
    Problems &problems, const yaml::Node &root, const Guide &guide, const SchemaNode *schema);

} // namespace models
