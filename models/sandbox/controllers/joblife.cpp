// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/controllers/joblife.h"

#include "models/base/json.h"
#include "models/sandbox/controllers/jobchildren.h"
#include "models/sandbox/controllers/jobshape.h"
#include "models/sandbox/controllers/jobstatus.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace models::sandbox {
namespace {

enum class Outcome { Open, Succeeded, Failed };

bool isEnded(const QString &phase)
{
    return phase == "Succeeded"_L1 || phase == "Failed"_L1;
}

class Step
{
public:
    Step(const World &world, QString plural, const QJsonObject &job, const Moment &moment)
        : m_world(world)
        , m_plural(std::move(plural))
        , m_before(job)
        , m_job(job)
        , m_moment(moment)
        , m_shape(shapeOf(job))
        , m_pods(podsOf(world, job))
    {
    }

    Plan take();

private:
    void run();
    void pause();
    void makeChildren();
    void restartFailed();
    [[nodiscard]] Outcome outcome() const;
    [[nodiscard]] Outcome ruleOutcome() const;
    [[nodiscard]] bool holds(const QJsonObject &rule, QStringView phase) const;
    [[nodiscard]] QString leader() const;
    [[nodiscard]] bool mayRestart(const RoleShape &role, const QJsonObject &pod) const;
    void finish(bool isGood, const QString &message);
    void cleanUp();
    void checkDeadline();
    void setPhase(const QString &phase) { setAt(m_job, u"status.phase", phase); }
    void condition(
        const QString &type, bool holds, const QString &reason = {}, const QString &message = {});
    void store();
    [[nodiscard]] bool isBeam() const { return m_plural == "beamjobs"_L1; }
    void say(const QString &type, const QString &reason, const QString &message)
    {
        tell(m_plan, m_world, m_plural, m_job,
            {type, reason, message, kindOf(m_plural).toLower() + u"-controller"_s}, m_moment.now);
    }

