// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/cel/expr.h"
#include "models/cel/issue.h"

#include <QList>
#include <QString>

namespace models::cel {

struct Parsed
{
    ExprPtr expr {}; ///< null when there are issues
    QList<Issue> issues {};
};

/// The grammar of https://github.com/google/cel-spec/blob/master/doc/langdef.md#syntax with
/// optional members (`a.?b`, `a[?b]`) and the macros. Issues are worded as API servers word them;
/// of one text with several mistakes a server may list more.
[[nodiscard]] Parsed parse(const QString &source);

} // namespace models::cel
