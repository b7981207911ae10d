// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/jobs/summarize.h"

namespace models {

/// What one pod says about its replica: state, node, times, exit code, the server's own reason.
/// `container`: the training container; empty = the first.
[[nodiscard]] Replica replicaFrom(const QJsonObject &pod, const QString &container);

/// A replica whose pod is gone, from the job's own report (status.tasks[].replicas[]).
[[nodiscard]] Replica replicaFromReport(const QJsonObject &report);

/// When the pod was bound to a node, its images were there, its container ran; invalid when not.
struct PodTimes
{
    QDateTime created, scheduled, pulled, started, finished;
};
[[nodiscard]] PodTimes timesOf(const QJsonObject &pod, const QString &container);

} // namespace models
