// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/cel/functions.h"

namespace models::cel {

struct Expr;

// The units in which API servers measure expressions.
// https://kubernetes.io/docs/reference/using-api/cel/#runtime-cost-budget
constexpr quint64 listCost = 10;
constexpr quint64 mapCost = 30;
constexpr double perCharacter = 0.1;
constexpr double perPatternCharacter = 0.25;

/// What one call took, without what its arguments took. `overload` may be empty: not known before
/// the values are.
[[nodiscard]] quint64 callCost(
    const QString &function, const QString &overload, Args args, const Value &result);

} // namespace models::cel
