// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

/// Small looks at a text of which the grammar is known already.
namespace models::yaml::scan {

[[nodiscard]] inline bool isBreak(QChar c)
{
    return c == u'\n' || c == u'\r' || c == QChar(0x85) || c == QChar(0x2028) || c == QChar(0x2029);
}
[[nodiscard]] inline bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t';
}
[[nodiscard]] inline bool isBlankOrBreak(QChar c)
{
    return isBlank(c) || isBreak(c);
}

/// The character at an offset; a line feed behind the end.
[[nodiscard]] inline QChar at(QStringView text, qsizetype offset)
{
    return offset >= 0 && offset < text.size() ? text[offset] : QChar(u'\n');
}
[[nodiscard]] qsizetype lineStart(QStringView text, qsizetype offset);
/// Before the line break (before the CR of a CRLF).
[[nodiscard]] qsizetype lineEnd(QStringView text, qsizetype offset);
/// Behind the line break; the end of the text on the last line.
[[nodiscard]] qsizetype nextLine(QStringView text, qsizetype offset);
/// Columns of white space at the start of a line.
[[nodiscard]] qsizetype indent(QStringView text, qsizetype lineStart);
/// Spaces, line breaks and comments passed over.
[[nodiscard]] qsizetype skipTrivia(QStringView text, qsizetype offset);
/// `&anchor` and `!tag` passed over (not the blanks behind the last); `offset` if there are none.
[[nodiscard]] qsizetype skipProperties(QStringView text, qsizetype offset);
[[nodiscard]] bool isBlankLine(QStringView text, qsizetype lineStart);
[[nodiscard]] bool isCommentLine(QStringView text, qsizetype lineStart);
/// `---` or `...` followed by a blank or the line's end, in column 0.
[[nodiscard]] bool isMarkerLine(QStringView text, qsizetype lineStart, QChar mark);

} // namespace models::yaml::scan
