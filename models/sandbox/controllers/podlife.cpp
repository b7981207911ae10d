// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/controllers/podlife.h"

#include "models/base/json.h"
#include "models/sandbox/controllers/fate.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace models::sandbox {
namespace {

/// One step of one pod: the pod with its next status, and the plan that carries it.
class Step
{
public:
    Step(const World &world, const QJsonObject &pod, const Moment &moment)
        : m_world(world)
        , m_pod(pod)
        , m_moment(moment)
        , m_fate(fateOf(world, pod))
    {
    }

    Plan take()
    {
        if (m_pod[u"metadata"][u"deletionTimestamp"].isString())
            end();
        else if (!textAt(m_pod, u"spec.nodeName").isEmpty())
            live();
        return std::move(m_plan);
    }

private:
    void end();
    void live();
    void admit();
    void pull();
    void failToPull(const QString &state);
    void start();
    void watchRun();
    void stop(int exitCode, const QString &reason);
    void startDebugging();
    void backOff();
    [[nodiscard]] QString missingVolume() const;
    [[nodiscard]] QDateTime peerFailure() const;
    [[nodiscard]] QJsonObject firstStatus() const
    {
        return arrayAt(m_pod, u"status.containerStatuses").first().toObject();
    }
    [[nodiscard]] QString image() const
    {
        return arrayAt(m_pod, u"spec.containers").first().toObject()[u"image"].toString();
    }
    [[nodiscard]] QString fieldPath() const
    {
        const QString name
            = arrayAt(m_pod, u"spec.containers").first().toObject()[u"name"].toString();
        return name;
    }
    void setContainers(const QJsonObject &state, bool isReady, bool isStarted);
    void setReady(bool isReady, const QString &reason = {});
    void say(const QString &type, const QString &reason, const QString &message)
    {
        tell(
            m_plan, m_world, u"pods"_s, m_pod, {type, reason, message, u"kubelet"_s}, m_moment.now);
    }
    void store() { m_plan.status(u"pods"_s, m_pod); }

