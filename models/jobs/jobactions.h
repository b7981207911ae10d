// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/base/groupversion.h"
#include "models/jobs/jobtypes.h"

#include <QCoroTask>

namespace models {

class Transport;

/// Pauses or resumes: spec.runMode.pause.enabled, or spec.suspend for a schedule.
QCoro::Task<Result<void>> setPaused(
    Transport *transport, ApiResource resource, QString nameSpace, QString name, bool isPaused);

/// Deletes exactly that job (by uid), its pods in the background.
QCoro::Task<Result<void>> removeJob(
    Transport *transport, ApiResource resource, QString nameSpace, QString name, QString uid);

/// Writes the replicas of one role, at the path where the object has them.
QCoro::Task<Result<void>> setReplicas(Transport *transport, ApiResource resource, QString nameSpace,
    QString name, Path path, int replicas);

} // namespace models
