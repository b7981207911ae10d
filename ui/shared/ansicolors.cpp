// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/ansicolors.h"

#include "ui/shared/paint.h"
#include "ui/shared/theme.h"

namespace ui {
namespace {

QColor basic(int index)
{
    switch (index) {
    case 0:
        return Theme::color(Token::Chip);
    case 1:
        return Theme::stateText(State::Failed);
    case 2:
        return Theme::stateText(State::Succeeded);
    case 3:
        return Theme::stateText(State::Waiting);
    case 4:
        return Theme::stateText(State::Running);
    case 5:
        return Theme::stateText(State::Paused);
    case 6:
        return Theme::color(Token::Link);
    default:
        return Theme::color(Token::Text);
    }
}

} // namespace

QColor ansiColor(int index)
{
    if (index == 8) // "bright black" is the grey that programs write notes in
        return Theme::color(Token::Secondary);
    if (index < 8)
        return basic(index);
    if (index < 16)
        return paint::mix(basic(index - 8), Theme::color(Token::Text), 0.3);
    // The cube of 6 x 6 x 6 and 24 greys that every terminal has.
    if (index < 232) {
        const auto step = [](int level) { return level == 0 ? 0 : 55 + 40 * level; };
        const int at = index - 16;
        return {step(at / 36), step(at / 6 % 6), step(at % 6)};
    }
    const int grey = 8 + 10 * (index - 232);
    return {grey, grey, grey};
}

} // namespace ui
