// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/kube/resourceclient.h"

#include <QDateTime>

namespace models {

/// What a creation of ours that was sent at `sent` left behind: made by us, at about that time,
/// and it says all that was sent. `now` is the time of this machine; the server's may differ by two
/// minutes.
[[nodiscard]] bool isLeftBy(const QJsonObject &sentObject, const QJsonObject &found,
    const QDateTime &sent, const QDateTime &now);

/// The answer to a POST was lost (`lost`, of kind OutcomeUnknown): looks for the object, some
/// seconds long, and tells what is known then. A reply: it is there (`wasLookedUp`). AlreadyExists:
/// the name was taken before. OutcomeUnknown: it is not there, there is one that may be another, or
/// nobody answered this question either. Nothing is sent twice.
QCoro::Task<Result<ResourceReply>> afterLostCreate(ResourceClient client, ApiResource resource,
    QString nameSpace, QJsonObject object, QDateTime sent, Error lost);

} // namespace models
