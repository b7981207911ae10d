// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/kinds/celltext.h"

#include "models/base/groupversion.h"

using namespace Qt::StringLiterals;

namespace models::sandbox::cells {

namespace {

/// Works out the STATUS, READY and RESTARTS of a pod the way kubectl shows them.
class PodSummary
{
public:
    explicit PodSummary(const QJsonObject &pod)
        : m_meta(pod.value("metadata"_L1).toObject())
        , m_spec(pod.value("spec"_L1).toObject())
        , m_status(pod.value("status"_L1).toObject())
    {
        total = m_spec.value("containers"_L1).toArray().size();
        readPhase();
        const bool isInitializing = readInitContainers();
        if (!isInitializing || hasCondition("Initialized"_L1))
            readContainers();
        readDeletion();
    }

    QString reason;
    qsizetype ready = 0;
    qsizetype total = 0;
    int restarts = 0;
    QString lastRestart;

private:
    bool hasCondition(QLatin1StringView type) const
    {
        for (const QJsonValue item : m_status.value("conditions"_L1).toArray()) {
            const QJsonObject condition = item.toObject();
            if (condition.value("type"_L1) == type)
                return condition.value("status"_L1) == "True"_L1;
        }
        return false;
    }

    void readPhase()
    {
        m_phase = m_status.value("phase"_L1).toString();
        reason = m_phase;
        if (const QString text = m_status.value("reason"_L1).toString(); !text.isEmpty())
            reason = text;
        for (const QJsonValue item : m_status.value("conditions"_L1).toArray()) {
            const QJsonObject condition = item.toObject();
            if (condition.value("type"_L1) == "PodScheduled"_L1
                && condition.value("reason"_L1) == "SchedulingGated"_L1)
                reason = u"SchedulingGated"_s;
        }
    }

    bool isSidecar(const QString &name) const
    {
        for (const QJsonValue item : m_spec.value("initContainers"_L1).toArray()) {
            const QJsonObject container = item.toObject();
            if (container.value("name"_L1) == name)
                return container.value("restartPolicy"_L1) == "Always"_L1;
        }
        return false;
    }

    static void keepLater(QString &last, const QJsonObject &status)
    {
        const QString finished
            = at(status, {"lastState"_L1, "terminated"_L1, "finishedAt"_L1}).toString();
        if (finished > last)
            last = finished;
    }

    static QString terminatedText(const QJsonObject &terminated)
    {
        const QString text = terminated.value("reason"_L1).toString();
        if (!text.isEmpty())
            return text;
        if (const int signal = terminated.value("signal"_L1).toInt())
            return u"Signal:%1"_s.arg(signal);
        return u"ExitCode:%1"_s.arg(terminated.value("exitCode"_L1).toInt());
    }

    bool readInitContainers()
    {
        const QJsonArray specs = m_spec.value("initContainers"_L1).toArray();
        for (const QJsonValue item : specs)
            total += item.toObject().value("restartPolicy"_L1) == "Always"_L1 ? 1 : 0;
        const QJsonArray statuses = m_status.value("initContainerStatuses"_L1).toArray();
        for (qsizetype i = 0; i < statuses.size(); ++i) {
            const QJsonObject status = statuses.at(i).toObject();
            const bool sidecar = isSidecar(status.value("name"_L1).toString());
            const int count = status.value("restartCount"_L1).toInt();
            restarts += count;
            keepLater(lastRestart, status);
            if (sidecar) {
                m_sidecarRestarts += count;
                keepLater(m_lastSidecarRestart, status);
            }
            const QJsonObject state = status.value("state"_L1).toObject();
            const QJsonObject terminated = state.value("terminated"_L1).toObject();
            if (state.contains("terminated"_L1) && terminated.value("exitCode"_L1).toInt() == 0)
                continue;
            if (sidecar && status.value("started"_L1).toBool()) {
                ready += status.value("ready"_L1).toBool() ? 1 : 0;
                continue;
            }
            const QString waiting = at(state, {"waiting"_L1, "reason"_L1}).toString();
            if (state.contains("terminated"_L1))
                reason = u"Init:"_s + terminatedText(terminated);
            else if (!waiting.isEmpty() && waiting != "PodInitializing"_L1)
                reason = u"Init:"_s + waiting;
            else
                reason = u"Init:%1/%2"_s.arg(i).arg(specs.size());
            return true;
        }
        return false;
    }

