// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/controllers/generated.h"

#include "models/base/json.h"
#include "models/sandbox/controllers/demofile.h"
#include "models/sandbox/controllers/plan.h"
#include "models/sandbox/controllers/seed.h"

#include <QJsonArray>
#include <QUuid>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace models::sandbox {
namespace {

constexpr int nodeCount = 200;

QJsonObject metadataOf(const QString &name, int number, const QDateTime &now)
{
    const QDateTime made = now.addSecs(-(60 + qint64(number) * 7919 % (14 * 86400)));
    return {{u"name"_s, name}, {u"namespace"_s, u"scale"_s},
        {u"uid"_s, QUuid::createUuidV5(QUuid(), name).toString(QUuid::WithoutBraces)},
        {u"creationTimestamp"_s, timeText(made)},
        {u"labels"_s,
            QJsonObject {{u"app"_s, u"load-%1"_s.arg(number % 50)},
                {u"team"_s, u"team-%1"_s.arg(number % 7)}, {stillLabel(), u"true"_s}}}};
}

/// In every hundred: some that wait, fail and crash, as in any big cluster.
QJsonObject podStatus(int number, const QString &started)
{
    const int kind = number * 31 % 100;
    QJsonObject status {{u"startTime"_s, started}, {u"qosClass"_s, u"Burstable"_s},
        {u"podIP"_s,
            u"10.%1.%2.%3"_s.arg(128 + number / 65025).arg(number / 255 % 255).arg(number % 255)}};
    QJsonObject state {{u"running"_s, QJsonObject {{u"startedAt"_s, started}}}};
    QString phase = u"Running"_s;
    int restarts = number % 97 == 0 ? 3 : 0;
    if (kind < 3) {
        phase = u"Pending"_s;
        state = {{u"waiting"_s, QJsonObject {{u"reason"_s, u"ContainerCreating"_s}}}};
    } else if (kind < 5) {
        phase = u"Failed"_s;
        state = {{u"terminated"_s,
            QJsonObject {{u"exitCode"_s, 137}, {u"reason"_s, u"OOMKilled"_s},
                {u"startedAt"_s, started}, {u"finishedAt"_s, started}}}};
    } else if (kind < 7) {
        restarts = 5 + number % 40;
        state = {{u"waiting"_s, QJsonObject {{u"reason"_s, u"CrashLoopBackOff"_s}}}};
    } else if (kind < 25) {
        phase = u"Succeeded"_s;
        state = {{u"terminated"_s,
            QJsonObject {{u"exitCode"_s, 0}, {u"reason"_s, u"Completed"_s},
                {u"startedAt"_s, started}, {u"finishedAt"_s, started}}}};
    }
    const bool isReady = state.contains(u"running"_s);
    status[u"phase"] = phase;
    status[u"conditions"] = QJsonArray {
        QJsonObject {{u"type"_s, u"Ready"_s}, {u"status"_s, isReady ? u"True"_s : u"False"_s},
            {u"lastTransitionTime"_s, started}},
        QJsonObject {{u"type"_s, u"PodScheduled"_s}, {u"status"_s, u"True"_s},
            {u"lastTransitionTime"_s, started}}};
    status[u"containerStatuses"] = QJsonArray {QJsonObject {{u"name"_s, u"main"_s},
        {u"image"_s, u"load/app:1.0"_s}, {u"imageID"_s, u"sha256:load"_s}, {u"ready"_s, isReady},
        {u"started"_s, isReady}, {u"restartCount"_s, restarts}, {u"state"_s, state}}};
    return status;
}

QJsonObject podNumber(int number, const QDateTime &now)
{
    const QString name = u"load-%1-%2-%3"_s.arg(number % 50)
                             .arg(shortHash(QString::number(number / 20), 9))
                             .arg(number);
    QJsonObject pod {{u"apiVersion"_s, u"v1"_s}, {u"kind"_s, u"Pod"_s},
        {u"metadata"_s, metadataOf(name, number, now)}};
    const QJsonObject resources {
        {u"requests"_s, QJsonObject {{u"cpu"_s, u"100m"_s}, {u"memory"_s, u"128Mi"_s}}}};
    pod[u"spec"] = QJsonObject {
        {u"nodeName"_s, u"load-node-%1"_s.arg(1 + number % nodeCount, 3, 10, QChar(u'0'))},
        {u"restartPolicy"_s, u"Always"_s}, {u"serviceAccountName"_s, u"default"_s},
        {u"dnsPolicy"_s, u"ClusterFirst"_s}, {u"schedulerName"_s, u"default-scheduler"_s},
        {u"terminationGracePeriodSeconds"_s, 30},
        {u"containers"_s,
            QJsonArray {QJsonObject {{u"name"_s, u"main"_s}, {u"image"_s, u"load/app:1.0"_s},
                {u"imagePullPolicy"_s, u"IfNotPresent"_s}, {u"resources"_s, resources}}}}};
    pod[u"status"] = podStatus(number, textAt(pod, u"metadata.creationTimestamp"));
    return pod;
}

QJsonObject plainNumber(const QString &plural, int number, const QDateTime &now)
{
    const QString kind = kindOf(plural);
    QJsonObject object {{u"apiVersion"_s, apiVersionOf(plural)}, {u"kind"_s, kind},
        {u"metadata"_s, metadataOf(u"load-%1"_s.arg(number, 6, 10, QChar(u'0')), number, now)}};
    if (plural == "configmaps"_L1)
        object[u"data"] = QJsonObject {{u"number"_s, QString::number(number)}};
    if (plural == "secrets"_L1)
        object[u"type"] = u"Opaque"_s;
    if (plural == "services"_L1)
        object[u"spec"] = QJsonObject {{u"clusterIP"_s, u"None"_s},
            {u"ports"_s, QJsonArray {QJsonObject {{u"port"_s, 80}, {u"protocol"_s, u"TCP"_s}}}}};
    if (plural == "persistentvolumeclaims"_L1) {
        object[u"spec"] = QJsonObject {{u"accessModes"_s, QJsonArray {u"ReadWriteMany"_s}},
            {u"storageClassName"_s, u"cephfs-hdd"_s},
            {u"resources"_s,
                QJsonObject {{u"requests"_s, QJsonObject {{u"storage"_s, u"10Gi"_s}}}}}};
        object[u"status"] = QJsonObject {{u"phase"_s, u"Bound"_s}};
    }
    return object;
}

} // namespace

