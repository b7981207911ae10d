// SPDX-License-Identifier: Apache-2.0
#include "models/jobs/podread.h"

#include "models/base/json.h"

using namespace Qt::Literals::StringLiterals;

namespace models {
namespace {

QJsonObject statusOf(const QJsonObject &pod, const QString &container)
{
    const QJsonArray statuses = arrayAt(pod, u"status.containerStatuses");
    for (const QJsonValue &status : statuses) {
        if (!container.isEmpty() && status[u"name"].toString() == container)
            return status.toObject();
    }
    return statuses.first().toObject();
}

bool isPullTrouble(const QString &reason)
{
    return reason == "ErrImagePull"_L1 || reason == "ImagePullBackOff"_L1
        || reason == "InvalidImageName"_L1 || reason == "ErrImageNeverPull"_L1;
}

void readWaiting(const QJsonObject &waiting, Replica &replica)
{
    replica.reason = textAt(waiting, u"reason");
    replica.state = replica.reason == "CrashLoopBackOff"_L1 ? Replica::State::Restarting
                                                            : Replica::State::Starting;
    if (isPullTrouble(replica.reason))
        replica.note = Message(QT_TRANSLATE_NOOP("models", "The image cannot be pulled."));
    else if (replica.reason == "CrashLoopBackOff"_L1)
        replica.note = Message(QT_TRANSLATE_NOOP("models", "Waits before it starts again."));
    else if (replica.reason == "ContainerCreating"_L1 || replica.reason == "PodInitializing"_L1)
        replica.note = Message(QT_TRANSLATE_NOOP("models", "Pulls its image or mounts volumes."));
}

void readEnd(const QJsonObject &ended, Replica &replica)
{
    replica.exitCode = int(numberAt(ended, u"exitCode", -1));
    replica.reason = textAt(ended, u"reason");
    replica.started = timeAt(ended, u"startedAt");
    replica.finished = timeAt(ended, u"finishedAt");
    replica.state = replica.exitCode == 0 ? Replica::State::Succeeded : Replica::State::Failed;
    if (replica.reason == "OOMKilled"_L1)
        replica.note = Message(
            QT_TRANSLATE_NOOP("models", "Out of memory: killed by the system (OOMKilled)."));
    else if (replica.exitCode > 128)
        replica.note = Message(QT_TRANSLATE_NOOP("models", "Ended by signal %1."),
            {QString::number(replica.exitCode - 128)});
    else if (replica.exitCode > 0)
        replica.note = Message(QT_TRANSLATE_NOOP("models", "The program ended with exit code %1."),
            {QString::number(replica.exitCode)});
}

void readUnplaced(const QJsonObject &pod, Replica &replica)
{
    replica.state = Replica::State::Waiting;
    const QJsonObject scheduled = conditionOf(pod, u"PodScheduled");
    replica.reason = textAt(scheduled, u"reason");
    replica.note = Message(QT_TRANSLATE_NOOP("models", "Waits for a node."));
}

} // namespace

Replica replicaFrom(const QJsonObject &pod, const QString &container)
{
    Replica replica {.pod = nameOf(pod), .node = textAt(pod, u"spec.nodeName")};
    replica.gpus = acceleratorsOf(objectAt(pod, u"spec")).second;
    const QJsonObject status = statusOf(pod, container);
    const QJsonObject state = status[u"state"].toObject();
    replica.restarts = status[u"restartCount"].toInt();
    const QString phase = textAt(pod, u"status.phase");
    if (state.contains(u"terminated"_s)) {
        readEnd(state[u"terminated"].toObject(), replica);
    } else if (phase == "Failed"_L1) { // evicted, node lost: no container ever said so
        replica.state = Replica::State::Failed;
        replica.reason = textAt(pod, u"status.reason");
        replica.note
            = Message(QT_TRANSLATE_NOOP("models", "The pod failed before its program ended."));
    } else if (phase == "Succeeded"_L1) {
        replica.state = Replica::State::Succeeded;
    } else if (state.contains(u"running"_s)) {
        replica.started = timeOf(state[u"running"][u"startedAt"].toString());
        replica.state = Replica::State::Running;
    } else if (state.contains(u"waiting"_s)) {
        readWaiting(state[u"waiting"].toObject(), replica);
    } else if (!replica.node.isEmpty()) {
        replica.state = Replica::State::Starting;
    } else {
        readUnplaced(pod, replica);
    }
    const bool isOver
        = replica.state == Replica::State::Succeeded || replica.state == Replica::State::Failed;
    if (pod[u"metadata"][u"deletionTimestamp"].isString() && !isOver)
        replica.state = Replica::State::Stopping;
    return replica;
}

Replica replicaFromReport(const QJsonObject &report)
{
    Replica replica {.pod = textAt(report, u"name")};
    const QString phase = textAt(report, u"phase");
    const QJsonObject container = arrayAt(report, u"containers").first().toObject();
    replica.exitCode = int(numberAt(container, u"exitCode", -1));
    const QString state = textAt(container, u"state");
    if (phase == "Succeeded"_L1)
        replica.state = Replica::State::Succeeded;
    else if (phase == "Failed"_L1)
        replica.state = Replica::State::Failed;
    else if (phase == "Running"_L1)
        replica.state = Replica::State::Running;
    else if (phase == "Creating"_L1)
        replica.state = Replica::State::Starting;
    else if (phase == "Pending"_L1)
        replica.state = Replica::State::Waiting;
    else if (phase == "Deleted"_L1)
        replica.state = replica.exitCode > 0 && state == "Terminated"_L1
            ? Replica::State::Failed
            : Replica::State::CleanedUp;
    else
        replica.state = Replica::State::Unknown;
    return replica;
}

PodTimes timesOf(const QJsonObject &pod, const QString &container)
{
    PodTimes times;
    times.created = timeAt(pod, u"metadata.creationTimestamp");
    const QJsonObject scheduled = conditionOf(pod, u"PodScheduled");
    if (textAt(scheduled, u"status") == "True"_L1)
        times.scheduled = timeAt(scheduled, u"lastTransitionTime");
    if (!times.scheduled.isValid())
        times.scheduled = timeAt(pod, u"status.startTime");
    const QJsonObject state = statusOf(pod, container)[u"state"].toObject();
    times.started = timeOf(state[u"running"][u"startedAt"].toString());
    if (!times.started.isValid())
        times.started = timeOf(state[u"terminated"][u"startedAt"].toString());
    times.finished = timeOf(state[u"terminated"][u"finishedAt"].toString());
    return times;
}

} // namespace models
