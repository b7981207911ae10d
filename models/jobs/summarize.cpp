// SPDX-License-Identifier: Apache-2.0
#include "models/jobs/summarize.h"

#include "models/base/json.h"
#include "models/base/quantity.h"
#include "models/jobs/cronsummary.h"
#include "models/jobs/jobkinds.h"
#include "models/jobs/podread.h"
#include "models/jobs/timeline.h"
#include "models/jobs/why.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace models {
namespace {

using State = Replica::State;

bool isOn(const QJsonObject &job, const QString &path)
{
    return flagAt(job, path + u".enabled"_s) || flagAt(job, path + u".enable"_s);
}

void readIdentity(const QJsonObject &job, JobSummary &out)
{
    const GroupVersion gv = GroupVersion::parse(textAt(job, u"apiVersion"));
    out.uid = uidOf(job);
    out.gvk = {gv.group, gv.version, textAt(job, u"kind")};
    out.name = nameOf(job);
    out.nameSpace = namespaceOf(job);
    out.resourceVersion = textAt(job, u"metadata.resourceVersion");
    out.created = timeAt(job, u"metadata.creationTimestamp");
    out.serverPhase = textAt(job, u"status.phase");
    out.queue = textAt(job, u"spec.scheduler.t9kScheduler.queue");
    out.priority = int(numberAt(job, u"spec.scheduler.t9kScheduler.priority"));
    out.debug = isOn(job, u"spec.runMode.debug"_s);
    out.isPauseWanted = isOn(job, u"spec.runMode.pause"_s);
    out.canPause = JobKinds::canPause(out.gvk.kind);
    const QJsonObject owner = controllerOf(job);
    out.ownerKind = textAt(owner, u"kind");
    out.ownerName = textAt(owner, u"name");
}

QString amountText(const QJsonObject &resources, const QString &key)
{
    const QJsonValue limit = resources[u"limits"][key];
    const QJsonValue value = limit.isUndefined() ? resources[u"requests"][key] : limit;
    return value.isDouble() ? QString::number(value.toDouble()) : value.toString();
}

/// Image, claims and the size of one replica, from the role that does the training.
void readTemplate(const QList<JobRole> &roles, JobSummary &out)
{
    const JobRole *main = nullptr;
    for (const JobRole &role : roles) {
        const auto [resource, count] = acceleratorsOf(role.podSpec);
        out.gpus += count * role.replicas;
        if (!resource.isEmpty())
            out.gpuResource = resource;
        const bool isLauncher = role.role == "launcher"_L1;
        if (!main || (!isLauncher && main->role == "launcher"_L1) || role.role == "batchjob"_L1)
            main = &role;
    }
    if (!main)
        return;
    const QJsonArray containers = arrayAt(main->podSpec, u"containers");
    QJsonObject container = containers.first().toObject();
    for (const QJsonValue &one : containers) {
        if (one[u"name"].toString() == main->container)
            container = one.toObject();
    }
    out.image = textAt(container, u"image");
    const QJsonObject resources = objectAt(container, u"resources");
    QStringList parts;
    if (const auto [resource, count] = acceleratorsOf(main->podSpec); count > 0)
        parts.append(u"%1 × %2"_s.arg(count).arg(resource));
    if (const QString cpu = amountText(resources, u"cpu"_s); !cpu.isEmpty())
        parts.append(cpu + u" CPU"_s);
    if (const QString memory = amountText(resources, u"memory"_s); !memory.isEmpty())
        parts.append(memory);
    out.perReplica = parts.join(u", "_s);
    const QJsonArray volumes = arrayAt(main->podSpec, u"volumes");
    const QJsonArray mounts = arrayAt(container, u"volumeMounts");
    for (const QJsonValue &volume : volumes) {
        const QString claim = volume[u"persistentVolumeClaim"][u"claimName"].toString();
        if (claim.isEmpty())
            continue;
        for (const QJsonValue &mount : mounts) {
            if (mount[u"name"] == volume[u"name"])
                out.claims.append(claim + u" → "_s + mount[u"mountPath"].toString());
        }
    }
}

QHash<QString, QJsonObject> reportedReplicas(const QJsonObject &job)
{
    QHash<QString, QJsonObject> out;
    const QJsonArray tasks = arrayAt(job, u"status.tasks");
    for (const QJsonValue &task : tasks) {
        // Older controllers call the inner list "status".
        QJsonArray replicas = task[u"replicas"].toArray();
        if (replicas.isEmpty())
            replicas = task[u"status"].toArray();
        for (const QJsonValue &replica : replicas)
            out.insert(replica[u"name"].toString(), replica.toObject());
    }
    return out;
}

void readReplicas(const JobFacts &facts, const QList<JobRole> &roles, JobSummary &out)
{
    QHash<QString, QHash<int, Replica>> found;
    const QHash<QString, QJsonObject> reports = reportedReplicas(facts.job);
    for (auto it = reports.begin(); it != reports.end(); ++it) {
        const auto [role, rank] = replicaOf(it.key(), out.name, roles);
        if (!role.isEmpty())
            found[role][rank] = replicaFromReport(it.value());
    }
    for (const QJsonObject &pod : facts.pods) {
        const auto [role, rank] = replicaOf(nameOf(pod), out.name, roles);
        if (role.isEmpty())
            continue;
        QString container;
        for (const JobRole &one : roles) {
            if (one.role == role)
                container = one.container;
        }
        found[role][rank] = replicaFrom(pod, container);
    }
    const bool isRefused
        = textAt(conditionOf(facts.job, u"ReplicaFailure"), u"reason") == "FailedCreate"_L1
        || std::ranges::any_of(facts.events,
            [](const QJsonObject &event) { return textAt(event, u"reason") == "FailedCreate"_L1; });
    const bool isOver = out.serverPhase == "Succeeded"_L1 || out.serverPhase == "Failed"_L1;
    for (const JobRole &role : roles) {
        for (int rank = 0; rank < role.replicas; ++rank) {
            Replica replica = found.value(role.role).value(rank);
            replica.role = role.role;
            replica.rank = rank;
            const bool isMissing = replica.pod.isEmpty();
            if (isMissing && isOver)
                replica.state = State::CleanedUp;
            else if (isMissing && (out.serverPhase == "Paused"_L1 || out.isPauseWanted))
                replica.state = State::Paused;
            else if (isMissing && isRefused)
                replica.state = State::Refused;
            if (replica.state == State::CleanedUp && out.serverPhase == "Paused"_L1)
                replica.state = State::Paused;
            if (replica.gpus == 0)
                replica.gpus = acceleratorsOf(role.podSpec).second;
            out.replicas.append(replica);
        }
    }
    out.wanted = int(out.replicas.size());
    out.ready = int(std::ranges::count_if(out.replicas, [](const Replica &replica) {
        return replica.state == State::Running || replica.state == State::Succeeded;
    }));
    const QJsonArray tasks = arrayAt(facts.job, u"status.tasks");
    for (const QJsonValue &task : tasks)
        out.restarts += task[u"restartCount"].toInt();
}

void orderFailures(JobSummary &out)
{
    QList<int> failed;
    for (int i = 0; i < out.replicas.size(); ++i) {
        if (out.replicas[i].state == State::Failed)
            failed.append(i);
    }
    std::ranges::stable_sort(failed, [&](int a, int b) {
        const Replica &one = out.replicas[a], &other = out.replicas[b];
        if (one.finished != other.finished)
            return other.finished.isValid()
                ? one.finished.isValid() && one.finished < other.finished
                : one.finished.isValid();
        return one.exitCode > other.exitCode; // a kill comes before those who follow
    });
    for (int i = 0; i < failed.size(); ++i) {
        Replica &replica = out.replicas[failed[i]];
        replica.failureOrder = i + 1;
        if (i == 0) {
            replica.state = State::FailedFirst;
            continue;
        }
        if (replica.exitCode == 1)
            replica.note = Message(
                QT_TRANSLATE_NOOP("models", "Ended after the first failure: lost its peer."));
    }
}

bool hasPullTrouble(const JobSummary &out)
{
    return std::ranges::any_of(out.replicas, [](const Replica &replica) {
        return replica.reason == "ErrImagePull"_L1 || replica.reason == "ImagePullBackOff"_L1
            || replica.reason == "InvalidImageName"_L1;
    });
}

JobState stateOf(const QJsonObject &job, const JobSummary &out)
{
    if (out.serverPhase == "Succeeded"_L1)
        return JobState::Succeeded;
    if (out.serverPhase == "Failed"_L1)
        return JobState::Failed;
    if (job[u"metadata"][u"deletionTimestamp"].isString())
        return JobState::Stopping;
    if (out.serverPhase == "Paused"_L1 && out.isPauseWanted)
        return JobState::Paused;
    if (out.isPauseWanted)
        return JobState::Stopping;
    if (out.serverPhase == "Running"_L1)
        return JobState::Running;
    if (out.serverPhase == "Unknown"_L1)
        return JobState::Unknown;
    if (hasPullTrouble(out))
        return JobState::Waiting;
    const bool isUnderWay = std::ranges::any_of(out.replicas, [](const Replica &replica) {
        return replica.state == State::Starting || replica.state == State::Running
            || replica.state == State::Restarting;
    });
    return isUnderWay || out.serverPhase == "Resuming"_L1 ? JobState::Starting : JobState::Waiting;
}

void readTimes(const QJsonObject &job, JobSummary &out)
{
    for (const Replica &replica : std::as_const(out.replicas)) {
        if (replica.started.isValid() && (!out.started.isValid() || replica.started < out.started))
            out.started = replica.started;
    }
    if (out.state != JobState::Succeeded && out.state != JobState::Failed)
        return;
    out.finished = timeAt(conditionOf(job, u"Completed"), u"lastTransitionTime");
    if (out.finished.isValid())
        return;
    for (const Replica &replica : std::as_const(out.replicas))
        out.finished = std::max(out.finished, replica.finished);
}

QList<JobCondition> conditionsOf(const QJsonObject &job)
{
    QList<JobCondition> out;
    const QJsonArray conditions = arrayAt(job, u"status.conditions");
    for (const QJsonValue &value : conditions) {
        const QJsonObject condition = value.toObject();
        out.append(
            {textAt(condition, u"type"), textAt(condition, u"status"), textAt(condition, u"reason"),
                textAt(condition, u"message"), timeAt(condition, u"lastTransitionTime")});
    }
    std::ranges::stable_sort(
        out, [](const JobCondition &a, const JobCondition &b) { return a.since > b.since; });
    return out;
}

} // namespace