    const World &m_world;
    QJsonObject m_pod;
    Moment m_moment;
    Fate m_fate;
    Plan m_plan;
};

void Step::end()
{
    // The time in deletionTimestamp is when patience ends; the containers go sooner.
    const double grace = double(numberAt(m_pod, u"metadata.deletionGracePeriodSeconds"));
    const QDateTime asked = timeAt(m_pod, u"metadata.deletionTimestamp").addSecs(-qint64(grace));
    const QDateTime gone = m_moment.after(asked, std::min(grace, 1.5));
    const bool isRunning = !textAt(m_pod, u"spec.nodeName").isEmpty();
    if (m_moment.now >= gone || !isRunning) {
        m_plan.remove(u"pods"_s, m_pod, 0);
        return;
    }
    m_plan.wakeAt(gone);
}

void Step::live()
{
    const QString phase = textAt(m_pod, u"status.phase");
    if (phase == "Succeeded"_L1 || phase == "Failed"_L1)
        return;
    if (!m_pod[u"status"][u"startTime"].isString()) {
        admit();
        return;
    }
    const QJsonObject state = firstStatus()[u"state"].toObject();
    const QString waiting = state[u"waiting"][u"reason"].toString();
    if (phase == "Running"_L1)
        startDebugging();
    if (waiting == "CrashLoopBackOff"_L1)
        backOff();
    else if (state.contains(u"waiting"_s))
        pull();
    else if (state.contains(u"running"_s))
        watchRun();
}

void Step::setContainers(const QJsonObject &state, bool isReady, bool isStarted)
{
    const QJsonArray old = arrayAt(m_pod, u"status.containerStatuses");
    const QJsonArray containers = arrayAt(m_pod, u"spec.containers");
    QJsonArray statuses;
    for (int i = 0; i < containers.size(); ++i) {
        const QJsonObject container = containers[i].toObject();
        QJsonObject status = old.at(i).toObject();
        const QString given = container[u"image"].toString();
        status[u"name"] = container[u"name"];
        status[u"image"] = given;
        const bool isRunning = state.contains(u"running"_s) || state.contains(u"terminated"_s);
        status[u"imageID"]
            = isRunning ? QString(u"sha256:"_s + shortHash(given, 20)) : QString(u""_s);
        if (isRunning)
            status[u"containerID"] = QString(u"containerd://"_s
                + shortHash(uidOf(m_pod) + container[u"name"].toString()
                        + QString::number(status[u"restartCount"].toInt()),
                    20));
        status[u"ready"] = isReady;
        status[u"started"] = isStarted;
        status[u"restartCount"] = status[u"restartCount"].toInt();
        status[u"state"] = state;
        if (!status.contains(u"lastState"_s))
            status[u"lastState"] = QJsonObject();
        statuses.append(status);
    }
    setAt(m_pod, u"status.containerStatuses", statuses);
}

void Step::setReady(bool isReady, const QString &reason)
{
    for (const QString &type : {u"Ready"_s, u"ContainersReady"_s}) {
        QJsonObject condition {{u"type"_s, type}, {u"status"_s, isReady ? u"True"_s : u"False"_s}};
        if (!isReady && !reason.isEmpty())
            condition[u"reason"] = reason;
        setCondition(m_pod, condition, m_moment.now);
    }
}

void Step::admit()
{
    setAt(m_pod, u"status.phase", u"Pending"_s);
    setAt(m_pod, u"status.startTime", timeText(m_moment.now));
    const QString node = textAt(m_pod, u"spec.nodeName");
    setAt(m_pod, u"status.hostIP", QString(u"10.0.0.%1"_s.arg(1 + drawn(node, 250))));
    setCondition(m_pod, {{u"type"_s, u"PodReadyToStartContainers"_s}, {u"status"_s, u"False"_s}},
        m_moment.now);
    setCondition(m_pod, {{u"type"_s, u"Initialized"_s}, {u"status"_s, u"True"_s}}, m_moment.now);
    setContainers(
        {{u"waiting"_s, QJsonObject {{u"reason"_s, u"ContainerCreating"_s}}}}, false, false);
    setReady(false, u"ContainersNotReady"_s);
    store();
    if (const QString missing = missingVolume(); !missing.isEmpty()) {
        say(u"Warning"_s, u"FailedMount"_s, missing);
        return;
    }
    if (!m_fate.isImageInvalid)
        say(u"Normal"_s, u"Pulling"_s, u"Pulling image \"%1\""_s.arg(image()));
}

QString Step::missingVolume() const
{
    const QJsonArray volumes = arrayAt(m_pod, u"spec.volumes");
    for (const QJsonValue &volume : volumes) {
        const QString name = volume[u"name"].toString();
        const QString secret = volume[u"secret"][u"secretName"].toString();
        if (!secret.isEmpty() && !volume[u"secret"][u"optional"].toBool()
            && !m_world.contains({u"secrets"_s, namespaceOf(m_pod), secret}))
            return u"MountVolume.SetUp failed for volume \"%1\" : secret \"%2\" not found"_s.arg(
                name, secret);
        const QString map = volume[u"configMap"][u"name"].toString();
        if (!map.isEmpty() && !volume[u"configMap"][u"optional"].toBool()
            && !m_world.contains({u"configmaps"_s, namespaceOf(m_pod), map}))
            return u"MountVolume.SetUp failed for volume \"%1\" : configmap \"%2\" not found"_s.arg(
                name, map);
    }
    return {};
}

void Step::pull()
{
    const QDateTime begun = timeAt(m_pod, u"status.startTime");
    if (!missingVolume().isEmpty()) {
        m_plan.wakeAt(m_moment.now.addSecs(10));
        return;
    }
    const QString waiting = firstStatus()[u"state"][u"waiting"][u"reason"].toString();
    if (m_fate.isImageInvalid && waiting != "InvalidImageName"_L1) {
        failToPull(u"InvalidImageName"_s);
        return;
    }
    if (m_fate.isImageMissing) {
        const bool isFirst = waiting == "ContainerCreating"_L1;
        const QDateTime next = m_moment.after(begun, isFirst ? 1.5 : 14);
        if (waiting == "ImagePullBackOff"_L1) // nothing changes any more but the count of tries
            return;
        if (m_moment.now >= next)
            failToPull(isFirst ? u"ErrImagePull"_s : u"ImagePullBackOff"_s);
        else
            m_plan.wakeAt(next);
        return;
    }
    if (m_fate.isImageInvalid)
        return;
    const QDateTime ready
        = m_fate.pullSeconds < 0 ? QDateTime() : m_moment.after(begun, m_fate.pullSeconds + 0.5);
    if (!ready.isValid())
        return;
    if (m_moment.now < ready) {
        m_plan.wakeAt(ready);
        return;
    }
    const qint64 took = qint64(m_fate.pullSeconds * 1000);
    const QString length = took >= 60'000
        ? u"%1m%2s"_s.arg(took / 60'000).arg(double(took % 60'000) / 1000.0)
        : u"%1s"_s.arg(double(took) / 1000.0);
    say(u"Normal"_s, u"Pulled"_s,
        u"Successfully pulled image \"%1\" in %2 (%2 including waiting)"_s.arg(image(), length));
    start();
}

