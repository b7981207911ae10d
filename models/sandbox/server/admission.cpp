// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/server/admission.h"

#include "models/sandbox/server/quota.h"
#include "models/sandbox/server/statuses.h"

#include <QJsonArray>
#include <QSet>

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

bool isCore(const KindInfo &kind, QStringView plural)
{
    return kind.resource.groupVersion.group.isEmpty() && kind.resource.plural == plural;
}

QString nameOf(const QJsonObject &object)
{
    return object.value(u"metadata").toObject().value(u"name").toString();
}

} // namespace

Answer<void> Admission::checkNamespace(
    const KindInfo &kind, const QString &nameSpace, const QString &name) const
{
    const ObjectRef found = m_store.find(u"/namespaces"_s, {}, nameSpace);
    if (!found) {
        return std::unexpected(notFound({}, u"namespaces"_s, nameSpace));
    }
    if (!metadataHas(*found, "deletionTimestamp")) {
        return {};
    }
    StatusError refusal = forbidden(kind, name,
        u"unable to create new content in namespace %1 because it is being terminated"_s.arg(
            nameSpace));
    refusal.details[u"causes"_s]
        = QJsonArray {QJsonObject {{u"reason"_s, u"NamespaceTerminating"_s},
            {u"message"_s, u"namespace %1 is being terminated"_s.arg(nameSpace)},
            {u"field"_s, u"metadata.namespace"_s}}};
    return std::unexpected(refusal);
}

Answer<void> Admission::admitNew(
    const KindInfo &kind, const QString &nameSpace, QJsonObject &object) const
{
    if (kind.resource.namespaced) {
        if (auto answer = checkNamespace(kind, nameSpace, nameOf(object)); !answer) {
            return answer;
        }
    }
    if (kind.isTerminating) {
        return std::unexpected(StatusError {403, u"Forbidden"_s,
            u"create not allowed while custom resource definition is terminating"_s});
    }
    if (isCore(kind, u"pods")) {
        return admitPod(kind, nameSpace, object);
    }
    if (isCore(kind, u"persistentvolumeclaims")) {
        fillStorageClass(object);
    } else if (isCore(kind, u"services")) {
        fillService(object);
    }
    return {};
}

Answer<void> Admission::admitPod(
    const KindInfo &kind, const QString &nameSpace, QJsonObject &pod) const
{
    if (auto answer = fillPriority(kind, pod); !answer) {
        return answer;
    }
    QJsonObject spec = pod.value(u"spec").toObject();
    const QString account = spec.value(u"serviceAccountName").toString();
    const QString wanted = account.isEmpty() ? u"default"_s : account;
    if (wanted != u"default" && !m_store.find(u"/serviceaccounts"_s, nameSpace, wanted)) {
        return std::unexpected(forbidden(kind, nameOf(pod),
            u"error looking up service account %1/%2: serviceaccount \"%2\" not found"_s.arg(
                nameSpace, wanted)));
    }
    spec.insert(u"serviceAccountName"_s, wanted);
    spec.insert(u"serviceAccount"_s, wanted);
    pod.insert(u"spec"_s, spec);
    return {};
}

Answer<void> Admission::fillPriority(const KindInfo &kind, QJsonObject &pod) const
{
    QJsonObject spec = pod.value(u"spec").toObject();
    const QString name = spec.value(u"priorityClassName").toString();
    QJsonObject chosen;
    for (const ObjectRef &stored : m_store.list(u"scheduling.k8s.io/priorityclasses"_s)) {
        const QJsonObject priorityClass = stored->object();
        const bool isDefault = priorityClass.value(u"globalDefault").toBool();
        if (name.isEmpty() ? isDefault : stored->name == name) {
            chosen = priorityClass;
        }
    }
    const bool isSystem = name.startsWith(u"system-");
    if (chosen.isEmpty() && !name.isEmpty() && !isSystem) {
        return std::unexpected(
            forbidden(kind, nameOf(pod), u"no PriorityClass with name %1 was found"_s.arg(name)));
    }
    if (!chosen.isEmpty()) {
        spec.insert(u"priorityClassName"_s, nameOf(chosen));
    }
    spec.insert(u"priority"_s, chosen.value(u"value").toInteger(isSystem ? 2'000'000'000 : 0));
    spec.insert(u"preemptionPolicy"_s,
        chosen.value(u"preemptionPolicy").toString(u"PreemptLowerPriority"_s));
    pod.insert(u"spec"_s, spec);
    return {};
}

void Admission::fillStorageClass(QJsonObject &claim) const
{
    QJsonObject spec = claim.value(u"spec").toObject();
    if (spec.contains(u"storageClassName")) {
        return;
    }
    for (const ObjectRef &stored : m_store.list(u"storage.k8s.io/storageclasses"_s)) {
        const QJsonObject annotations
            = stored->object().value(u"metadata").toObject().value(u"annotations").toObject();
        if (annotations.value(u"storageclass.kubernetes.io/is-default-class").toString()
            == u"true") {
            spec.insert(u"storageClassName"_s, stored->name);
            claim.insert(u"spec"_s, spec);
            return;
        }
    }
}

void Admission::fillService(QJsonObject &service) const
{
    QJsonObject spec = service.value(u"spec").toObject();
    const QString type = spec.value(u"type").toString(u"ClusterIP"_s);
    QSet<QString> addresses;
    QSet<qint64> ports;
    for (const ObjectRef &stored : m_store.list(u"/services"_s)) {
        const QJsonObject other = stored->object().value(u"spec").toObject();
        addresses.insert(other.value(u"clusterIP").toString());
        for (const auto &port : other.value(u"ports").toArray()) {
            ports.insert(port.toObject().value(u"nodePort").toInteger());
        }
    }
    if (type != u"ExternalName" && spec.value(u"clusterIP").toString().isEmpty()) {
        QString address;
        for (int i = 10; address.isEmpty() || addresses.contains(address); ++i) {
            address = u"10.0.%1.%2"_s.arg(i / 250).arg(i % 250 + 1);
        }
        spec.insert(u"clusterIP"_s, address);
    }
    if (spec.contains(u"clusterIP") && !spec.contains(u"clusterIPs")) {
        spec.insert(u"clusterIPs"_s, QJsonArray {spec.value(u"clusterIP")});
    }
    if (type == u"NodePort" || type == u"LoadBalancer") {
        QJsonArray list;
        qint64 next = 30'000;
        for (const auto &entry : spec.value(u"ports").toArray()) {
            QJsonObject port = entry.toObject();
            if (port.value(u"nodePort").toInteger() == 0) {
                while (ports.contains(next)) {
                    ++next;
                }
                ports.insert(next);
                port.insert(u"nodePort"_s, next);
            }
            list << port;
        }
        spec.insert(u"ports"_s, list);
    }
    service.insert(u"spec"_s, spec);
}

Answer<void> Admission::checkQuota(
    const KindInfo &kind, const QString &nameSpace, const QJsonObject &object) const
{
    if (!kind.resource.namespaced) {
        return {};
    }
    const auto excess = quotaExcess(m_store, kind, nameSpace, object);
    if (excess.isEmpty()) {
        return {};
    }
    return std::unexpected(forbidden(kind, nameOf(object), excess));
}

} // namespace models::sandbox
