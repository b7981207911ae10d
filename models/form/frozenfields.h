// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/path.h"
#include "models/schema/schemanode.h"

#include <QHash>
#include <QJsonObject>

namespace models {

/// What of an object that is on the server can no longer be changed: by what is known of the
/// server's own kinds, and by rules of the schema that say `self == oldSelf`. Place -> the rule's
/// own sentence, empty without one. What is under a place is frozen with it. Pure.
[[nodiscard]] QHash<Path, QString> frozenFields(const QJsonObject &loaded, const SchemaNode *root);

} // namespace models
