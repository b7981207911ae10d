// SPDX-License-Identifier: Apache-2.0
#include "models/watch/reflectorstep.h"

#include <algorithm>

namespace models {

void ReflectorMachine::begin(const QString &version)
{
    s.received = 0;
    s.remaining = -1;
    s.continueToken.clear();
    s.isTokenNew = false;
    s.listVersion = version;
    act({.kind = Action::Kind::BeginReplace});
    if (s.canStream && s.canWatch)
        watch(Step::Streaming);
    else
        list(pageSize);
}

void ReflectorMachine::list(int limit)
{
    s.step = Step::Listing;
    // A continue request carries its token and the limit, nothing else: the server refuses
    // more.
    act({.kind = Action::Kind::List,
        .version = s.continueToken.isEmpty() ? s.listVersion : QString(),
        .continueToken = s.continueToken,
        .limit = limit});
}

void ReflectorMachine::page(const Event &event)
{
    if (s.step != Step::Listing)
        return;
    s.error.reset();
    s.received += event.rows;
    s.remaining = event.remaining;
    s.lastNews = m_moment.now;
    s.continueToken = event.continueToken;
    s.isTokenNew = false;
    if (!event.version.isEmpty())
        s.version = event.version;
    if (s.continueToken.isEmpty())
        listed();
    else
        list(pageSize);
}

void ReflectorMachine::listed()
{
    act({.kind = Action::Kind::EndReplace});
    s.isSynced = true;
    s.isListRestarted = false;
    s.streamCuts = 0;
    s.deafTime = 0;
    if (s.canWatch)
        watch(Step::Watching);
    else
        wait(Step::Listing, pollInterval);
}

void ReflectorMachine::listFailed(const Event &event)
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

void ReflectorMachine::listExpired(const Event &event)
{
    // The rest, from now: not consistent, yet whole. A server whose tokens are never good is not
    // asked for ever.
    if (!event.continueToken.isEmpty() && !s.isTokenNew) {
        s.isTokenNew = true;
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

void ReflectorMachine::restartList(int limit)
{
    s.continueToken.clear();
    s.isTokenNew = false;
    s.received = 0;
    act({.kind = Action::Kind::BeginReplace});
    list(limit);
}

void ReflectorMachine::forgetVersion()
{
    s.version.clear();
    s.listVersion.clear();
    s.continueToken.clear();
}

} // namespace models