void Step::failToPull(const QString &state)
{
    const QString failure
        = u"failed to pull and unpack image \"%1\": failed to resolve reference \"%1\": %1: not found"_s
              .arg(image());
    QString message = u"Back-off pulling image \"%1\""_s.arg(image());
    if (state == "ErrImagePull"_L1) {
        message = u"rpc error: code = NotFound desc = "_s + failure;
        say(u"Warning"_s, u"Failed"_s, u"Failed to pull image \"%1\": %2"_s.arg(image(), message));
        say(u"Warning"_s, u"Failed"_s, u"Error: ErrImagePull"_s);
    } else if (state == "InvalidImageName"_L1) {
        message = u"Failed to apply default image tag \"%1\": couldn't parse image name: invalid "
                  "reference format"_s.arg(image());
        say(u"Warning"_s, u"InspectFailed"_s, message);
        say(u"Warning"_s, u"Failed"_s, u"Error: InvalidImageName"_s);
    } else {
        say(u"Normal"_s, u"BackOff"_s, message);
        say(u"Warning"_s, u"Failed"_s, u"Error: ImagePullBackOff"_s);
    }
    setContainers({{u"waiting"_s, QJsonObject {{u"reason"_s, state}, {u"message"_s, message}}}},
        false, false);
    store();
    if (state == "ErrImagePull"_L1)
        m_plan.wakeAt(m_moment.after(timeAt(m_pod, u"status.startTime"), 14));
}

void Step::start()
{
    say(u"Normal"_s, u"Created"_s, u"Created container: %1"_s.arg(fieldPath()));
    say(u"Normal"_s, u"Started"_s, u"Started container %1"_s.arg(fieldPath()));
    setAt(m_pod, u"status.phase", u"Running"_s);
    const QString address
        = u"10.244.%1.%2"_s.arg(drawn(uidOf(m_pod), 200)).arg(2 + drawn(nameOf(m_pod), 250));
    setAt(m_pod, u"status.podIP", address);
    setAt(m_pod, u"status.podIPs", QJsonArray {QJsonObject {{u"ip"_s, address}}});
    setCondition(m_pod, {{u"type"_s, u"PodReadyToStartContainers"_s}, {u"status"_s, u"True"_s}},
        m_moment.now);
    setContainers(
        {{u"running"_s, QJsonObject {{u"startedAt"_s, timeText(m_moment.now)}}}}, true, true);
    setReady(true);
    store();
    if (m_fate.runSeconds >= 0)
        m_plan.wakeAt(m_moment.after(m_moment.now, m_fate.runSeconds));
}

QDateTime Step::peerFailure() const
{
    QDateTime first;
    const QList<QJsonObject> peers
        = m_world.ownedBy(controllerOf(m_pod)[u"uid"].toString(), u"pods"_s);
    for (const QJsonObject &peer : peers) {
        if (textAt(peer, u"status.phase") != "Failed"_L1)
            continue;
        const QJsonObject state = arrayAt(peer, u"status.containerStatuses").first().toObject();
        const QDateTime ended = timeOf(state[u"state"][u"terminated"][u"finishedAt"].toString());
        if (ended.isValid() && (!first.isValid() || ended < first))
            first = ended;
    }
    return first;
}

void Step::watchRun()
{
    const QDateTime started = timeOf(firstStatus()[u"state"][u"running"][u"startedAt"].toString());
    if (m_fate.isCollective) {
        if (const QDateTime failed = peerFailure(); failed.isValid()) {
            const QDateTime follows
                = m_moment.after(failed, 3 + drawn(uidOf(m_pod) + u"follow"_s, 70) / 10.0);
            if (m_moment.now >= follows)
                stop(1, u"Error"_s);
            else
                m_plan.wakeAt(follows);
            return;
        }
    }
    if (m_fate.runSeconds < 0)
        return;
    const QDateTime ends = m_moment.after(started, m_fate.runSeconds);
    if (m_moment.now >= ends)
        stop(m_fate.exitCode, m_fate.reason);
    else
        m_plan.wakeAt(ends);
}

