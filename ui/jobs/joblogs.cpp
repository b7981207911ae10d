// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/joblogs.h"

#include "models/base/json.h"
#include "models/kube/podcontainers.h"
#include "ui/jobs/jobwords.h"
#include "ui/logs/podlogs.h"

namespace ui {

QList<LogReplica> JobLogs::replicasOf(const models::JobSummary &job, const QList<QJsonObject> &pods)
{
    QHash<QString, QStringList> containers;
    for (const QJsonObject &pod : pods)
        containers.insert(models::nameOf(pod), models::allContainersOf(pod));
    QList<LogReplica> replicas;
    for (const models::Replica &replica : job.replicas) {
        LogReplica one {.role = replica.role, .rank = replica.rank, .pod = replica.pod};
        one.node = replica.node;
        one.containers = containers.value(replica.pod);
        one.state = JobWords::replicaState(replica.state);
        one.started = replica.started;
        one.finished = replica.finished;
        one.exitCode = replica.exitCode;
        one.restarts = replica.restarts;
        one.failureOrder = replica.failureOrder;
        replicas.append(one);
    }
    return replicas;
}

void JobLogs::setJob(const models::JobSummary &job, const QList<QJsonObject> &pods)
{
    setTitle(job.name);
    setReplicas(job.uid, job.nameSpace, replicasOf(job, pods));
}

} // namespace ui
