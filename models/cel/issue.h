// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

namespace models::cel {

/// What is wrong with an expression, and where.
struct Issue
{
    qsizetype offset = 0; ///< of a UTF-16 unit of the text
    QString text {};
};

/// All issues as an API server prints them: "ERROR: <input>:1:6: what", the line, and a caret under
/// the place; in the order of the text.
[[nodiscard]] QString display(const QString &source, QList<Issue> issues);

} // namespace models::cel
