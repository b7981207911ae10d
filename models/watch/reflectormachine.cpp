// SPDX-License-Identifier: Apache-2.0
#include "models/watch/reflectormachine.h"

#include <algorithm>

namespace models {
namespace {

using State = ReflectorState;
using Step = ReflectorState::Step;
using Event = ReflectorEvent;
using Action = ReflectorAction;
using Kind = Error::Kind;
using Phase = WatchState::Phase;

constexpr int pageSize = 500;
constexpr qint64 firstDelay = 800;
constexpr qint64 longestDelay = 30'000;
constexpr qint64 longestRetryAfter = 300'000;
constexpr qint64 healthyTime = 120'000;
constexpr qint64 shortWatch = 1000;
constexpr qint64 pollInterval = 30'000;
constexpr qint64 noAccessInterval = 300'000;
constexpr qint64 streamStall = 30'000; ///< a streaming list without a new row for so long
constexpr int watchRetries = 3; ///< of a server's own failure, before listing again
constexpr int streamTries = 2;

class Machine
{
public:
    Machine(State &state, ReflectorMoment moment)
        : s(state)
        , m_moment(moment)
    {
    }

    QList<Action> run(const Event &event)
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

private:
    void act(Action action) { m_actions.append(std::move(action)); }

    void close()
    {
        if (s.step == Step::Listing || s.step == Step::Streaming || s.step == Step::Watching)
            act({.kind = Action::Kind::Close});
        s.step = Step::Idle;
        s.isOpen = false;
    }

    // --- lists ------------------------------------------------------------------------------

    void begin(const QString &version)
    {
        s.received = 0;
        s.remaining = -1;
        s.continueToken.clear();
        s.listVersion = version;
        act({.kind = Action::Kind::BeginReplace});
        if (s.canStream && s.canWatch)
            watch(Step::Streaming);
        else
            list(pageSize);
    }

    void list(int limit)
    {
        s.step = Step::Listing;
        // A continue request carries its token and the limit, nothing else: the server refuses
        // more.
        act({.kind = Action::Kind::List,
            .version = s.continueToken.isEmpty() ? s.listVersion : QString(),
            .continueToken = s.continueToken,
            .limit = limit});
    }

    void page(const Event &event)
    {
        if (s.step != Step::Listing)
            return;
        s.error.reset();
        s.received += event.rows;
        s.remaining = event.remaining;
        s.lastNews = m_moment.now;
        s.continueToken = event.continueToken;
        if (!event.version.isEmpty())
            s.version = event.version;
        if (s.continueToken.isEmpty())
            listed();
        else
            list(pageSize);
    }

    void listed()
    {
        act({.kind = Action::Kind::EndReplace});
        s.isSynced = true;
        s.isListRestarted = false;
        s.streamCuts = 0;
        if (s.canWatch)
            watch(Step::Watching);
        else
            wait(Step::Listing, pollInterval);
    }

    void listFailed(const Event &event)
    {
        if (s.step != Step::Listing)
            return;
        const Error &error = *event.error;
        if (stops(error))
            return;
        if (error.kind == Kind::Expired)
            listExpired(event);
        else if (isFutureVersion(error)) {
            forgetVersion();
            retry(Step::Listing, error);
        } else
            retry(Step::Listing, error);
    }

    void listExpired(const Event &event)
    {
        if (!event.continueToken.isEmpty()) { // the rest, from now: not consistent, yet whole
            s.continueToken = event.continueToken;
            list(pageSize);
        } else if (!s.continueToken.isEmpty() && !s.isListRestarted) {
            s.isListRestarted = true;
            restartList(0);
        } else if (!s.listVersion.isEmpty()) {
            forgetVersion();
            restartList(pageSize);
        } else {
            s.continueToken.clear();
            retry(Step::Listing, *event.error);
        }
    }

    void restartList(int limit)
    {
        s.continueToken.clear();
        s.received = 0;
        act({.kind = Action::Kind::BeginReplace});
        list(limit);
    }

    void forgetVersion()
    {
        s.version.clear();
        s.listVersion.clear();
        s.continueToken.clear();
    }

    // --- watches ----------------------------------------------------------------------------