    void readContainers()
    {
        restarts = m_sidecarRestarts;
        lastRestart = m_lastSidecarRestart;
        bool hasRunning = false;
        const QJsonArray statuses = m_status.value("containerStatuses"_L1).toArray();
        for (qsizetype i = statuses.size() - 1; i >= 0; --i) {
            const QJsonObject status = statuses.at(i).toObject();
            restarts += status.value("restartCount"_L1).toInt();
            keepLater(lastRestart, status);
            const QJsonObject state = status.value("state"_L1).toObject();
            const QString waiting = at(state, {"waiting"_L1, "reason"_L1}).toString();
            if (!waiting.isEmpty()) {
                reason = waiting;
            } else if (state.contains("terminated"_L1)) {
                reason = terminatedText(state.value("terminated"_L1).toObject());
            } else if (status.value("ready"_L1).toBool() && state.contains("running"_L1)) {
                hasRunning = true;
                ++ready;
            }
        }
        if (reason == "Completed"_L1 && hasRunning)
            reason = hasCondition("Ready"_L1) ? u"Running"_s : u"NotReady"_s;
    }

    void readDeletion()
    {
        if (!m_meta.contains("deletionTimestamp"_L1))
            return;
        if (m_status.value("reason"_L1) == "NodeLost"_L1)
            reason = u"Unknown"_s;
        else if (m_phase != "Succeeded"_L1 && m_phase != "Failed"_L1)
            reason = u"Terminating"_s;
    }

