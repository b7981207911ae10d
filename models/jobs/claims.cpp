// SPDX-License-Identifier: Apache-2.0
#include "models/jobs/claims.h"

#include "models/base/json.h"
#include "models/base/quantity.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models {
namespace {

GroupVersionKind gvkOf(const QJsonObject &object)
{
    const GroupVersion groupVersion = GroupVersion::parse(textAt(object, u"apiVersion"));
    return {groupVersion.group, groupVersion.version, textAt(object, u"kind")};
}

// "corpus-v2 → /data", as summaries of jobs name their volumes.
void addJobs(ClaimSummary &claim, const QList<const JobSummary *> &jobs)
{
    for (const JobSummary *job : jobs) {
        if (job->nameSpace != claim.nameSpace)
            continue;
        for (const QString &mount : job->claims) {
            if (mount.section(u" → "_s, 0, 0) == claim.name)
                claim.users.append({job->gvk, job->name, mount.section(u" → "_s, 1), job->state});
        }
    }
}

void addPods(ClaimSummary &claim, const QList<QJsonObject> &pods)
{
    for (const QJsonObject &pod : pods) {
        if (namespaceOf(pod) != claim.nameSpace)
            continue;
        const QJsonArray volumes = arrayAt(pod, u"spec.volumes");
        const bool isUser = std::ranges::any_of(volumes, [&claim](const QJsonValue &volume) {
            return volume[u"persistentVolumeClaim"][u"claimName"].toString() == claim.name;
        });
        if (isUser) {
            claim.users.append({{{}, u"v1"_s, u"Pod"_s}, nameOf(pod), {},
                textAt(pod, u"status.phase") == "Running"_L1 ? JobState::Running
                                                             : JobState::Unknown});
        }
    }
}

QString lastWarning(const QString &uid, const QList<QJsonObject> &events)
{
    QDateTime newest;
    QString message;
    for (const QJsonObject &event : events) {
        QDateTime time = timeAt(event, u"lastTimestamp");
        if (!time.isValid())
            time = timeAt(event, u"metadata.creationTimestamp");
        if (textAt(event, u"involvedObject.uid") == uid && (!newest.isValid() || time > newest)) {
            newest = time;
            message = textAt(event, u"message");
        }
    }
    return message;
}

ClaimSummary::State stateOf(const QJsonObject &object, const QString &phase)
{
    if (!textAt(object, u"metadata.deletionTimestamp").isEmpty())
        return ClaimSummary::State::Leaving;
    if (phase == "Bound"_L1)
        return ClaimSummary::State::Bound;
    return phase == "Lost"_L1 ? ClaimSummary::State::Lost : ClaimSummary::State::Waiting;
}

ClaimSummary summarizeOne(const QJsonObject &object, const QList<QJsonObject> &events)
{
    ClaimSummary one;
    one.gvk = gvkOf(object);
    one.uid = uidOf(object);
    one.name = nameOf(object);
    one.nameSpace = namespaceOf(object);
    one.phase = textAt(object, u"status.phase");
    one.state = stateOf(object, one.phase);
    one.created = timeAt(object, u"metadata.creationTimestamp");
    one.size = textAt(object, u"status.capacity.storage");
    if (one.size.isEmpty())
        one.size = textAt(object, u"spec.resources.requests.storage");
    if (const auto size = Quantity::parse(one.size))
        one.bytes = size->toDouble();
    one.storageClass = textAt(object, u"spec.storageClassName");
    one.volume = textAt(object, u"spec.volumeName");
    const QJsonArray modes = arrayAt(object, u"spec.accessModes");
    for (const QJsonValue &mode : modes)
        one.accessModes.append(mode.toString());
    if (one.state != ClaimSummary::State::Bound)
        one.message = lastWarning(one.uid, events);
    return one;
}

JobState stateNamed(const QString &word)
{
    const QString plain = word.toLower();
    if (plain.isEmpty())
        return JobState::Unknown;
    static const QHash<QString, JobState> known {{u"running"_s, JobState::Running},
        {u"ready"_s, JobState::Running}, {u"pending"_s, JobState::Waiting},
        {u"waiting"_s, JobState::Waiting}, {u"initializing"_s, JobState::Starting},
        {u"starting"_s, JobState::Starting}, {u"provisioning"_s, JobState::Starting},
        {u"processing"_s, JobState::Running}, {u"notready"_s, JobState::Starting},
        {u"paused"_s, JobState::Paused}, {u"stopped"_s, JobState::Paused},
        {u"stopping"_s, JobState::Stopping}, {u"terminating"_s, JobState::Stopping},
        {u"complete"_s, JobState::Succeeded}, {u"completed"_s, JobState::Succeeded},
        {u"succeeded"_s, JobState::Succeeded}, {u"failed"_s, JobState::Failed},
        {u"error"_s, JobState::Failed}, {u"crashloopbackoff"_s, JobState::Failed},
        {u"failedunschedulable"_s, JobState::Failed}};
    return known.value(plain, JobState::Unknown);
}

// "pvc", "s3 s3://corpora/pile/": the kind of store and where in it.
QString endOf(const QJsonObject &end)
{
    const QString type = textAt(end, u"type");
    const QString claim = textAt(end, u"pvc.name");
    if (!claim.isEmpty()) {
        const QString folder = textAt(end, u"pvc.subPath");
        return folder.isEmpty() ? claim : claim + u'/' + folder;
    }
    const QJsonArray options = arrayAt(end, u"options");
    for (const QJsonValue &option : options) {
        const QString value = option[u"value"].toString();
        if (value.contains("://"_L1))
            return value;
    }
    return type;
}

} // namespace

