// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTextCursor>

/// What keys do to YAML text. Each is one undo step.
namespace ui::textcommands {

/// Comment signs before all selected lines, or taken away where all have one.
void toggleComment(QTextCursor cursor);
/// All selected lines by one step in (1) or out (-1).
void indentLines(QTextCursor cursor, int step, int direction);
/// Tab without a selection: spaces to the next step.
void insertIndent(QTextCursor cursor, int step);
/// A new line, indented as what is typed next would be.
void newLine(QTextCursor cursor, int step, int listOffset);
/// Backspace in leading spaces takes a step away. False: it is not such a place.
bool outdentBeforeCaret(QTextCursor cursor, int step);
/// The bracket that belongs to the one at or before the caret; -1: none.
[[nodiscard]] int matchingBracket(const QTextDocument &document, int position);

} // namespace ui::textcommands