Result<void> generateObjects(const QString &plural, int count, const QDateTime &now,
    const std::function<void(const QJsonObject &)> &take)
{
    static const QStringList plain {u"configmaps"_s, u"secrets"_s, u"services"_s,
        u"persistentvolumeclaims"_s, u"serviceaccounts"_s};
    if (plural != "pods"_L1 && plural != "nodes"_L1 && !plain.contains(plural))
        return failure(Error::Kind::BadInput,
            Message(
                QT_TRANSLATE_NOOP("models",
                    "Resource %1 cannot be generated; pods, nodes, configmaps, secrets, services, "
                    "serviceaccounts and persistentvolumeclaims can."),
                {plural}));
    take(QJsonObject {{u"apiVersion"_s, u"v1"_s}, {u"kind"_s, u"Namespace"_s},
        {u"metadata"_s,
            QJsonObject {{u"name"_s, u"scale"_s},
                {u"uid"_s, QUuid::createUuidV5(QUuid(), u"scale"_s).toString(QUuid::WithoutBraces)},
                {u"creationTimestamp"_s, timeText(now.addDays(-15))}}},
        {u"spec"_s, QJsonObject {{u"finalizers"_s, QJsonArray {u"kubernetes"_s}}}},
        {u"status"_s, QJsonObject {{u"phase"_s, u"Active"_s}}}});
    const QJsonObject line {{u"name"_s, u"load-node"_s}, {u"cpu"_s, 64}, {u"memory"_s, u"256Gi"_s},
        {u"count"_s,
            plural == "nodes"_L1      ? count
                : plural == "pods"_L1 ? nodeCount
                                      : 0}};
    if (line[u"count"].toInt() > 0) {
        QList<QJsonObject> nodes = nodesFor(line, now);
        for (int i = 0; i < nodes.size(); ++i) {
            const QString name = u"load-node-%1"_s.arg(i + 1, 3, 10, QChar(u'0'));
            QJsonObject metadata = metadataOf(name, i, now);
            metadata.remove(u"namespace"_s);
            nodes[i][u"metadata"] = metadata;
            // Never chosen by the scheduler: what runs here is only made up.
            setAt(nodes[i], u"spec.unschedulable", true);
        }
        for (const QJsonObject &node : std::as_const(nodes))
            take(node);
    }
    if (plural == "pods"_L1) {
        for (int i = 0; i < count; ++i)
            take(podNumber(i, now));
    } else if (plural != "nodes"_L1) {
        for (int i = 0; i < count; ++i)
            take(plainNumber(plural, i, now));
    }
    return {};
}

Result<QList<QJsonObject>> generatedObjects(const QString &plural, int count, const QDateTime &now)
{
    QList<QJsonObject> out;
    const auto made = generateObjects(
        plural, count, now, [&](const QJsonObject &object) { out.append(object); });
    if (!made)
        return std::unexpected(made.error());
    return out;
}

} // namespace models::sandbox
