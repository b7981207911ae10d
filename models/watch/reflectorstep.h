// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/watch/reflectormachine.h"

namespace models {

/// One step of the machine behind advance(): an event comes in, the state moves on, actions are
/// noted. Lives for that step only.
class ReflectorMachine
{
    using State = ReflectorState;
    using Step = ReflectorState::Step;
    using Event = ReflectorEvent;
    using Action = ReflectorAction;
    using Kind = Error::Kind;
    using Phase = WatchState::Phase;

public:
    static constexpr int pageSize = 500;
    static constexpr qint64 pollInterval = 30'000;
    static constexpr qint64 streamStall
        = 30'000; ///< a streaming list without a new row for so long

    ReflectorMachine(State &state, ReflectorMoment moment)
        : s(state)
        , m_moment(moment)
    {
    }

    QList<Action> run(const Event &event);

private:
    void act(Action action) { m_actions.append(std::move(action)); }

    void close();

    // Lists, in reflectorlists.cpp.
    void begin(const QString &version);
    void list(int limit);
    void page(const Event &event);
    void listed();
    void listFailed(const Event &event);
    void listExpired(const Event &event);
    void restartList(int limit);
    void forgetVersion();

    // Watches, in reflectorwatches.cpp.
    void watch(Step step);
    void resume();
    void opened();
    void news(const Event &event);
    void watchFailed(const Error &error);
    void streamFailed(const Error &error, bool wasOpen);
    void watchEnded(const std::optional<Error> &error);

    // Waiting, in reflectorwaits.cpp.
    static bool isUnreachable(const Error &error);
    static bool isFutureVersion(const Error &error);
    bool stop(Phase phase, const Error &error);
    bool stops(const Error &error);
    void retry(Step next, const std::optional<Error> &error);
    void wait(Step next, qint64 delay);
    void timer();
    void goOn();
    void relist();
    void woke();

    State &s; // NOLINT(readability-identifier-naming): it is in every line
    ReflectorMoment m_moment;
    QList<Action> m_actions;
};

} // namespace models
