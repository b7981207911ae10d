// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/controllers/workloads.h"

#include "models/base/json.h"
#include "models/sandbox/controllers/quota.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace models::sandbox {
namespace {

bool isLeaving(const QJsonObject &object)
{
    return object[u"metadata"][u"deletionTimestamp"].isString();
}

bool isReady(const QJsonObject &pod)
{
    return !isLeaving(pod) && conditionOf(pod, u"Ready")[u"status"].toString() == "True"_L1;
}

bool isOver(const QJsonObject &pod)
{
    const QString phase = textAt(pod, u"status.phase");
    return phase == "Succeeded"_L1 || phase == "Failed"_L1;
}

bool isEmptyValue(const QJsonValue &value)
{
    return value.isUndefined() || (value.isObject() && value.toObject().isEmpty())
        || (value.isArray() && value.toArray().isEmpty());
}

/// Of what a user writes, not of what a server fills in: a template that only got its defaults is
/// the same one.
QString templateHash(const QJsonObject &podTemplate)
{
    QJsonArray seen {
        objectAt(podTemplate, u"metadata.labels"), objectAt(podTemplate, u"metadata.annotations")};
    for (const QString &list : {u"spec.containers"_s, u"spec.initContainers"_s}) {
        const QJsonArray containers = arrayAt(podTemplate, list);
        for (const QJsonValue &container : containers) {
            for (const QString &key :
                {u"name"_s, u"image"_s, u"command"_s, u"args"_s, u"env"_s, u"resources"_s})
                seen.append(isEmptyValue(container[key]) ? QJsonValue() : container[key]);
        }
    }
    return shortHash(QString::fromUtf8(QJsonDocument(seen).toJson(QJsonDocument::Compact)), 10);
}

QJsonObject podFor(const QJsonObject &owner, const QString &name)
{
    QJsonObject pod {{u"apiVersion"_s, u"v1"_s}, {u"kind"_s, u"Pod"_s},
        {u"metadata"_s, objectAt(owner, u"spec.template.metadata")},
        {u"spec"_s, objectAt(owner, u"spec.template.spec")}};
    setAt(pod, u"metadata.name", name);
    adopt(pod, owner);
    return pod;
}

class Step
{
public:
    Step(const World &world, QString plural, const QJsonObject &object, const Moment &moment)
        : m_world(world)
        , m_plural(std::move(plural))
        , m_object(object)
        , m_next(object)
        , m_moment(moment)
        , m_pods(world.ownedBy(uidOf(object), u"pods"_s))
    {
    }

    Plan take();

private:
    void deployment();
    [[nodiscard]] QJsonObject replicaSetFor(
        const QString &name, const QString &hash, int replicas, qsizetype revision) const;
    void replicaSet();
    void statefulSet();
    void daemonSet();
    void job();
    bool create(const QJsonObject &pod);
    void count(const QString &key, int value)
    {
        if (value > 0 || key == "replicas"_L1)
            setAt(m_next, u"status."_s + key, value);
        else
            setAt(m_next, u"status."_s + key, QJsonValue(QJsonValue::Undefined));
    }
    void say(const QString &type, const QString &reason, const QString &message)
    {
        tell(m_plan, m_world, m_plural, m_object,
            {type, reason, message, kindOf(m_plural).toLower() + u"-controller"_s}, m_moment.now);
    }
    [[nodiscard]] int readyPods() const { return int(std::ranges::count_if(m_pods, isReady)); }
    [[nodiscard]] QString freeName(int salt) const
    {
        return nameOf(m_object) + u'-'
            + shortHash(uidOf(m_object) + QString::number(salt)
                + QString::number(m_moment.now.toMSecsSinceEpoch()));
    }

