// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/cel/functions.h"

namespace models::cel {

// The units in which API servers measure expressions.
// https://kubernetes.io/docs/reference/using-api/cel/#runtime-cost-budget
constexpr quint64 listCost = 10;
constexpr quint64 mapCost = 30;
constexpr double perCharacter = 0.1;
constexpr double perPatternCharacter = 0.25;

/// How the cost of a call follows from what it is given.
enum class CostWay {
    One,
    Walk, ///< along the first argument
    WalkText, ///< the same, for a text; one for other types
    WalkTwice,
    Tree, ///< through all of the first argument
    Join,
    Find,
    Matches,
    Contains,
    Sum, ///< along both
    Compare, ///< along the shorter one
    Items, ///< of the second argument
    Sets,
    SetsTwice,
    Address,
    AddressText,
    Network,
    NetworkText,
    Format
};
/// `overload` is empty where several may be meant.
[[nodiscard]] CostWay costWayOf(const QString &function, const QString &overload);
/// What one call took, without what its arguments took.
[[nodiscard]] quint64 callCost(CostWay way, Args args, const Value &result);

} // namespace models::cel
