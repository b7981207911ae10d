// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/jobs/jobtypes.h"

namespace models {

/// Everything known about one job, as the server sent it.
struct JobFacts
{
    QJsonObject job;
    QList<QJsonObject> pods {};
    QList<QJsonObject> events {}; ///< of the job, its PodGroup and its pods; any order
    QJsonObject podGroup {};
    QList<QJsonObject> claims {}; ///< PersistentVolumeClaims of the project
    QList<QJsonObject> quotas {}; ///< ResourceQuotas of the project
    QList<QJsonObject> runs {}; ///< WorkflowRuns of a CronWorkflowRun
    int queuePosition = 0; ///< 1 = next in its queue; 0 unknown
    int gpusAhead = 0; ///< what the jobs before it in the queue ask for
    int queueFree = -1; ///< free GPUs of the queue; -1 unknown
};

/// Pure and thread-safe. `now` only matters for phases that are still going on.
[[nodiscard]] JobSummary summarize(const JobFacts &facts, const QDateTime &now);

/// The roles of any of the job kinds, in both layouts; empty for an object that is no job.
[[nodiscard]] QList<JobRole> rolesOf(const QJsonObject &job);

/// Role and rank of a pod of this job, by its name; {"", -1} when it is none of its replicas.
[[nodiscard]] std::pair<QString, int> replicaOf(
    const QString &pod, const QString &job, const QList<JobRole> &roles);

/// "nvidia.com/gpu" and the like in a container's resources, with the count; {"", 0} for none.
[[nodiscard]] std::pair<QString, int> acceleratorsOf(const QJsonObject &podSpec);

/// The word for a state, its zh or en by the translators: "Waiting".
[[nodiscard]] Message wordFor(JobState state);
[[nodiscard]] Message wordFor(JobPhase::Step step, JobState state);

} // namespace models
