// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/cel/expr.h"
#include "models/cel/issue.h"

#include <optional>

namespace models::cel {

/// What a call of a macro stands for; nothing when it is a call of a function. A macro that is
/// used wrongly adds an issue. `target` is null for has(…).
[[nodiscard]] std::optional<ExprPtr> expanded(const QString &name, qsizetype offset,
    const ExprPtr &target, const std::vector<ExprPtr> &args, QList<Issue> &issues);

} // namespace models::cel
