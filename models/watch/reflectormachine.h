// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/watch/watchstate.h"

#include <QList>
#include <QString>

#include <optional>

namespace models {

/// What happened to a list or a watch.
struct ReflectorEvent
{
    enum class Kind {
        Start,
        Page, ///< a page of the list came: version, token, rows, remaining
        ListFailed, ///< error; the token when a 410 brought a new one
        WatchOpened, ///< HTTP 200
        WatchNews, ///< frames came: version, rows (ADDED), sawBookmark, isEndOfList
        WatchFailed, ///< an HTTP error instead of a watch, or an ERROR event inside it
        WatchEnded, ///< the stream is over; with an error when it was cut
        Timer, ///< the time of the last Wake action has come
        Relist, ///< the user wants it anew
        Woke, ///< the machine slept or changed its network: trust no connection
    };
    Kind kind = Kind::Start;
    QString version {};
    QString continueToken {};
    qint64 rows = 0;
    qint64 remaining = -1;
    bool sawBookmark = false;
    bool isEndOfList = false;
    std::optional<Error> error {};
};

/// What to do next, in order.
struct ReflectorAction
{
    enum class Kind {
        List, ///< one page: version (with NotOlderThan) or token, limit
        Watch, ///< from `version`; with isInitial as a streaming list
        Close, ///< the list or watch in progress; its late answers are dropped
        BeginReplace, ///< from here on note which rows are seen…
        EndReplace, ///< …and drop the others now
        Wake, ///< send Timer at `at`; replaces an earlier one
    };
    Kind kind = Kind::Close;
    QString version {};
    QString continueToken {};
    int limit = 0;
    bool isInitial = false;
    int timeoutSeconds = 0;
    qint64 at = 0;
    bool operator==(const ReflectorAction &) const = default;
};

/// Time and chance come from outside, so that a table of tests can set both.
struct ReflectorMoment
{
    qint64 now = 0; ///< ms since the epoch
    double dice = 0; ///< 0…1
};

/// List and watch as a pure machine: (state, event, moment) → (state, actions). Follows
/// https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
struct ReflectorState
{
    enum class Step { Idle, Listing, Streaming, Watching, Waiting, Stopped };
    Step step = Step::Idle;
    Step next = Step::Listing; ///< after Waiting
    WatchState::Phase stopped = WatchState::Phase::Loading; ///< why, in step Stopped

    bool canStream = true; ///< streaming lists are worth a try
    bool canWatch = true;
    bool isSynced = false;
    bool isOpen = false; ///< the watch answered 200
    bool isDoubtful = false; ///< until it does: the connection before is not to be trusted
    bool hasBookmark = false; ///< this watch sent one: silence then means a dead link
    bool hadNews = false; ///< this watch sent anything

    QString version; ///< last seen
    QString watchedFrom; ///< the version that the watch in progress began at
    QString listVersion; ///< what the list in progress asked for
    QString continueToken; ///< of the next page
    qint64 received = 0;
    qint64 remaining = -1;
    bool isListRestarted = false; ///< after a 410 in its middle: at most once
    bool isTokenNew = false; ///< of a 410, and no page has come with it yet

    int failures = 0; ///< in a row; decides the back-off
    int serverErrors = 0; ///< of the watch in a row
    int shortEnds = 0; ///< clean ends without news in a row
    int staleLists = 0; ///< in a row: too old for a watch as soon as they were read
    int streamCuts = 0;
    int timeoutSeconds = 0;
    qint64 openedAt = 0;
    qint64 deafTime = 0; ///< that watches were open since one of them said anything
    qint64 lastAdded = 0;
    qint64 lastNews = 0;
    qint64 retryAt = 0;
    std::optional<Error> error;
};

/// Advances the state and says what to do.
[[nodiscard]] QList<ReflectorAction> advance(
    ReflectorState &state, const ReflectorEvent &event, ReflectorMoment moment);

/// What a view shows of it.
[[nodiscard]] WatchState watchStateOf(const ReflectorState &state);

/// Milliseconds without a byte after which the watch counts as cut; 0 while there is none.
[[nodiscard]] qint64 silenceLimit(const ReflectorState &state);

} // namespace models
