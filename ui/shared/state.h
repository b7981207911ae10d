// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>
#include <QString>

namespace ui {

/// The eight states of anything that runs. Words of kinds map onto these (Resuming is Starting,
/// Terminating is Stopping); colour, icon and word come from here and nowhere else.
enum class State { Waiting, Starting, Running, Succeeded, Failed, Paused, Stopping, Unknown };
constexpr int stateCount = 8;

class StateWords
{
    Q_DECLARE_TR_FUNCTIONS(ui::StateWords)
public:
    /// "Waiting", in the user's language.
    [[nodiscard]] static QString word(State state);
};

/// Only a state that somebody must act on is tinted.
[[nodiscard]] constexpr bool isTinted(State state)
{
    return state == State::Waiting || state == State::Failed;
}

} // namespace ui