    QJsonObject m_meta;
    QJsonObject m_spec;
    QJsonObject m_status;
    QString m_phase;
    int m_sidecarRestarts = 0;
    QString m_lastSidecarRestart;
};

QString readinessGates(const QJsonObject &spec, const QJsonObject &status)
{
    const QJsonArray gates = spec.value("readinessGates"_L1).toArray();
    if (gates.isEmpty())
        return u"<none>"_s;
    int fulfilled = 0;
    for (const QJsonValue gate : gates) {
        for (const QJsonValue item : status.value("conditions"_L1).toArray()) {
            const QJsonObject condition = item.toObject();
            if (condition.value("type"_L1) == gate.toObject().value("conditionType"_L1)
                && condition.value("status"_L1) == "True"_L1)
                ++fulfilled;
        }
    }
    return u"%1/%2"_s.arg(fulfilled).arg(gates.size());
}

QJsonObject templateSpec(const QJsonObject &object)
{
    return at(object, {"spec"_L1, "template"_L1, "spec"_L1}).toObject();
}

QJsonObject selector(const QJsonObject &object)
{
    return at(object, {"spec"_L1, "selector"_L1}).toObject();
}

qint64 number(const QJsonObject &object, QLatin1StringView part, QLatin1StringView key)
{
    return at(object, {part, key}).toInteger();
}

bool hasTrue(const QJsonObject &object, QLatin1StringView type)
{
    for (const QJsonValue item : at(object, {"status"_L1, "conditions"_L1}).toArray()) {
        const QJsonObject condition = item.toObject();
        if (condition.value("type"_L1) == type && condition.value("status"_L1) == "True"_L1)
            return true;
    }
    return false;
}

QString jobStatus(const QJsonObject &object)
{
    if (hasTrue(object, "Complete"_L1))
        return u"Complete"_s;
    if (hasTrue(object, "Failed"_L1))
        return u"Failed"_s;
    if (!at(object, {"metadata"_L1, "deletionTimestamp"_L1}).isUndefined())
        return u"Terminating"_s;
    for (const QLatin1StringView type :
        {"Suspended"_L1, "FailureTarget"_L1, "SuccessCriteriaMet"_L1}) {
        if (hasTrue(object, type))
            return type;
    }
    return u"Running"_s;
}

} // namespace

QJsonArray pod(const QJsonObject &object, const QDateTime &now)
{
    const PodSummary summary(object);
    const QJsonObject spec = object.value("spec"_L1).toObject();
    const QJsonObject status = object.value("status"_L1).toObject();
    QString restarts = QString::number(summary.restarts);
    if (summary.restarts != 0 && !summary.lastRestart.isEmpty())
        restarts += u" (%1 ago)"_s.arg(age(summary.lastRestart, now));
    const QString address
        = status.value("podIPs"_L1).toArray().at(0).toObject().value("ip"_L1).toString();
    return {nameOf(object), u"%1/%2"_s.arg(summary.ready).arg(summary.total), summary.reason,
        restarts, ageOf(object, now), orNone(address), orNone(spec.value("nodeName"_L1).toString()),
        orNone(status.value("nominatedNodeName"_L1).toString()), readinessGates(spec, status)};
}

QJsonArray deployment(const QJsonObject &object, const QDateTime &now)
{
    const QJsonObject spec = templateSpec(object);
    return {nameOf(object),
        u"%1/%2"_s.arg(number(object, "status"_L1, "readyReplicas"_L1))
            .arg(number(object, "spec"_L1, "replicas"_L1)),
        number(object, "status"_L1, "updatedReplicas"_L1),
        number(object, "status"_L1, "availableReplicas"_L1), ageOf(object, now),
        containerNames(spec), containerImages(spec), selectorText(selector(object))};
}

QJsonArray replicaSet(const QJsonObject &object, const QDateTime &now)
{
    const QJsonObject spec = templateSpec(object);
    return {nameOf(object), number(object, "spec"_L1, "replicas"_L1),
        number(object, "status"_L1, "replicas"_L1), number(object, "status"_L1, "readyReplicas"_L1),
        ageOf(object, now), containerNames(spec), containerImages(spec),
        selectorText(selector(object))};
}

QJsonArray statefulSet(const QJsonObject &object, const QDateTime &now)
{
    const QJsonObject spec = templateSpec(object);
    return {nameOf(object),
        u"%1/%2"_s.arg(number(object, "status"_L1, "readyReplicas"_L1))
            .arg(number(object, "spec"_L1, "replicas"_L1)),
        ageOf(object, now), containerNames(spec), containerImages(spec)};
}

QJsonArray daemonSet(const QJsonObject &object, const QDateTime &now)
{
    const QJsonObject spec = templateSpec(object);
    QJsonArray row {nameOf(object)};
    for (const QLatin1StringView key : {"desiredNumberScheduled"_L1, "currentNumberScheduled"_L1,
             "numberReady"_L1, "updatedNumberScheduled"_L1, "numberAvailable"_L1})
        row.append(number(object, "status"_L1, key));
    row.append(labelsText(spec.value("nodeSelector"_L1).toObject()));
    row.append(ageOf(object, now));
    row.append(containerNames(spec));
    row.append(containerImages(spec));
    row.append(selectorText(selector(object)));
    return row;
}

QJsonArray job(const QJsonObject &object, const QDateTime &now)
{
    const QJsonObject spec = templateSpec(object);
    const qint64 succeeded = number(object, "status"_L1, "succeeded"_L1);
    const QJsonValue wanted = at(object, {"spec"_L1, "completions"_L1});
    const qint64 parallelism = number(object, "spec"_L1, "parallelism"_L1);
    const QString completions = wanted.isDouble()
        ? u"%1/%2"_s.arg(succeeded).arg(wanted.toInteger())
        : parallelism > 1 ? u"%1/1 of %2"_s.arg(succeeded).arg(parallelism)
                          : u"%1/1"_s.arg(succeeded);
    const QDateTime start
        = QDateTime::fromString(at(object, {"status"_L1, "startTime"_L1}).toString(), Qt::ISODate);
    const QDateTime end = QDateTime::fromString(
        at(object, {"status"_L1, "completionTime"_L1}).toString(), Qt::ISODate);
    const QString duration
        = start.isValid() ? humanDuration(start.secsTo(end.isValid() ? end : now)) : QString();
    return {nameOf(object), jobStatus(object), completions, duration, ageOf(object, now),
        containerNames(spec), containerImages(spec), selectorText(selector(object))};
}

QJsonArray cronJob(const QJsonObject &object, const QDateTime &now)
{
    const QJsonObject job = at(object, {"spec"_L1, "jobTemplate"_L1, "spec"_L1}).toObject();
    const QJsonObject spec = at(job, {"template"_L1, "spec"_L1}).toObject();
    const QJsonValue last = at(object, {"status"_L1, "lastScheduleTime"_L1});
    return {nameOf(object), at(object, {"spec"_L1, "schedule"_L1}).toString(),
        orNone(at(object, {"spec"_L1, "timeZone"_L1}).toString()),
        at(object, {"spec"_L1, "suspend"_L1}).toBool() ? u"True"_s : u"False"_s,
        at(object, {"status"_L1, "active"_L1}).toArray().size(),
        last.isString() ? age(last, now) : u"<none>"_s, ageOf(object, now), containerNames(spec),
        containerImages(spec), selectorText(job.value("selector"_L1).toObject())};
}

QJsonArray podTemplate(const QJsonObject &object, const QDateTime &)
{
    const QJsonObject spec = at(object, {"template"_L1, "spec"_L1}).toObject();
    return {nameOf(object), containerNames(spec), containerImages(spec),
        labelsText(at(object, {"template"_L1, "metadata"_L1, "labels"_L1}).toObject())};
}

QJsonArray controllerRevision(const QJsonObject &object, const QDateTime &now)
{
    QString controller = u"<none>"_s;
    for (const QJsonValue item : at(object, {"metadata"_L1, "ownerReferences"_L1}).toArray()) {
        const QJsonObject owner = item.toObject();
        const QString group = GroupVersion::parse(owner.value("apiVersion"_L1).toString()).group;
        if (owner.value("controller"_L1).toBool())
            controller = owner.value("kind"_L1).toString().toLower()
                + (group.isEmpty() ? QString() : u'.' + group) + u'/'
                + owner.value("name"_L1).toString();
    }
    return {
        nameOf(object), controller, object.value("revision"_L1).toInteger(), ageOf(object, now)};
}

} // namespace models::sandbox::cells
