// SPDX-License-Identifier: Apache-2.0
#include "models/watch/reflectorstep.h"

#include <algorithm>

namespace models {

namespace {

constexpr qint64 healthyTime = 120'000;
constexpr qint64 shortWatch = 1000;
constexpr qint64 longestDeafness = 290'000;
constexpr int watchRetries = 3; ///< of a server's own failure, before listing again
constexpr int streamTries = 2;

} // namespace

void ReflectorMachine::watch(Step step)
{
    const bool isInitial = step == Step::Streaming;
    s.step = step;
    s.isOpen = false;
    s.isDoubtful = false;
    s.hasBookmark = false;
    s.hadNews = false;
    s.watchedFrom = s.version;
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

// A server that was set back to an earlier state takes a version that it has yet to reach, and says
// nothing until then. Bookmarks come about once a minute: whoever hears none lists again.
void ReflectorMachine::resume()
{
    if (s.deafTime > longestDeafness)
        begin(s.version);
    else
        watch(Step::Watching);
}

void ReflectorMachine::opened()
{
    s.isOpen = true;
    s.isDoubtful = false;
    s.openedAt = m_moment.now;
    s.lastNews = m_moment.now;
    s.error.reset();
}

void ReflectorMachine::news(const Event &event)
{
    if (s.step != Step::Streaming && s.step != Step::Watching)
        return;
    s.lastNews = m_moment.now;
    s.hadNews = true;
    s.deafTime = 0;
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

void ReflectorMachine::watchFailed(const Error &error)
{
    if (s.step != Step::Streaming && s.step != Step::Watching)
        return;
    const bool wasStreaming = s.step == Step::Streaming;
    const bool wasOpen = s.isOpen;
    const bool isFresh = m_moment.now - s.openedAt < shortWatch;
    close();
    if (error.httpStatus == 405 && !wasStreaming) {
        s.canWatch = false;
        wait(Step::Listing, pollInterval);
        return;
    }
    // Who may not watch may perhaps list: the list says what is refused.
    if (error.kind == Kind::Forbidden && wasStreaming) {
        s.canStream = false;
        begin(s.version);
        return;
    }
    if (error.kind == Kind::Forbidden && s.isSynced && !wasOpen) {
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
        s.staleLists = isFresh ? s.staleLists + 1 : 1;
        if (s.staleLists > 1) { // a list that is stale at once: do not spin
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

void ReflectorMachine::streamFailed(const Error &error, bool wasOpen)
{
    if (error.kind == Kind::TooManyRequests || (isUnreachable(error) && !wasOpen)
        || (isUnreachable(error) && ++s.streamCuts < streamTries)) {
        retry(Step::Streaming, error);
        return;
    }
    s.canStream = false; // an older server, or one that never ends: the paged list is for all
    begin(s.version);
}

void ReflectorMachine::watchEnded(const std::optional<Error> &error)
{
    if (s.step != Step::Streaming && s.step != Step::Watching)
        return;
    if (s.isOpen && !s.hadNews)
        s.deafTime += m_moment.now - s.openedAt;
    if (error || s.step == Step::Streaming) {
        Error cut = error.value_or(Error {Kind::Unreachable,
            Message(QT_TRANSLATE_NOOP("models", "The server ended the list before its end."))});
        if (s.isOpen && m_moment.now - s.openedAt > healthyTime)
            s.failures = 0;
        watchFailed(cut);
        return;
    }
    // An answer out of a cache on the way may hold news, the same each time.
    const bool isShort = s.version == s.watchedFrom && m_moment.now - s.openedAt < shortWatch;
    if (!isShort) { // its time was over: go on where it ended
        s.failures = 0;
        resume();
        return;
    }
    // Something on the way cuts: do not spin.
    const Error cut {Kind::ServerFailed,
        Message(QT_TRANSLATE_NOOP("models",
            "The server, or a proxy on the way, ends each connection as soon as it is open."))};
    if (++s.shortEnds < 3) {
        retry(Step::Watching, cut);
    } else {
        s.shortEnds = 0;
        s.listVersion = s.version;
        s.continueToken.clear();
        retry(Step::Listing, cut);
    }
}

} // namespace models
