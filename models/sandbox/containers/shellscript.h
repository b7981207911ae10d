// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

#include <expected>

namespace models::sandbox {

/// A part of a word: text as it stands, a variable, or the output of a command.
struct ShellPiece
{
    enum class Kind { Text, Variable, Output };
    Kind kind = Kind::Text;
    QString text {}; ///< the text, the variable's name, or the command between "$(" and ")"
    QString fallback {}; ///< of ${NAME:-fallback}
    bool isQuoted = false; ///< a value is not split at blanks

    bool operator==(const ShellPiece &) const = default;
};
using ShellWord = QList<ShellPiece>;

struct ShellRedirect
{
    enum class Kind { Input, Output, Append, ErrorOutput, ErrorToOutput, OutputToError };
    Kind kind = Kind::Output;
    ShellWord target {};

    bool operator==(const ShellRedirect &) const = default;
};

struct ShellCommand
{
    QList<ShellWord> words;
    QList<ShellRedirect> redirects {};

    bool operator==(const ShellCommand &) const = default;
};

/// Commands joined by "|", and what has to be so for them to run.
struct ShellStep
{
    enum class When { Always, AfterSuccess, AfterFailure };
    When when = When::Always;
    QList<ShellCommand> pipeline {};

    bool operator==(const ShellStep &) const = default;
};
using ShellScript = QList<ShellStep>;

/// POSIX quoting, ";", "&&", "||", "|", "#", redirections, $NAME, ${NAME}, ${NAME:-text}, $?, $(…).
/// No compound commands. The error is what a shell says behind "syntax error: ".
[[nodiscard]] std::expected<ShellScript, QString> parseShell(QStringView text);

} // namespace models::sandbox
