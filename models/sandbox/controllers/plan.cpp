// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/controllers/plan.h"

#include "models/base/json.h"

#include <QCryptographicHash>
#include <QJsonArray>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace models::sandbox {
namespace {

struct KnownKind
{
    QStringView plural, kind, apiVersion;
};

constexpr QStringView batch = u"batch.tensorstack.dev/v1beta1";
constexpr QStringView scheduling = u"scheduler.tensorstack.dev/v1beta1";

constexpr std::array knownKinds {
    KnownKind {u"namespaces", u"Namespace", u"v1"},
    KnownKind {u"nodes", u"Node", u"v1"},
    KnownKind {u"queues", u"Queue", scheduling},
    KnownKind {u"resourcequotas", u"ResourceQuota", u"v1"},
    KnownKind {u"storageclasses", u"StorageClass", u"storage.k8s.io/v1"},
    KnownKind {u"persistentvolumes", u"PersistentVolume", u"v1"},
    KnownKind {u"persistentvolumeclaims", u"PersistentVolumeClaim", u"v1"},
    KnownKind {u"configmaps", u"ConfigMap", u"v1"},
    KnownKind {u"secrets", u"Secret", u"v1"},
    KnownKind {u"serviceaccounts", u"ServiceAccount", u"v1"},
    KnownKind {u"services", u"Service", u"v1"},
    KnownKind {u"events", u"Event", u"v1"},
    KnownKind {u"podgroups", u"PodGroup", scheduling},
    KnownKind {u"deepspeedjobs", u"DeepSpeedJob", batch},
    KnownKind {u"pytorchtrainingjobs", u"PyTorchTrainingJob", batch},
    KnownKind {u"genericjobs", u"GenericJob", batch},
    KnownKind {u"tensorflowtrainingjobs", u"TensorFlowTrainingJob", batch},
    KnownKind {u"mpijobs", u"MPIJob", batch},
    KnownKind {u"colossalaijobs", u"ColossalAIJob", batch},
    KnownKind {u"xgboosttrainingjobs", u"XGBoostTrainingJob", batch},
    KnownKind {u"beamjobs", u"BeamJob", batch},
    KnownKind {u"cronworkflowruns", u"CronWorkflowRun", batch},
    KnownKind {u"workflowruns", u"WorkflowRun", batch},
    KnownKind {u"workflowtemplates", u"WorkflowTemplate", batch},
    KnownKind {u"deployments", u"Deployment", u"apps/v1"},
    KnownKind {u"replicasets", u"ReplicaSet", u"apps/v1"},
    KnownKind {u"statefulsets", u"StatefulSet", u"apps/v1"},
    KnownKind {u"daemonsets", u"DaemonSet", u"apps/v1"},
    KnownKind {u"jobs", u"Job", u"batch/v1"},
    KnownKind {u"cronjobs", u"CronJob", u"batch/v1"},
    KnownKind {u"poddisruptionbudgets", u"PodDisruptionBudget", u"policy/v1"},
    KnownKind {u"pods", u"Pod", u"v1"},
};

} // namespace

QString kindOf(const QString &plural)
{
    for (const KnownKind &known : knownKinds) {
        if (known.plural == plural)
            return known.kind.toString();
    }
    return {};
}

QString apiVersionOf(const QString &plural)
{
    for (const KnownKind &known : knownKinds) {
        if (known.plural == plural)
            return known.apiVersion.toString();
    }
    return {};
}

QStringList watchedPlurals()
{
    QStringList out;
    for (const KnownKind &known : knownKinds)
        out.append(known.plural.toString());
    return out;
}

QStringList jobPlurals()
{
    return {u"deepspeedjobs"_s, u"pytorchtrainingjobs"_s, u"genericjobs"_s,
        u"tensorflowtrainingjobs"_s, u"mpijobs"_s, u"colossalaijobs"_s, u"xgboosttrainingjobs"_s,
        u"beamjobs"_s};
}

QString shortHash(const QString &text, int length)
{
    static constexpr char letters[] = "bcdfghjklmnpqrstvwxz2456789";
    const QByteArray hash = QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha1);
    QString out;
    for (int i = 0; i < length; ++i)
        out += QLatin1Char(letters[uchar(hash[i % hash.size()]) % (sizeof letters - 1)]);
    return out;
}

