// SPDX-License-Identifier: Apache-2.0
#include "ui/terminal/terminalcolors.h"

#include "ui/shared/ansicolors.h"
#include "ui/shared/paint.h"
#include "ui/shared/theme.h"

namespace ui {

TerminalColors TerminalColors::of(const TerminalCell &cell)
{
    const auto color = [](const TerminalColor &asked) {
        switch (asked.kind) {
        case TerminalColor::Kind::Palette:
            return ansiColor(asked.index);
        case TerminalColor::Kind::Rgb:
            return QColor(asked.red, asked.green, asked.blue);
        case TerminalColor::Kind::Default:
            break;
        }
        return QColor();
    };
    TerminalColor ink = cell.ink;
    if (cell.isBold && ink.kind == TerminalColor::Kind::Palette && ink.index < 8)
        ink.index = quint8(ink.index + 8);
    TerminalColors made {.ink = color(ink), .ground = color(cell.ground)};
    if (!made.ink.isValid())
        made.ink = Theme::color(Token::Text);
    if (cell.isReversed) {
        if (!made.ground.isValid())
            made.ground = Theme::color(Token::Code);
        std::swap(made.ink, made.ground);
    }
    return made;
}

} // namespace ui