QString shortAccess(const QStringList &modes)
{
    QStringList words;
    for (const QString &mode : modes) {
        if (mode == "ReadWriteOncePod"_L1)
            words.append(u"RWOP"_s);
        else if (mode == "ReadWriteOnce"_L1)
            words.append(u"RWO"_s);
        else if (mode == "ReadWriteMany"_L1)
            words.append(u"RWX"_s);
        else
            words.append(mode == "ReadOnlyMany"_L1 ? u"ROX"_s : mode);
    }
    return words.join(u", "_s);
}

QList<ClaimSummary> summarizeClaims(const QList<QJsonObject> &claims,
    const QList<QJsonObject> &shims, const QList<const JobSummary *> &jobs,
    const QList<QJsonObject> &pods, const QList<QJsonObject> &events)
{
    QList<ClaimSummary> all;
    for (const QJsonObject &claim : claims) {
        ClaimSummary one = summarizeOne(claim, events);
        addJobs(one, jobs);
        addPods(one, pods);
        all.append(one);
    }
    for (const QJsonObject &shim : shims) {
        ClaimSummary one = summarizeOne(shim, events);
        one.isShim = true;
        one.storageClass = textAt(shim, u"spec.type");
        one.size = textAt(shim, u"spec.s3.uri");
        if (one.size.isEmpty())
            one.size = textAt(shim, u"spec.cephfs.path");
        one.isReadOnly = flagAt(shim, u"spec.s3.readOnly") || flagAt(shim, u"spec.readOnly");
        addJobs(one, jobs);
        addPods(one, pods);
        all.append(one);
    }
    std::ranges::stable_sort(all, {}, [](const ClaimSummary &claim) {
        return std::tuple(int(claim.state), claim.isShim, claim.nameSpace, claim.name);
    });
    return all;
}

TransferSummary summarizeTransfer(const QJsonObject &cube)
{
    TransferSummary one;
    one.gvk = gvkOf(cube);
    one.uid = uidOf(cube);
    one.name = nameOf(cube);
    one.nameSpace = namespaceOf(cube);
    one.phase = textAt(cube, u"status.phase");
    one.state = one.phase.isEmpty() ? JobState::Waiting : stateNamed(one.phase);
    one.source = endOf(objectAt(cube, u"spec.source"));
    one.target = endOf(objectAt(cube, u"spec.sink"));
    one.message = textAt(conditionOf(cube, u"Failed"), u"message");
    one.created = timeAt(cube, u"metadata.creationTimestamp");
    return one;
}

AppSummary summarizeApp(const QJsonObject &app)
{
    AppSummary one;
    one.gvk = gvkOf(app);
    one.uid = uidOf(app);
    one.name = nameOf(app);
    one.nameSpace = namespaceOf(app);
    one.created = timeAt(app, u"metadata.creationTimestamp");
    one.word = textAt(app, u"status.phase");
    if (one.word.isEmpty())
        one.word = textAt(app, u"status.printableStatus");
    const QJsonObject ready = conditionOf(app, u"Ready");
    const bool isReady = textAt(ready, u"status") == "True"_L1;
    if (one.word.isEmpty() && !ready.isEmpty())
        one.word = isReady ? u"Ready"_s : u"NotReady"_s;
    one.state = stateNamed(one.word);
    if (!textAt(app, u"metadata.deletionTimestamp").isEmpty())
        one.state = JobState::Stopping;
    else if (one.word.isEmpty())
        one.state = JobState::Starting; // its controller has not spoken yet
    if (!ready.isEmpty() && !isReady) {
        one.message = textAt(ready, u"message");
        if (one.state == JobState::Starting && !one.message.isEmpty())
            one.state = JobState::Waiting; // it says for what
    }
    one.url = textAt(app, u"status.url");
    if (one.url.isEmpty())
        one.url = textAt(app, u"status.address.url");
    if (one.url.isEmpty())
        one.url = arrayAt(app, u"status.urls").at(0)[u"url"].toString();
    one.queue = textAt(app, u"spec.scheduler.t9kScheduler.queue");
    return one;
}

} // namespace models
