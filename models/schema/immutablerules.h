// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/schema/schemanode.h"

#include <QList>
#include <QStringList>

namespace models {

/// The members, by their keys, that a rule lets nobody change once they are set; an empty list of
/// keys is the rule's own field. Known forms: `self == oldSelf`, `self.a.b == oldSelf.a.b`, either
/// behind `!has(oldSelf.a) ||` or in `has(oldSelf.a) ? … : true`, and any of them among others in a
/// conjunction. What may still be taken away (`!has(self.a) || …`) is none of them. Pure.
[[nodiscard]] QList<QStringList> immutableMembers(const SchemaNode::Rule &rule);

} // namespace models
