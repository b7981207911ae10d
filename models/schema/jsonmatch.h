// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/message.h"
#include "models/schema/schemanode.h"

namespace models {

/// Does a value satisfy a schema? Structure and values, as the branches of any/one/allOf need it.
[[nodiscard]] bool jsonMatches(const QJsonValue &value, const SchemaNode &schema);
/// Why it does not, in one sentence.
[[nodiscard]] Message mismatch(const QJsonValue &value, const SchemaNode &schema);
/// The branch that a value was most likely meant for.
[[nodiscard]] const SchemaNode *nearestBranch(
    const QJsonValue &value, const std::vector<const SchemaNode *> &branches);

/// Go's regular expressions; a pattern that RE2 refuses matches everything, as the server is the
/// one to judge it.
[[nodiscard]] bool patternMatches(const QString &pattern, const QString &text);

} // namespace models