void Step::stop(int exitCode, const QString &reason)
{
    const QString started = firstStatus()[u"state"][u"running"][u"startedAt"].toString();
    const QJsonObject ended {{u"exitCode"_s, exitCode}, {u"reason"_s, reason},
        {u"startedAt"_s, started}, {u"finishedAt"_s, timeText(m_moment.now)},
        {u"containerID"_s, firstStatus()[u"containerID"].toString()}};
    const QString policy = textAt(m_pod, u"spec.restartPolicy");
    const bool restarts
        = policy.isEmpty() || policy == "Always"_L1 || (policy == "OnFailure"_L1 && exitCode != 0);
    if (!restarts) {
        setContainers({{u"terminated"_s, ended}}, false, false);
        setAt(m_pod, u"status.phase", exitCode == 0 ? u"Succeeded"_s : u"Failed"_s);
        setReady(false, exitCode == 0 ? u"PodCompleted"_s : u"PodFailed"_s);
        store();
        return;
    }
    const int count = firstStatus()[u"restartCount"].toInt();
    const int wait = int(std::min(300.0, 10 * std::pow(2, std::min(count, 5))));
    const QString message
        = u"back-off %1s restarting failed container=%2 pod=%3_%4(%5)"_s.arg(wait).arg(
            fieldPath(), nameOf(m_pod), namespaceOf(m_pod), uidOf(m_pod));
    setContainers({{u"waiting"_s,
                      QJsonObject {{u"reason"_s, u"CrashLoopBackOff"_s}, {u"message"_s, message}}}},
        false, false);
    QJsonArray statuses = arrayAt(m_pod, u"status.containerStatuses");
    for (auto &&status : statuses) {
        QJsonObject next = status.toObject();
        next[u"lastState"] = QJsonObject {{u"terminated"_s, ended}};
        status = next;
    }
    setAt(m_pod, u"status.containerStatuses", statuses);
    setReady(false, u"ContainersNotReady"_s);
    store();
    say(u"Warning"_s, u"BackOff"_s,
        u"Back-off restarting failed container %1 in pod %2_%3(%4)"_s.arg(
            fieldPath(), nameOf(m_pod), namespaceOf(m_pod), uidOf(m_pod)));
    m_plan.wakeAt(m_moment.after(m_moment.now, wait));
}

// Containers that were added to a pod that runs. Whatever ends them is not the pod's life.
void Step::startDebugging()
{
    QJsonArray statuses = arrayAt(m_pod, u"status.ephemeralContainerStatuses");
    const QJsonArray wanted = arrayAt(m_pod, u"spec.ephemeralContainers");
    if (statuses.size() >= wanted.size())
        return;
    for (const QJsonValue &container : wanted) {
        const QString name = container[u"name"].toString();
        const bool isKnown = std::ranges::any_of(
            std::as_const(statuses), [&](const QJsonValue &one) { return one[u"name"] == name; });
        if (isKnown)
            continue;
        const QString given = container[u"image"].toString();
        QJsonObject status {{u"name"_s, name}, {u"image"_s, given}, {u"ready"_s, false},
            {u"restartCount"_s, 0}, {u"lastState"_s, QJsonObject()}};
        if (const QString refusal = imageRefusal(m_world, given); !refusal.isEmpty()) {
            status[u"imageID"] = QString(u""_s);
            status[u"state"] = QJsonObject {{u"waiting"_s,
                QJsonObject {{u"reason"_s, refusal},
                    {u"message"_s, u"Back-off pulling image \"%1\""_s.arg(given)}}}};
            say(u"Warning"_s, u"Failed"_s, u"Error: "_s + refusal);
        } else {
            status[u"imageID"] = QString(u"sha256:"_s + shortHash(given, 20));
            status[u"containerID"]
                = QString(u"containerd://"_s + shortHash(uidOf(m_pod) + name, 20));
            status[u"state"] = QJsonObject {
                {u"running"_s, QJsonObject {{u"startedAt"_s, timeText(m_moment.now)}}}};
            say(u"Normal"_s, u"Created"_s, u"Created container: "_s + name);
            say(u"Normal"_s, u"Started"_s, u"Started container "_s + name);
        }
        statuses.append(status);
    }
    setAt(m_pod, u"status.ephemeralContainerStatuses", statuses);
    store();
}

void Step::backOff()
{
    const int count = firstStatus()[u"restartCount"].toInt();
    const double wait = std::min(300.0, 10 * std::pow(2, std::min(count, 5)));
    const QDateTime ended
        = timeOf(firstStatus()[u"lastState"][u"terminated"][u"finishedAt"].toString());
    const QDateTime again = m_moment.after(ended, wait);
    if (m_moment.now < again) {
        m_plan.wakeAt(again);
        return;
    }
    QJsonArray statuses = arrayAt(m_pod, u"status.containerStatuses");
    for (auto &&status : statuses) {
        QJsonObject next = status.toObject();
        next[u"restartCount"] = count + 1;
        status = next;
    }
    setAt(m_pod, u"status.containerStatuses", statuses);
    start();
}

} // namespace

Plan podStep(const World &world, const QJsonObject &pod, const Moment &moment)
{
    return Step(world, pod, moment).take();
}

} // namespace models::sandbox
