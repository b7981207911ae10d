// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"

#include <QDateTime>

#include <optional>

namespace models {

/// How true what a view shows is, and what is being done about it.
struct WatchState
{
    enum class Phase {
        Loading, ///< the first list is on its way; rows show as they come
        Live,
        CatchingUp, ///< listing again; the rows shown are older than that
        Retrying, ///< the server answered with an error; next try at `retryAt`
        Offline, ///< the server cannot be reached; next try at `retryAt`
        NoAccess,
        LoginExpired,
        NotServed, ///< the server has no such kind (any more)
        ListOnly, ///< the kind cannot be watched: listed anew from time to time
    };
    Phase phase = Phase::Loading;
    qint64 received = 0; ///< rows of the list in progress
    qint64 expected = -1; ///< about; -1 when the server does not say
    bool isSynced = false; ///< a whole list has been seen: an empty view means "none"
    QDateTime lastNews; ///< when the server last said anything; UTC
    QDateTime retryAt;
    std::optional<Error> error;
};

} // namespace models
