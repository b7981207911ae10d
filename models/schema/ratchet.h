// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/schema/problems.h"
#include "models/schema/schemanode.h"

namespace models {

/// What is wrong with a part of a custom resource that is as it was before is let pass by servers
/// since 1.33: such errors become warnings. Only for objects that are on the server already.
void tolerateUnchanged(
    Problems &problems, const SchemaNode &root, const QJsonObject &now, const QJsonObject &loaded);

} // namespace models
