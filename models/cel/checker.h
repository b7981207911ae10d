// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/cel/expr.h"
#include "models/cel/issue.h"

#include <QHash>
#include <QList>

namespace models::cel {

/// A name that the surroundings give a value.
struct Variable
{
    QString name;
    TypePtr type;
};

/// Gives each node its type, each variable its slot (the given ones first, in order) and each call
/// the overloads that fit; issues when something does not fit. Also what servers check of literals
/// in calls: durations, timestamps, patterns, formats.
[[nodiscard]] QList<Issue> check(const ExprPtr &expr, const QList<Variable> &variables);

} // namespace models::cel