int drawn(const QString &text, int limit)
{
    const QByteArray hash = QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha1);
    const quint32 number = (quint32(uchar(hash[0])) << 24) | (quint32(uchar(hash[1])) << 16)
        | (quint32(uchar(hash[2])) << 8) | uchar(hash[3]);
    return limit > 0 ? int(number % quint32(limit)) : 0;
}

void tell(Plan &plan, const World &world, const QString &plural, const QJsonObject &object,
    const EventText &text, const QDateTime &now)
{
    const QString nameSpace = namespaceOf(object).isEmpty() ? u"default"_s : namespaceOf(object);
    const QByteArray digest = QCryptographicHash::hash(
        (uidOf(object) + text.reason + text.message).toUtf8(), QCryptographicHash::Sha1)
                                  .toHex()
                                  .first(16);
    const QString name = nameOf(object).first(std::min<qsizetype>(nameOf(object).size(), 200))
        + u'.' + QString::fromLatin1(digest);
    QJsonObject event = world.find(u"events"_s, nameSpace, name);
    if (!event.isEmpty()) {
        event[u"count"] = event[u"count"].toInt(1) + 1;
        event[u"lastTimestamp"] = timeText(now);
        plan.update(u"events"_s, event);
        return;
    }
    event = QJsonObject {
        {u"apiVersion"_s, u"v1"_s},
        {u"kind"_s, u"Event"_s},
        {u"metadata"_s, QJsonObject {{u"name"_s, name}, {u"namespace"_s, nameSpace}}},
        {u"involvedObject"_s,
            QJsonObject {{u"apiVersion"_s, apiVersionOf(plural)}, {u"kind"_s, kindOf(plural)},
                {u"name"_s, nameOf(object)}, {u"namespace"_s, namespaceOf(object)},
                {u"uid"_s, uidOf(object)}}},
        {u"reason"_s, text.reason},
        {u"message"_s, text.message},
        {u"type"_s, text.type},
        {u"source"_s, QJsonObject {{u"component"_s, text.component}}},
        {u"reportingComponent"_s, text.component},
        {u"reportingInstance"_s, QString()},
        {u"firstTimestamp"_s, timeText(now)},
        {u"lastTimestamp"_s, timeText(now)},
        {u"count"_s, 1},
        {u"eventTime"_s, QJsonValue::Null},
    };
    plan.create(u"events"_s, event);
}

bool setCondition(QJsonObject &object, const QJsonObject &condition, const QDateTime &now)
{
    QJsonArray conditions = arrayAt(object, u"status.conditions");
    QJsonObject next = condition;
    for (int i = 0; i < conditions.size(); ++i) {
        const QJsonObject old = conditions[i].toObject();
        if (old[u"type"] != condition[u"type"])
            continue;
        const bool isSameStatus = old[u"status"] == condition[u"status"];
        next[u"lastTransitionTime"] = isSameStatus ? old[u"lastTransitionTime"] : timeText(now);
        QJsonObject merged = old;
        for (auto it = next.begin(); it != next.end(); ++it)
            merged.insert(it.key(), it.value());
        if (merged == old)
            return false;
        conditions[i] = merged;
        setAt(object, u"status.conditions", conditions);
        return true;
    }
    next[u"lastTransitionTime"] = timeText(now);
    conditions.append(next);
    setAt(object, u"status.conditions", conditions);
    return true;
}

void adopt(QJsonObject &object, const QJsonObject &owner)
{
    setAt(object, u"metadata.namespace", namespaceOf(owner));
    setAt(object, u"metadata.ownerReferences",
        QJsonArray {QJsonObject {{u"apiVersion"_s, textAt(owner, u"apiVersion")},
            {u"kind"_s, textAt(owner, u"kind")}, {u"name"_s, nameOf(owner)},
            {u"uid"_s, uidOf(owner)}, {u"controller"_s, true}, {u"blockOwnerDeletion"_s, true}}});
}

} // namespace models::sandbox