    void watch(Step step)
    {
        const bool isInitial = step == Step::Streaming;
        s.step = step;
        s.isOpen = false;
        s.hasBookmark = false;
        s.hadNews = false;
        s.openedAt = m_moment.now;
        s.lastAdded = m_moment.now;
        s.timeoutSeconds = 300 + int(m_moment.dice * 300);
        act({.kind = Action::Kind::Watch,
            .version = isInitial ? QString() : s.version,
            .isInitial = isInitial,
            .timeoutSeconds = s.timeoutSeconds});
        if (isInitial)
            act({.kind = Action::Kind::Wake, .at = m_moment.now + streamStall});
    }

    void opened()
    {
        s.isOpen = true;
        s.openedAt = m_moment.now;
        s.lastNews = m_moment.now;
        s.error.reset();
    }

    void news(const Event &event)
    {
        if (s.step != Step::Streaming && s.step != Step::Watching)
            return;
        s.lastNews = m_moment.now;
        s.hadNews = true;
        s.shortEnds = 0;
        s.serverErrors = 0;
        s.error.reset();
        s.hasBookmark = s.hasBookmark || event.sawBookmark;
        if (s.step == Step::Streaming) {
            s.received += event.rows;
            if (event.rows > 0)
                s.lastAdded = m_moment.now;
            // The versions of the initial events are no place to go on from: only the end mark's
            // is.
            if (!event.isEndOfList)
                return;
            s.version = event.version;
            s.step = Step::Watching;
            s.isSynced = true;
            s.streamCuts = 0;
            act({.kind = Action::Kind::EndReplace});
        } else if (!event.version.isEmpty()) {
            s.version = event.version;
        }
    }

    void watchFailed(const Error &error)
    {
        if (s.step != Step::Streaming && s.step != Step::Watching)
            return;
        const bool wasStreaming = s.step == Step::Streaming;
        const bool wasOpen = s.isOpen;
        const bool isFresh = !s.hadNews && m_moment.now - s.openedAt < shortWatch;
        close();
        if (error.httpStatus == 405 && !wasStreaming) {
            s.canWatch = false;
            wait(Step::Listing, pollInterval);
            return;
        }
        if (stops(error))
            return;
        if (wasStreaming) {
            streamFailed(error, wasOpen);
        } else if (error.kind == Kind::Expired) {
            const QString known = s.version;
            if (isFresh && ++s.failures > 1) { // a list that is stale at once: do not spin
                forgetVersion();
                retry(Step::Listing, error);
            } else {
                begin(known);
            }
        } else if (isFutureVersion(error)) {
            forgetVersion();
            retry(Step::Listing, error);
        } else if (error.kind == Kind::TooManyRequests || isUnreachable(error)) {
            retry(Step::Watching, error);
        } else if (++s.serverErrors <= watchRetries) {
            retry(Step::Watching, error);
        } else {
            s.serverErrors = 0;
            s.listVersion = s.version;
            s.continueToken.clear();
            retry(Step::Listing, error);
        }
    }

    void streamFailed(const Error &error, bool wasOpen)
    {
        if (error.kind == Kind::TooManyRequests || (isUnreachable(error) && !wasOpen)
            || (isUnreachable(error) && ++s.streamCuts < streamTries)) {
            retry(Step::Streaming, error);
            return;
        }
        s.canStream = false; // an older server, or one that never ends: the paged list is for all
        begin(s.version);
    }

    void watchEnded(const std::optional<Error> &error)
    {
        if (s.step != Step::Streaming && s.step != Step::Watching)
            return;
        if (error || s.step == Step::Streaming) {
            Error cut = error.value_or(Error {Kind::Unreachable,
                Message(QT_TRANSLATE_NOOP("models", "The server ended the list before its end."))});
            if (s.isOpen && m_moment.now - s.openedAt > healthyTime)
                s.failures = 0;
            watchFailed(cut);
            return;
        }
        const bool isShort = !s.hadNews && m_moment.now - s.openedAt < shortWatch;
        if (!isShort) { // its time was over: go on where it ended
            s.failures = 0;
            watch(Step::Watching);
        } else if (++s.shortEnds < 3) { // something on the way cuts: do not spin
            retry(Step::Watching, {});
        } else {
            s.shortEnds = 0;
            s.listVersion = s.version;
            s.continueToken.clear();
            retry(Step::Listing, {});
        }
    }

    // --- waiting ----------------------------------------------------------------------------