    const World &m_world;
    QString m_plural;
    QJsonObject m_object, m_next;
    Moment m_moment;
    QList<QJsonObject> m_pods;
    std::optional<QuotaCheck> m_quota;
    Plan m_plan;
};

Plan Step::take()
{
    if (isLeaving(m_object))
        return {};
    if (m_plural == "deployments"_L1)
        deployment();
    else if (m_plural == "replicasets"_L1)
        replicaSet();
    else if (m_plural == "statefulsets"_L1)
        statefulSet();
    else if (m_plural == "daemonsets"_L1)
        daemonSet();
    else if (m_plural == "jobs"_L1)
        job();
    else
        return {};
    if (m_next != m_object) {
        setAt(m_next, u"status.observedGeneration", numberAt(m_object, u"metadata.generation", 1));
        m_plan.status(m_plural, m_next);
    }
    return std::move(m_plan);
}

bool Step::create(const QJsonObject &pod)
{
    if (!m_quota)
        m_quota.emplace(m_world, namespaceOf(m_object));
    if (const auto refusal = m_quota->refusal(u"pods"_s, pod)) {
        say(u"Warning"_s, u"FailedCreate"_s,
            u"Error creating: pods \"%1\" is forbidden: %2"_s.arg(nameOf(pod), *refusal));
        m_plan.wakeAt(m_moment.after(m_moment.now, 30));
        return false;
    }
    m_plan.create(u"pods"_s, pod);
    say(u"Normal"_s, u"SuccessfulCreate"_s, u"Created pod: "_s + nameOf(pod));
    return true;
}

QJsonObject Step::replicaSetFor(
    const QString &name, const QString &hash, int replicas, qsizetype revision) const
{
    const QJsonObject podTemplate = objectAt(m_object, u"spec.template");
    QJsonObject set {{u"apiVersion"_s, u"apps/v1"_s}, {u"kind"_s, u"ReplicaSet"_s}};
    QJsonObject labels = objectAt(podTemplate, u"metadata.labels");
    labels[u"pod-template-hash"] = hash;
    QJsonObject selector = objectAt(m_object, u"spec.selector");
    setAt(selector, u"matchLabels.pod-template-hash", hash);
    QJsonObject inner = podTemplate;
    setAt(inner, u"metadata.labels", labels);
    set[u"metadata"] = QJsonObject {{u"name"_s, name}, {u"labels"_s, labels},
        {u"annotations"_s,
            QJsonObject {{u"deployment.kubernetes.io/revision"_s, QString::number(revision)}}}};
    set[u"spec"] = QJsonObject {
        {u"replicas"_s, replicas}, {u"selector"_s, selector}, {u"template"_s, inner}};
    adopt(set, m_object);
    return set;
}

void Step::deployment()
{
    const int wanted = int(numberAt(m_object, u"spec.replicas", 1));
    const QJsonObject podTemplate = objectAt(m_object, u"spec.template");
    const QString hash = templateHash(podTemplate);
    const QString name = nameOf(m_object) + u'-' + hash;
    const QList<QJsonObject> sets = m_world.ownedBy(uidOf(m_object), u"replicasets"_s);
    int ready = 0, updated = 0, total = 0;
    bool exists = false;
    for (const QJsonObject &set : sets) {
        const bool isCurrent = nameOf(set) == name;
        exists |= isCurrent;
        ready += int(numberAt(set, u"status.readyReplicas"));
        total += int(numberAt(set, u"status.replicas"));
        if (isCurrent)
            updated = int(numberAt(set, u"status.replicas"));
        // The new set is up before the old one goes.
        const bool mayShrink = isCurrent
            || numberAt(m_world.find(u"replicasets"_s, namespaceOf(m_object), name),
                   u"status.readyReplicas")
                >= wanted;
        const int size = isCurrent ? wanted : 0;
        if (mayShrink && numberAt(set, u"spec.replicas", 1) != size) {
            QJsonObject next = set;
            setAt(next, u"spec.replicas", size);
            m_plan.update(u"replicasets"_s, next);
            say(u"Normal"_s, u"ScalingReplicaSet"_s,
                u"Scaled replica set %1 to %2"_s.arg(nameOf(set)).arg(size));
        }
    }
    if (!exists) {
        const QJsonObject set = replicaSetFor(name, hash, wanted, sets.size() + 1);
        m_plan.create(u"replicasets"_s, set);
        say(u"Normal"_s, u"ScalingReplicaSet"_s,
            u"Scaled up replica set %1 from 0 to %2"_s.arg(name).arg(wanted));
    }
    count(u"replicas"_s, total);
    count(u"readyReplicas"_s, ready);
    count(u"availableReplicas"_s, ready);
    count(u"updatedReplicas"_s, updated);
    count(u"unavailableReplicas"_s, std::max(0, wanted - ready));
    const bool isUp = ready >= wanted;
    setCondition(m_next,
        {{u"type"_s, u"Available"_s}, {u"status"_s, isUp ? u"True"_s : u"False"_s},
            {u"reason"_s, isUp ? u"MinimumReplicasAvailable"_s : u"MinimumReplicasUnavailable"_s},
            {u"message"_s,
                isUp ? u"Deployment has minimum availability."_s
                     : u"Deployment does not have minimum availability."_s}},
        m_moment.now);
    setCondition(m_next,
        {{u"type"_s, u"Progressing"_s}, {u"status"_s, u"True"_s},
            {u"reason"_s, isUp ? u"NewReplicaSetAvailable"_s : u"ReplicaSetUpdated"_s}},
        m_moment.now);
}

void Step::replicaSet()
{
    const int wanted = int(numberAt(m_object, u"spec.replicas", 1));
    QList<QJsonObject> alive = m_pods;
    alive.removeIf([](const QJsonObject &pod) { return isLeaving(pod) || isOver(pod); });
    for (int i = int(alive.size()); i < wanted; ++i) {
        if (!create(podFor(m_object, freeName(i))))
            break;
    }
    for (qsizetype i = wanted; i < alive.size(); ++i) {
        m_plan.remove(u"pods"_s, alive[i]);
        say(u"Normal"_s, u"SuccessfulDelete"_s, u"Deleted pod: "_s + nameOf(alive[i]));
    }
    count(u"replicas"_s, int(std::min<qsizetype>(alive.size(), std::max(wanted, 0))));
    count(u"fullyLabeledReplicas"_s, int(alive.size()));
    count(u"readyReplicas"_s, readyPods());
    count(u"availableReplicas"_s, readyPods());
}

void Step::statefulSet()
{
    const int wanted = int(numberAt(m_object, u"spec.replicas", 1));
    const bool isParallel = textAt(m_object, u"spec.podManagementPolicy") == "Parallel"_L1;
    for (int i = 0; i < wanted; ++i) {
        const QString name = u"%1-%2"_s.arg(nameOf(m_object)).arg(i);
        const QJsonObject pod = m_world.find(u"pods"_s, namespaceOf(m_object), name);
        if (pod.isEmpty()) {
            QJsonObject made = podFor(m_object, name);
            QJsonObject labels = objectAt(made, u"metadata.labels");
            labels[u"statefulset.kubernetes.io/pod-name"] = name;
            labels[u"apps.kubernetes.io/pod-index"] = QString::number(i);
            setAt(made, u"metadata.labels", labels);
            setAt(made, u"spec.hostname", name);
            if (!create(made))
                break;
        }
        if (!isParallel && !isReady(pod))
            break;
    }
    for (const QJsonObject &pod : std::as_const(m_pods)) {
        if (nameOf(pod).section(u'-', -1).toInt() >= wanted && !isLeaving(pod))
            m_plan.remove(u"pods"_s, pod);
    }
    count(u"replicas"_s, int(m_pods.size()));
    count(u"readyReplicas"_s, readyPods());
    count(u"availableReplicas"_s, readyPods());
    count(u"currentReplicas"_s, int(m_pods.size()));
    count(u"updatedReplicas"_s, int(m_pods.size()));
}

void Step::daemonSet()
{
    const QList<QJsonObject> nodes = m_world.list(u"nodes"_s);
    const QJsonObject selector = objectAt(m_object, u"spec.template.spec.nodeSelector");
    int desired = 0;
    for (const QJsonObject &node : nodes) {
        const bool fits = std::ranges::all_of(selector.keys(),
            [&](const QString &key) { return labelOf(node, key) == selector[key].toString(); });
        if (!fits)
            continue;
        ++desired;
        const QString name = nameOf(m_object) + u'-' + shortHash(uidOf(m_object) + nameOf(node));
        if (m_world.contains({u"pods"_s, namespaceOf(m_object), name}))
            continue;
        QJsonObject pod = podFor(m_object, name);
        setAt(pod, u"spec.nodeName", nameOf(node));
        create(pod);
    }
    setAt(m_next, u"status.desiredNumberScheduled", desired);
    setAt(m_next, u"status.currentNumberScheduled", int(m_pods.size()));
    setAt(m_next, u"status.updatedNumberScheduled", int(m_pods.size()));
    setAt(m_next, u"status.numberMisscheduled", 0);
    setAt(m_next, u"status.numberReady", readyPods());
    count(u"numberAvailable"_s, readyPods());
}

void Step::job()
{
    if (!conditionOf(m_object, u"Complete").isEmpty()
        || !conditionOf(m_object, u"Failed").isEmpty())
        return;
    int active = 0, succeeded = 0, failed = 0;
    for (const QJsonObject &pod : std::as_const(m_pods)) {
        const QString phase = textAt(pod, u"status.phase");
        succeeded += phase == "Succeeded"_L1;
        failed += phase == "Failed"_L1;
        active += phase != "Succeeded"_L1 && phase != "Failed"_L1;
    }
    const int completions = int(numberAt(m_object, u"spec.completions", 1));
    const int parallelism = int(numberAt(m_object, u"spec.parallelism", 1));
    const int backoff = int(numberAt(m_object, u"spec.backoffLimit", 6));
    const bool isSuspended = flagAt(m_object, u"spec.suspend");
    if (!isSuspended && !m_object[u"status"][u"startTime"].isString())
        setAt(m_next, u"status.startTime", timeText(m_moment.now));
    if (succeeded >= completions) {
        setAt(m_next, u"status.completionTime", timeText(m_moment.now));
        setCondition(m_next,
            {{u"type"_s, u"SuccessCriteriaMet"_s}, {u"status"_s, u"True"_s},
                {u"reason"_s, u"CompletionsReached"_s}},
            m_moment.now);
        setCondition(m_next,
            {{u"type"_s, u"Complete"_s}, {u"status"_s, u"True"_s},
                {u"reason"_s, u"CompletionsReached"_s}},
            m_moment.now);
        say(u"Normal"_s, u"Completed"_s, u"Job completed"_s);
    } else if (failed > backoff) {
        const QString message = u"Job has reached the specified backoff limit"_s;
        for (const QString &type : {u"FailureTarget"_s, u"Failed"_s})
            setCondition(m_next,
                {{u"type"_s, type}, {u"status"_s, u"True"_s},
                    {u"reason"_s, u"BackoffLimitExceeded"_s}, {u"message"_s, message}},
                m_moment.now);
        say(u"Warning"_s, u"BackoffLimitExceeded"_s, message);
    } else if (!isSuspended) {
        for (int i = active; i < std::min(parallelism, completions - succeeded); ++i) {
            QJsonObject pod = podFor(m_object, freeName(i + failed * 100));
            QJsonObject labels = objectAt(pod, u"metadata.labels");
            for (const QString &key : {u"job-name"_s, u"batch.kubernetes.io/job-name"_s})
                labels[key] = nameOf(m_object);
            setAt(pod, u"metadata.labels", labels);
            if (!create(pod))
                break;
            ++active;
        }
    }
    count(u"active"_s, active);
    count(u"succeeded"_s, succeeded);
    count(u"failed"_s, failed);
    setAt(m_next, u"status.ready", readyPods());
}

} // namespace

Plan workloadStep(
    const World &world, const QString &plural, const QJsonObject &object, const Moment &moment)
{
    return Step(world, plural, object, moment).take();
}

} // namespace models::sandbox
