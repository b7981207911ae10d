// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>

#include <functional>

namespace models::sandbox {

/// The demo project with its past: nodes, queues, quotas, claims and jobs in every state, as the
/// controllers would have left them at `now`. Objects are complete (uid, times, status, owners) but
/// for resourceVersion. Meant to be put into the store before the server opens: no API lets anybody
/// create an object in the past. Parents come before children.
[[nodiscard]] Result<QList<QJsonObject>> demoObjects(const QDateTime &now);

/// `count` more objects of a resource ("pods", "configmaps", "jobs"…) in the namespace "scale",
/// namespace and nodes included, for trying out what many objects do. No controller touches them
/// again. BadInput for a resource that nothing can be made up for.
[[nodiscard]] Result<QList<QJsonObject>> generatedObjects(
    const QString &plural, int count, const QDateTime &now);

/// The same one by one, so that many of them are never in memory together.
[[nodiscard]] Result<void> generateObjects(const QString &plural, int count, const QDateTime &now,
    const std::function<void(const QJsonObject &)> &take);

} // namespace models::sandbox
