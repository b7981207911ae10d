// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/cel/expr.h"
#include "models/cel/issue.h"

namespace models::cel {

/// What servers refuse in a checked expression because its literals can only fail: durations,
/// timestamps, patterns and formats that are none, lists and maps of mixed types.
[[nodiscard]] QList<Issue> checkLiterals(const Expr &expr);

} // namespace models::cel
