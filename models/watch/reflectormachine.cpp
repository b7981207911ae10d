// SPDX-License-Identifier: Apache-2.0
#include "models/watch/reflectormachine.h"

#include "models/watch/reflectorstep.h"

#include <QTimeZone>

namespace models {

namespace {

using Step = ReflectorState::Step;
using Phase = WatchState::Phase;
using Kind = Error::Kind;

} // namespace

QList<ReflectorAction> ReflectorMachine::run(const Event &event)
{
    switch (event.kind) {
    case Event::Kind::Start:
        begin({});
        break;
    case Event::Kind::Page:
        page(event);
        break;
    case Event::Kind::ListFailed:
        listFailed(event);
        break;
    case Event::Kind::WatchOpened:
        opened();
        break;
    case Event::Kind::WatchNews:
        news(event);
        break;
    case Event::Kind::WatchFailed:
        watchFailed(*event.error);
        break;
    case Event::Kind::WatchEnded:
        watchEnded(event.error);
        break;
    case Event::Kind::Timer:
        timer();
        break;
    case Event::Kind::Relist:
        relist();
        break;
    case Event::Kind::Woke:
        woke();
        break;
    }
    return m_actions;
}

void ReflectorMachine::close()
{
    if (s.step == Step::Listing || s.step == Step::Streaming || s.step == Step::Watching)
        act({.kind = Action::Kind::Close});
    s.step = Step::Idle;
    s.isOpen = false;
}

QList<ReflectorAction> advance(
    ReflectorState &state, const ReflectorEvent &event, ReflectorMoment moment)
{
    return ReflectorMachine(state, moment).run(event);
}

static Phase phaseOf(const ReflectorState &state)
{
    if (state.step == Step::Stopped)
        return state.stopped;
    if (state.error) {
        const bool isOffline
            = state.error->kind == Kind::Unreachable || state.error->kind == Kind::Timeout;
        return isOffline ? Phase::Offline : Phase::Retrying;
    }
    if (!state.isSynced)
        return Phase::Loading;
    if (!state.canWatch)
        return Phase::ListOnly;
    if (state.step == Step::Listing || state.step == Step::Streaming || state.isDoubtful)
        return Phase::CatchingUp;
    return Phase::Live;
}

WatchState watchStateOf(const ReflectorState &state)
{
    WatchState shown;
    shown.phase = phaseOf(state);
    shown.isSynced = state.isSynced;
    shown.received = state.received;
    if (state.remaining >= 0)
        shown.expected = state.received + state.remaining;
    if (state.lastNews > 0)
        shown.lastNews = QDateTime::fromMSecsSinceEpoch(state.lastNews, QTimeZone::UTC);
    if (state.step == Step::Waiting && state.error)
        shown.retryAt = QDateTime::fromMSecsSinceEpoch(state.retryAt, QTimeZone::UTC);
    shown.error = state.error;
    return shown;
}

qint64 silenceLimit(const ReflectorState &state)
{
    if (state.step == Step::Streaming)
        return ReflectorMachine::streamStall;
    if (state.step == Step::Watching)
        return state.hasBookmark ? 85'000 : (state.timeoutSeconds + 5) * 1000LL;
    return 0;
}

} // namespace models