qint64 JobSummary::durationSeconds(const QDateTime &now) const
{
    const QDateTime end = finished.isValid() ? finished : now;
    return created.isValid() ? std::max<qint64>(0, created.secsTo(end)) : 0;
}

JobSummary summarize(const JobFacts &facts, const QDateTime &now)
{
    JobSummary out;
    readIdentity(facts.job, out);
    out.conditions = conditionsOf(facts.job);
    if (out.gvk.kind == "CronWorkflowRun"_L1) {
        summarizeCron(facts, now, out);
        return out;
    }
    const QList<JobRole> roles = rolesOf(facts.job);
    readTemplate(roles, out);
    readReplicas(facts, roles, out);
    orderFailures(out);
    out.state = stateOf(facts.job, out);
    if (out.state == JobState::Waiting)
        out.queuePosition = facts.queuePosition;
    readTimes(facts.job, out);
    explainState(out, facts, now);
    out.timeline = timelineOf(out, facts, now);
    return out;
}

Message wordFor(JobState state)
{
    switch (state) {
    case JobState::Waiting:
        return Message(QT_TRANSLATE_NOOP("models", "Waiting"));
    case JobState::Starting:
        return Message(QT_TRANSLATE_NOOP("models", "Starting"));
    case JobState::Running:
        return Message(QT_TRANSLATE_NOOP("models", "Running"));
    case JobState::Succeeded:
        return Message(QT_TRANSLATE_NOOP("models", "Succeeded"));
    case JobState::Failed:
        return Message(QT_TRANSLATE_NOOP("models", "Failed"));
    case JobState::Paused:
        return Message(QT_TRANSLATE_NOOP("models", "Paused"));
    case JobState::Stopping:
        return Message(QT_TRANSLATE_NOOP("models", "Stopping"));
    case JobState::Unknown:
        break;
    }
    return Message(QT_TRANSLATE_NOOP("models", "Unknown"));
}

Message wordFor(JobPhase::Step step, JobState state)
{
    switch (step) {
    case JobPhase::Step::Submitted:
        return Message(QT_TRANSLATE_NOOP("models", "Submitted"));
    case JobPhase::Step::Queued:
        return Message(QT_TRANSLATE_NOOP("models", "Queued"));
    case JobPhase::Step::Creating:
        return Message(QT_TRANSLATE_NOOP("models", "Creating replicas"));
    case JobPhase::Step::Pulling:
        return Message(QT_TRANSLATE_NOOP("models", "Pulling image"));
    case JobPhase::Step::Starting:
        return Message(QT_TRANSLATE_NOOP("models", "Starting"));
    case JobPhase::Step::Training:
        return Message(QT_TRANSLATE_NOOP("models", "Training"));
    case JobPhase::Step::Paused:
        return Message(QT_TRANSLATE_NOOP("models", "Paused"));
    case JobPhase::Step::Ended:
        break;
    }
    if (state == JobState::Succeeded || state == JobState::Failed)
        return wordFor(state);
    return Message(QT_TRANSLATE_NOOP("models", "Ended"));
}

} // namespace models
