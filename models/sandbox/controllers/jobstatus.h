// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/controllers/jobshape.h"
#include "models/sandbox/controllers/world.h"

#include <QDateTime>

namespace models::sandbox {

/// How the pods of a job do, as far as the job's fate hangs on it.
struct PodsNow
{
    QHash<QString, QJsonObject> byName;
    int running = 0, succeeded = 0, failed = 0, alive = 0; ///< alive: neither ended nor leaving
    QString firstFailed; ///< name of the pod that failed first
    QDateTime firstFailure;
    QDateTime pullBegun; ///< of a pod whose image cannot be had; invalid when there is none
};

[[nodiscard]] PodsNow podsOf(const World &world, const QJsonObject &job);
[[nodiscard]] QString phaseOf(const QJsonObject &pod);
[[nodiscard]] int exitCodeOf(const QJsonObject &pod);
[[nodiscard]] QDateTime endOf(const QJsonObject &pod);

/// status.tasks and status.aggregate as they are now. Pods that were cleaned up keep what they last
/// said, as Deleted.
void reportTasks(QJsonObject &job, const JobShape &shape, const PodsNow &pods);

} // namespace models::sandbox
