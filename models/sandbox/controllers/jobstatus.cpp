// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/controllers/jobstatus.h"

#include "models/base/json.h"

#include <QMap>

using namespace Qt::Literals::StringLiterals;

namespace models::sandbox {
namespace {

QString stateWord(const QJsonObject &state)
{
    if (state.contains(u"running"_s))
        return u"Running"_s;
    if (state.contains(u"terminated"_s))
        return u"Terminated"_s;
    return state.contains(u"waiting"_s) ? u"Waiting"_s : u"Unknown"_s;
}

QJsonObject reported(const QJsonObject &pod)
{
    QJsonArray containers;
    const QJsonArray statuses = arrayAt(pod, u"status.containerStatuses");
    for (const QJsonValue &status : statuses) {
        const QJsonObject state = status[u"state"].toObject();
        QJsonObject container {{u"name"_s, status[u"name"]}, {u"state"_s, stateWord(state)}};
        if (state.contains(u"terminated"_s))
            container[u"exitCode"] = state[u"terminated"][u"exitCode"];
        containers.append(container);
    }
    QString phase = phaseOf(pod);
    if (phase == "Pending"_L1 && !textAt(pod, u"spec.nodeName").isEmpty())
        phase = u"Creating"_s;
    QJsonObject replica {{u"name"_s, nameOf(pod)}, {u"uid"_s, uidOf(pod)}, {u"phase"_s, phase}};
    if (!containers.isEmpty())
        replica[u"containers"] = containers;
    return replica;
}

QHash<QString, QJsonObject> earlier(const QJsonObject &job)
{
    QHash<QString, QJsonObject> out;
    const QJsonArray tasks = arrayAt(job, u"status.tasks");
    for (const QJsonValue &task : tasks) {
        const QJsonArray replicas = task[u"replicas"].toArray();
        for (const QJsonValue &replica : replicas)
            out.insert(replica[u"name"].toString(), replica.toObject());
    }
    return out;
}

QJsonObject taskOf(const QJsonObject &job, const QString &type)
{
    const QJsonArray tasks = arrayAt(job, u"status.tasks");
    for (const QJsonValue &task : tasks) {
        if (task[u"type"].toString() == type)
            return task.toObject();
    }
    return {};
}

} // namespace

QString phaseOf(const QJsonObject &pod)
{
    const QString phase = textAt(pod, u"status.phase");
    return phase.isEmpty() ? u"Pending"_s : phase;
}

int exitCodeOf(const QJsonObject &pod)
{
    const QJsonObject state = arrayAt(pod, u"status.containerStatuses").first().toObject();
    return state[u"state"][u"terminated"][u"exitCode"].toInt(-1);
}

QDateTime endOf(const QJsonObject &pod)
{
    const QJsonObject state = arrayAt(pod, u"status.containerStatuses").first().toObject();
    return timeOf(state[u"state"][u"terminated"][u"finishedAt"].toString());
}

PodsNow podsOf(const World &world, const QJsonObject &job)
{
    PodsNow pods;
    const QList<QJsonObject> owned = world.ownedBy(uidOf(job), u"pods"_s);
    for (const QJsonObject &pod : owned) {
        pods.byName.insert(nameOf(pod), pod);
        const QString phase = phaseOf(pod);
        pods.running += phase == "Running"_L1;
        pods.succeeded += phase == "Succeeded"_L1;
        if (phase != "Succeeded"_L1 && phase != "Failed"_L1)
            ++pods.alive;
        const QJsonObject state = arrayAt(pod, u"status.containerStatuses").first().toObject();
        const QString waiting = state[u"state"][u"waiting"][u"reason"].toString();
        if (waiting == "ImagePullBackOff"_L1 || waiting == "InvalidImageName"_L1)
            pods.pullBegun = timeAt(pod, u"status.startTime");
        if (phase != "Failed"_L1)
            continue;
        ++pods.failed;
        const QDateTime end = endOf(pod);
        if (!pods.firstFailure.isValid() || end < pods.firstFailure) {
            pods.firstFailure = end;
            pods.firstFailed = nameOf(pod);
        }
    }
    return pods;
}

void reportTasks(QJsonObject &job, const JobShape &shape, const PodsNow &pods)
{
    const QHash<QString, QJsonObject> before = earlier(job);
    QMap<QString, int> counts {{u"creating"_s, 0}, {u"pending"_s, 0}, {u"running"_s, 0},
        {u"succeeded"_s, 0}, {u"failed"_s, 0}, {u"unknown"_s, 0}, {u"deleted"_s, 0}};
    QJsonArray tasks;
    for (const RoleShape &role : shape.roles) {
        QJsonArray replicas;
        for (int i = 0; i < role.replicas; ++i) {
            const QString name = podName(job, role, i);
            QJsonObject replica;
            if (pods.byName.contains(name)) {
                replica = reported(pods.byName[name]);
            } else if (before.contains(name)) {
                replica = before[name];
                replica[u"phase"] = u"Deleted"_s;
            } else {
                continue;
            }
            ++counts[replica[u"phase"].toString().toLower()];
            replicas.append(replica);
        }
        tasks.append(QJsonObject {{u"type"_s, role.role},
            {u"restartCount"_s, taskOf(job, role.role)[u"restartCount"].toInt()},
            {u"replicas"_s, replicas}});
    }
    QJsonObject aggregate;
    for (auto it = counts.begin(); it != counts.end(); ++it)
        aggregate[it.key()] = it.value();
    setAt(job, u"status.tasks", tasks);
    setAt(job, u"status.aggregate", aggregate);
}

} // namespace models::sandbox