    static bool isUnreachable(const Error &error)
    {
        return error.kind == Kind::Unreachable || error.kind == Kind::Timeout
            || error.kind == Kind::Tls || error.kind == Kind::Proxy;
    }

    static bool isFutureVersion(const Error &error)
    {
        return std::ranges::any_of(error.causes, [](auto &cause) {
            return cause.reason == u"ResourceVersionTooLarge";
        }) || (error.httpStatus == 504 && error.detail.contains(u"Too large resource version"));
    }

    bool stop(Phase phase, const Error &error)
    {
        close();
        s.step = Step::Stopped;
        s.stopped = phase;
        s.error = error;
        s.retryAt = 0;
        if (phase == Phase::NoAccess)
            act({.kind = Action::Kind::Wake, .at = m_moment.now + noAccessInterval});
        return true;
    }

    bool stops(const Error &error)
    {
        if (error.kind == Kind::LoginExpired || error.kind == Kind::NeedsTrust
            || error.kind == Kind::LoginProgram)
            return stop(Phase::LoginExpired, error);
        if (error.kind == Kind::Forbidden)
            return stop(Phase::NoAccess, error);
        if (error.kind == Kind::NotFound)
            return stop(Phase::NotServed, error);
        if (error.httpStatus == 405 && s.step == Step::Listing)
            return stop(Phase::NotServed, error);
        return error.kind == Kind::Cancelled;
    }

    void retry(Step next, const std::optional<Error> &error)
    {
        s.failures = std::min(s.failures + 1, 20);
        const qint64 grown = firstDelay << std::min(s.failures - 1, 6);
        auto delay = qint64(double(std::min(grown, longestDelay)) * (1 + m_moment.dice));
        delay = std::min(delay, longestDelay);
        if (error) {
            const qint64 asked = std::chrono::milliseconds(error->retryAfter).count();
            delay = std::max(delay, std::min(asked, longestRetryAfter));
        }
        s.error = error;
        wait(next, delay);
    }

    void wait(Step next, qint64 delay)
    {
        s.step = Step::Waiting;
        s.next = next;
        s.retryAt = m_moment.now + delay;
        act({.kind = Action::Kind::Wake, .at = s.retryAt});
    }

    void timer()
    {
        if (s.step == Step::Waiting && m_moment.now >= s.retryAt) {
            goOn();
        } else if (s.step == Step::Stopped && s.stopped == Phase::NoAccess) {
            begin({});
        } else if (s.step == Step::Streaming) {
            const qint64 due = s.lastAdded + streamStall;
            if (m_moment.now < due) {
                act({.kind = Action::Kind::Wake, .at = due});
            } else {
                close();
                s.canStream = false;
                begin({});
            }
        }
    }

    void goOn()
    {
        if (s.next == Step::Watching && !s.version.isEmpty())
            watch(Step::Watching);
        else if (!s.continueToken.isEmpty())
            list(pageSize);
        else
            begin(s.listVersion);
    }

    void relist()
    {
        close();
        s.failures = 0;
        s.isListRestarted = false;
        begin({});
    }

    void woke()
    {
        if (s.step == Step::Idle || (s.step == Step::Stopped && s.stopped != Phase::LoginExpired))
            return;
        s.failures = 0;
        if (s.step == Step::Watching) {
            close();
            watch(Step::Watching);
        } else if (s.step == Step::Waiting) {
            goOn();
        } else {
            close();
            begin({});
        }
    }

    State &s; // NOLINT(readability-identifier-naming): it is in every line
    ReflectorMoment m_moment;
    QList<Action> m_actions;
};

} // namespace

QList<ReflectorAction> advance(
    ReflectorState &state, const ReflectorEvent &event, ReflectorMoment moment)
{
    return Machine(state, moment).run(event);
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
    if (state.step == Step::Listing || state.step == Step::Streaming)
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
        shown.lastNews = QDateTime::fromMSecsSinceEpoch(state.lastNews);
    if (state.step == Step::Waiting && state.error)
        shown.retryAt = QDateTime::fromMSecsSinceEpoch(state.retryAt);
    shown.error = state.error;
    return shown;
}

qint64 silenceLimit(const ReflectorState &state)
{
    if (state.step == Step::Streaming)
        return streamStall;
    if (state.step == Step::Watching)
        return state.hasBookmark ? 85'000 : (state.timeoutSeconds + 5) * 1000LL;
    return 0;
}

} // namespace models
