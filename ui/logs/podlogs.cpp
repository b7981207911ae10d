// SPDX-License-Identifier: Apache-2.0
#include "ui/logs/podlogs.h"

#include "models/kube/podcontainers.h"

#include "models/base/json.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

QJsonObject statusOf(const QJsonObject &pod, const QString &container)
{
    const QJsonArray all = models::arrayAt(pod, u"status.containerStatuses");
    for (const QJsonValue &one : all) {
        if (one[u"name"].toString() == container)
            return one.toObject();
    }
    return {};
}

} // namespace

LogReplica PodLogs::replicaOf(const QJsonObject &pod)
{
    LogReplica replica {.role = {}, .rank = 0, .pod = models::nameOf(pod)};
    replica.node = models::textAt(pod, u"spec.nodeName");
    replica.containers = models::allContainersOf(pod);
    const QJsonObject status = statusOf(pod, replica.containers.value(0));
    replica.restarts = status[u"restartCount"].toInt();
    replica.started = models::timeAt(status, u"state.running.startedAt");
    const QJsonObject ended = models::objectAt(status, u"state.terminated");
    if (!ended.isEmpty()) {
        replica.started = models::timeAt(status, u"state.terminated.startedAt");
        replica.finished = models::timeAt(status, u"state.terminated.finishedAt");
        replica.exitCode = ended[u"exitCode"].toInt();
        replica.failureOrder = replica.exitCode != 0 ? 1 : 0;
    }
    return replica;
}

void PodLogs::setPod(const QJsonObject &pod)
{
    if (pod.isEmpty())
        return;
    const LogReplica replica = replicaOf(pod);
    setTitle(replica.pod);
    setReplicas(models::uidOf(pod), models::namespaceOf(pod), {replica});
}

} // namespace ui