    const World &m_world;
    QString m_plural;
    QJsonObject m_before, m_job;
    Moment m_moment;
    JobShape m_shape;
    PodsNow m_pods;
    Plan m_plan;
};

Plan Step::take()
{
    if (m_job[u"metadata"][u"deletionTimestamp"].isString())
        return {};
    const QString phase = textAt(m_job, u"status.phase");
    if (isEnded(phase))
        cleanUp();
    else if (m_shape.isPaused)
        pause();
    else
        run();
    store();
    return std::move(m_plan);
}

void Step::store()
{
    reportTasks(m_job, m_shape, m_pods);
    if (isBeam())
        reportBeam(m_job, m_shape, m_pods, m_moment.now);
    if (m_job != m_before)
        m_plan.status(m_plural, m_job);
}

void Step::condition(const QString &type, bool holds, const QString &reason, const QString &message)
{
    if (isBeam())
        return; // it has conditions of its own
    setCondition(m_job,
        {{u"type"_s, type}, {u"status"_s, holds ? u"True"_s : u"False"_s}, {u"reason"_s, reason},
            {u"message"_s, message}},
        m_moment.now);
}

void Step::pause()
{
    for (const QJsonObject &pod : std::as_const(m_pods.byName)) {
        if (!pod[u"metadata"][u"deletionTimestamp"].isString())
            m_plan.remove(u"pods"_s, pod);
    }
    if (!m_pods.byName.isEmpty())
        return;
    if (textAt(m_job, u"status.phase") != "Paused"_L1)
        say(u"Normal"_s, u"Paused"_s, u"all replicas were removed"_s);
    if (const QJsonObject group = m_world.find(u"podgroups"_s, namespaceOf(m_job), nameOf(m_job));
        !group.isEmpty())
        m_plan.remove(u"podgroups"_s, group);
    setPhase(u"Paused"_s);
    condition(u"Paused"_s, true, u"Paused"_s, u"spec.runMode.pause is on"_s);
    condition(u"Running"_s, false, u"Paused"_s);
}

void Step::run()
{
    const QString phase = textAt(m_job, u"status.phase");
    if (phase == "Paused"_L1) {
        setPhase(u"Resuming"_s);
        condition(u"Paused"_s, false, u"Resumed"_s);
        say(u"Normal"_s, u"Resumed"_s, u"replicas are created again"_s);
    } else if (phase.isEmpty()) {
        setPhase(isBeam() ? u"Initializing"_s : u"Pending"_s);
    }
    switch (outcome()) {
    case Outcome::Succeeded:
        finish(true, {});
        return;
    case Outcome::Failed: {
        const QString pod = m_pods.firstFailed;
        finish(false,
            pod.isEmpty() ? u"replicas could not be started"_s
                          : u"replica %1 exited with %2"_s.arg(pod.sliced(nameOf(m_job).size() + 1),
                                QString::number(exitCodeOf(m_pods.byName[pod]))));
        return;
    }
    case Outcome::Open:
        break;
    }
    if (m_plural == "genericjobs"_L1 && m_pods.pullBegun.isValid())
        m_plan.wakeAt(m_moment.after(m_pods.pullBegun, 300));
    restartFailed();
    makeChildren();
    const int total = m_shape.total();
    if (m_pods.running + m_pods.succeeded >= m_shape.minMember && total > 0) {
        if (textAt(m_job, u"status.phase") != "Running"_L1)
            say(u"Normal"_s, u"Running"_s, u"all replicas are running"_s);
        setPhase(u"Running"_s);
        condition(u"Running"_s, true, u"Running"_s);
    }
    checkDeadline();
    if (m_pods.failed > 0)
        condition(u"ReplicaFailure"_s, true, u"ErrorInPod"_s,
            m_pods.firstFailed.sliced(nameOf(m_job).size() + 1));
}

void Step::makeChildren()
{
    const bool isResumed = !conditionOf(m_job, u"Paused").isEmpty();
    if (m_shape.hasQueue && !m_world.contains({u"podgroups"_s, namespaceOf(m_job), nameOf(m_job)}))
        say(u"Normal"_s, u"PodGroupCreated"_s,
            u"minMember %1, queue %2"_s.arg(QString::number(m_shape.minMember), m_shape.queue));
    const Children made = childrenOf(m_world, m_job, m_shape, m_pods, isResumed);
    m_plan.take(made.plan);
    if (!made.refusal.isEmpty()) {
        const QString name = made.refusedPods.first();
        const QString text
            = u"Error creating: pods \"%1\" is forbidden: %2"_s.arg(name, made.refusal);
        say(u"Warning"_s, u"FailedCreate"_s, text);
        condition(u"ReplicaFailure"_s, true, u"FailedCreate"_s,
            u"%1 of %2 replicas were refused: %3"_s.arg(QString::number(made.refusedPods.size()),
                QString::number(m_shape.total()), made.refusal));
        m_plan.wakeAt(m_moment.after(m_moment.now, 15));
    } else if (conditionOf(m_job, u"ReplicaFailure")[u"reason"].toString() == "FailedCreate"_L1) {
        condition(u"ReplicaFailure"_s, false, u"-"_s);
    }
    condition(u"Initialized"_s, made.refusal.isEmpty(), u"-"_s);
}

bool Step::mayRestart(const RoleShape &role, const QJsonObject &pod) const
{
    static const QList<int> retried {130, 137, 138, 143};
    const int code = exitCodeOf(pod);
    const bool isWanted = role.restart == "Always"_L1
        || (role.restart == "OnFailure"_L1 && code != 0)
        || (role.restart == "ExitCode"_L1 && retried.contains(code));
    if (!isWanted || role.isLauncher || isBeam())
        return false;
    const QJsonArray tasks = arrayAt(m_job, u"status.tasks");
    int own = 0;
    for (const QJsonValue &task : tasks) {
        if (task[u"type"].toString() == role.role)
            own = task[u"restartCount"].toInt();
    }
    return role.limit < 0 ? numberAt(m_job, u"status.backoffCount") < m_shape.backoffLimit
                          : own < role.limit;
}

void Step::restartFailed()
{
    QJsonArray tasks = arrayAt(m_job, u"status.tasks");
    bool isCounted = false;
    for (const RoleShape &role : std::as_const(m_shape.roles)) {
        for (int i = 0; i < role.replicas; ++i) {
            const QJsonObject pod = m_pods.byName.value(podName(m_job, role, i));
            if (phaseOf(pod) != "Failed"_L1 || !mayRestart(role, pod)
                || pod[u"metadata"][u"deletionTimestamp"].isString())
                continue;
            say(u"Warning"_s, u"RestartReplica"_s,
                u"replica %1-%2 exited with %3 and is restarted"_s.arg(
                    role.role, QString::number(i), QString::number(exitCodeOf(pod))));
            m_plan.remove(u"pods"_s, pod, 0);
            for (auto &&task : tasks) {
                QJsonObject next = task.toObject();
                if (next[u"type"].toString() != role.role)
                    continue;
                next[u"restartCount"] = next[u"restartCount"].toInt() + 1;
                task = next;
            }
            setAt(m_job, u"status.tasks", tasks);
            if (role.limit < 0 && !isCounted)
                setAt(m_job, u"status.backoffCount", numberAt(m_job, u"status.backoffCount") + 1);
            isCounted = true;
        }
    }
}

/// The pod whose good end is the job's.
QString Step::leader() const
{
    static const QStringList leading {u"launcher"_s, u"chief"_s, u"master"_s, u"batchjob"_s};
    const bool isPyTorch = m_plural == "pytorchtrainingjobs"_L1;
    for (const QString &name : leading) {
        for (const RoleShape &role : m_shape.roles) {
            if (role.role == name && !isPyTorch)
                return podName(m_job, role, 0);
        }
    }
    for (const RoleShape &role : m_shape.roles) {
        if (role.role == "worker"_L1 && !isPyTorch)
            return podName(m_job, role, 0);
    }
    return m_shape.roles.isEmpty() ? QString() : podName(m_job, m_shape.roles.first(), 0);
}

bool Step::holds(const QJsonObject &rule, QStringView phase) const
{
    for (auto it = rule.begin(); it != rule.end(); ++it) {
        const RoleShape *role = nullptr;
        for (const RoleShape &shape : m_shape.roles) {
            if (shape.role == it.key())
                role = &shape;
        }
        if (!role)
            return false;
        QList<int> ranks;
        const QJsonArray given = it.value().toArray();
        for (const QJsonValue &rank : given)
            ranks.append(rank.isString() ? rank.toString().toInt() : rank.toInt());
        if (ranks.isEmpty()) {
            for (int i = 0; i < role->replicas; ++i)
                ranks.append(i);
        }
        for (const int rank : std::as_const(ranks)) {
            const QJsonObject pod = m_pods.byName.value(podName(m_job, *role, rank));
            if (phaseOf(pod) != phase)
                return false;
            if (phase == u"Failed" && mayRestart(*role, pod))
                return false;
        }
    }
    return !rule.isEmpty();
}

Outcome Step::ruleOutcome() const
{
    const QJsonArray good = arrayAt(m_job, u"spec.successRules");
    for (const QJsonValue &rule : good) {
        if (holds(rule.toObject(), u"Succeeded"))
            return Outcome::Succeeded;
    }
    const QJsonArray bad = arrayAt(m_job, u"spec.failureRules");
    for (const QJsonValue &rule : bad) {
        if (holds(rule.toObject(), u"Failed"))
            return Outcome::Failed;
    }
    if (m_pods.pullBegun.isValid() && m_moment.now >= m_moment.after(m_pods.pullBegun, 300))
        return Outcome::Failed;
    const bool isOver = m_pods.alive == 0 && m_pods.succeeded + m_pods.failed >= m_shape.total()
        && m_shape.total() > 0;
    if (!isOver)
        return Outcome::Open;
    for (const RoleShape &role : m_shape.roles) {
        for (int i = 0; i < role.replicas; ++i) {
            const QJsonObject pod = m_pods.byName.value(podName(m_job, role, i));
            if (phaseOf(pod) == "Failed"_L1 && mayRestart(role, pod))
                return Outcome::Open;
        }
    }
    return Outcome::Failed; // all is over and no success rule was met
}

Outcome Step::outcome() const
{
    if (m_plural == "genericjobs"_L1)
        return ruleOutcome();
    if (const QJsonObject pod = m_pods.byName.value(leader());
        !pod.isEmpty() && phaseOf(pod) == "Succeeded"_L1)
        return Outcome::Succeeded;
    if (m_pods.failed == 0)
        return Outcome::Open;
    for (const RoleShape &role : m_shape.roles) {
        for (int i = 0; i < role.replicas; ++i) {
            const QJsonObject pod = m_pods.byName.value(podName(m_job, role, i));
            if (phaseOf(pod) == "Failed"_L1 && mayRestart(role, pod))
                return Outcome::Open;
        }
    }
    // The peers notice and leave within seconds: who failed first stays readable.
    const bool isQuiet = m_pods.running == 0;
    const bool isLate = m_moment.now >= m_moment.after(m_pods.firstFailure, 15);
    return isQuiet || isLate ? Outcome::Failed : Outcome::Open;
}

void Step::checkDeadline()
{
    if (m_shape.deadlineSeconds <= 0)
        return;
    const QDateTime begun
        = timeOf(conditionOf(m_job, u"Running")[u"lastTransitionTime"].toString());
    if (!begun.isValid() || conditionOf(m_job, u"Running")[u"status"].toString() != "True"_L1)
        return;
    const QDateTime end = m_moment.after(begun, double(m_shape.deadlineSeconds));
    if (m_moment.now < end) {
        m_plan.wakeAt(end);
        return;
    }
    finish(false, u"job ran longer than activeDeadlineSeconds (%1)"_s.arg(m_shape.deadlineSeconds));
}

void Step::finish(bool isGood, const QString &message)
{
    const QString reason = isGood ? u"Succeeded"_s : u"Failed"_s;
    if (!conditionOf(m_job, u"ReplicaFailure").isEmpty() || !isGood)
        condition(u"ReplicaFailure"_s, !isGood, isGood ? u"Finished"_s : u"ErrorInPod"_s, message);
    condition(u"Running"_s, false, reason);
    condition(u"Completed"_s, true, reason);
    condition(u"Failed"_s, !isGood, reason, message);
    setPhase(reason);
    if (isGood)
        say(u"Normal"_s, u"JobSucceeded"_s, u"job has succeeded"_s);
    else
        say(u"Warning"_s, u"JobFailed"_s, message);
    cleanUp();
}

void Step::cleanUp()
{
    for (const RoleShape &role : std::as_const(m_shape.roles)) {
        for (int i = 0; i < role.replicas; ++i) {
            const QJsonObject pod = m_pods.byName.value(podName(m_job, role, i));
            if (pod.isEmpty() || pod[u"metadata"][u"deletionTimestamp"].isString())
                continue;
            const bool isOver = isEnded(phaseOf(pod));
            const bool goes = m_shape.cleanUp == "All"_L1
                || (m_shape.cleanUp == "Unfinished"_L1 && !isOver)
                || (m_shape.cleanUp == "Workers"_L1 && !role.isLauncher)
                || (m_shape.cleanUp == "Cluster"_L1 && role.role != "batchjob"_L1);
            if (goes)
                m_plan.remove(u"pods"_s, pod);
        }
    }
}

} // namespace

Plan jobStep(
    const World &world, const QString &plural, const QJsonObject &job, const Moment &moment)
{
    return Step(world, plural, job, moment).take();
}

} // namespace models::sandbox
