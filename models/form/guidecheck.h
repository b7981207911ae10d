// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/message.h"
#include "models/guide/guide.h"
#include "models/schema/schemanode.h"

namespace models {

struct GuidedKind
{
    const Guide *guide;
    const SchemaNode *root;
};

/// One thing that is wrong with a guide.
struct GuideFault
{
    QString kind;
    QString pattern; ///< of the field
    Message text;
};

/// Holds guides against the schemas of their kinds: paths that a schema does not know, members of
/// choices and groups that do not exist, fields that a form shows at once (levels Required and
/// Common) without label and help in both languages. What several kinds share through a part is
/// at fault only when none of them has the field. In reading order. Pure; thread-safe.
[[nodiscard]] QList<GuideFault> checkGuides(const QList<GuidedKind> &kinds);

/// The place of a schema that a pattern names (`[]` for items, `{}` or a name for keys of a map);
/// null when there is none.
[[nodiscard]] const SchemaNode *nodeAt(const SchemaNode &root, const QString &pattern);

} // namespace models
