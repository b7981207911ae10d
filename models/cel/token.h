// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/cel/issue.h"

#include <QList>
#include <QString>

namespace models::cel {

/// A word of the language. https://github.com/google/cel-spec/blob/master/doc/langdef.md#syntax
struct Token
{
    enum class Kind { End, Identifier, Int, Uint, Float, String, Bytes, Symbol };

    Kind kind = Kind::End;
    qsizetype offset = 0;
    QString text {}; ///< as written; keywords and operators are symbols

    [[nodiscard]] bool is(QStringView symbol) const
    {
        return kind == Kind::Symbol && text == symbol;
    }
};

struct Tokens
{
    QList<Token> list; ///< ends with an End
    QList<Issue> issues;
};

[[nodiscard]] Tokens tokenize(const QString &source);

/// What the quotes hold: escapes resolved unless raw. Empty with an issue text when an escape is
/// not one of the language.
struct Unquoted
{
    QString text {};
    QByteArray bytes {};
    QString fault {};
};
[[nodiscard]] Unquoted unquoted(const Token &token);

} // namespace models::cel
