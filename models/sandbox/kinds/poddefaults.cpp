// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/kinds/defaults.h"

#include "models/base/json.h"
#include "models/base/quantity.h"
#include "models/sandbox/kinds/edit.h"

using namespace Qt::StringLiterals;

namespace models::sandbox::defaults {

namespace {

void httpGet(QJsonObject &holder)
{
    edit(holder, "httpGet"_L1, [](QJsonObject &get) {
        preset(get, "path"_L1, u"/"_s);
        preset(get, "scheme"_L1, u"HTTP"_s);
    });
}

void probe(QJsonObject &probe)
{
    preset(probe, "timeoutSeconds"_L1, 1);
    preset(probe, "periodSeconds"_L1, 10);
    preset(probe, "successThreshold"_L1, 1);
    preset(probe, "failureThreshold"_L1, 3);
    httpGet(probe);
    edit(probe, "grpc"_L1, [](QJsonObject &grpc) { preset(grpc, "service"_L1, QString()); });
}

QString pullPolicy(const QString &image)
{
    const QString last = image.section(u'/', -1);
    if (last.contains(u'@'))
        return u"IfNotPresent"_s;
    const qsizetype colon = last.indexOf(u':');
    const QString tag = colon < 0 ? u"latest"_s : last.mid(colon + 1);
    return tag == "latest"_L1 ? u"Always"_s : u"IfNotPresent"_s;
}

void fieldRef(QJsonObject &holder)
{
    edit(holder, "fieldRef"_L1, [](QJsonObject &ref) { preset(ref, "apiVersion"_L1, u"v1"_s); });
}

void container(QJsonObject &container)
{
    preset(container, "imagePullPolicy"_L1, pullPolicy(container.value("image"_L1).toString()));
    preset(container, "terminationMessagePath"_L1, u"/dev/termination-log"_s);
    preset(container, "terminationMessagePolicy"_L1, u"File"_s);
    preset(container, "resources"_L1, QJsonObject());
    editItems(
        container, "ports"_L1, [](QJsonObject &port) { preset(port, "protocol"_L1, u"TCP"_s); });
    editItems(container, "env"_L1,
        [](QJsonObject &variable) { edit(variable, "valueFrom"_L1, fieldRef); });
    edit(container, "livenessProbe"_L1, probe);
    edit(container, "readinessProbe"_L1, probe);
    edit(container, "startupProbe"_L1, probe);
    edit(container, "lifecycle"_L1, [](QJsonObject &lifecycle) {
        edit(lifecycle, "postStart"_L1, httpGet);
        edit(lifecycle, "preStop"_L1, httpGet);
    });
}

void downwardItems(QJsonObject &holder)
{
    editItems(holder, "items"_L1, fieldRef);
}

void projected(QJsonObject &projected)
{
    preset(projected, "defaultMode"_L1, 420);
    editItems(projected, "sources"_L1, [](QJsonObject &source) {
        edit(source, "serviceAccountToken"_L1,
            [](QJsonObject &token) { preset(token, "expirationSeconds"_L1, 3600); });
        edit(source, "downwardAPI"_L1, downwardItems);
    });
}

void networkDisks(QJsonObject &volume)
{
    edit(volume, "iscsi"_L1,
        [](QJsonObject &disk) { preset(disk, "iscsiInterface"_L1, u"default"_s); });
    edit(volume, "rbd"_L1, [](QJsonObject &disk) {
        preset(disk, "pool"_L1, u"rbd"_s);
        preset(disk, "user"_L1, u"admin"_s);
        preset(disk, "keyring"_L1, u"/etc/ceph/keyring"_s);
    });
    edit(volume, "azureDisk"_L1, [](QJsonObject &disk) {
        preset(disk, "cachingMode"_L1, u"ReadWrite"_s);
        preset(disk, "kind"_L1, u"Shared"_s);
        preset(disk, "fsType"_L1, u"ext4"_s);
        preset(disk, "readOnly"_L1, false);
    });
    edit(volume, "scaleIO"_L1, [](QJsonObject &disk) {
        preset(disk, "storageMode"_L1, u"ThinProvisioned"_s);
        preset(disk, "fsType"_L1, u"xfs"_s);
    });
}

void volume(QJsonObject &volume)
{
    const auto mode = [](QJsonObject &source) { preset(source, "defaultMode"_L1, 420); };
    if (volume.size() == 1 && volume.contains("name"_L1))
        volume.insert("emptyDir"_L1, QJsonObject());
    edit(volume, "secret"_L1, mode);
    edit(volume, "configMap"_L1, mode);
    edit(volume, "downwardAPI"_L1, [&](QJsonObject &source) {
        mode(source);
        downwardItems(source);
    });
    edit(volume, "projected"_L1, projected);
    edit(volume, "hostPath"_L1, [](QJsonObject &path) { preset(path, "type"_L1, QString()); });
    edit(volume, "ephemeral"_L1, [](QJsonObject &ephemeral) {
        edit(ephemeral, "volumeClaimTemplate"_L1,
            [](QJsonObject &claim) { edit(claim, "spec"_L1, claimSpec); });
    });
    networkDisks(volume);
}

void podSpec(QJsonObject &spec)
{
    preset(spec, "dnsPolicy"_L1, u"ClusterFirst"_s);
    preset(spec, "restartPolicy"_L1, u"Always"_s);
    preset(spec, "terminationGracePeriodSeconds"_L1, 30);
    preset(spec, "securityContext"_L1, QJsonObject());
    preset(spec, "schedulerName"_L1, u"default-scheduler"_s);
    if (spec.contains("serviceAccountName"_L1))
        spec.insert("serviceAccount"_L1, spec.value("serviceAccountName"_L1));
    else if (spec.contains("serviceAccount"_L1))
        spec.insert("serviceAccountName"_L1, spec.value("serviceAccount"_L1));
    for (const QLatin1StringView list :
        {"containers"_L1, "initContainers"_L1, "ephemeralContainers"_L1})
        editItems(spec, list, container);
    editItems(spec, "volumes"_L1, volume);
    if (!spec.value("hostNetwork"_L1).toBool())
        return;
    for (const QLatin1StringView list : {"containers"_L1, "initContainers"_L1}) {
        editItems(spec, list, [](QJsonObject &container) {
            editItems(container, "ports"_L1, [](QJsonObject &port) {
                preset(port, "hostPort"_L1, port.value("containerPort"_L1));
            });
        });
    }
}

/// Limits without requests are requests too.
void requestsFromLimits(QJsonObject &container)
{
    edit(container, "resources"_L1, [](QJsonObject &resources) {
        const QJsonObject limits = resources.value("limits"_L1).toObject();
        if (limits.isEmpty())
            return;
        make(resources, "requests"_L1, [&](QJsonObject &requests) {
            for (auto it = limits.begin(); it != limits.end(); ++it) {
                if (!requests.contains(jsonKey(it.key())))
                    requests.insert(jsonKey(it.key()), it.value());
            }
        });
    });
}

/// Guaranteed, Burstable or BestEffort. https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/
QString qualityOf(const QJsonObject &spec)
{
    bool hasAny = false;
    bool isGuaranteed = true;
    for (const QLatin1StringView list : {"initContainers"_L1, "containers"_L1}) {
        for (const QJsonValue item : spec.value(list).toArray()) {
            const QJsonObject resources = item.toObject().value("resources"_L1).toObject();
            const QJsonObject limits = resources.value("limits"_L1).toObject();
            const QJsonObject requests = resources.value("requests"_L1).toObject();
            for (const QLatin1StringView key : {"cpu"_L1, "memory"_L1}) {
                hasAny = hasAny || limits.contains(key) || requests.contains(key);
                if (!limits.contains(key) || limits.value(key) != requests.value(key))
                    isGuaranteed = false;
            }
        }
    }
    if (!hasAny)
        return u"BestEffort"_s;
    return isGuaranteed ? u"Guaranteed"_s : u"Burstable"_s;
}

void notReadyToleration(QJsonArray &tolerations, const QString &key)
{
    for (const QJsonValue item : std::as_const(tolerations)) {
        const QJsonObject known = item.toObject();
        const QString effect = known.value("effect"_L1).toString();
        const QString knownKey = known.value("key"_L1).toString();
        if ((knownKey == key || knownKey.isEmpty())
            && (effect == "NoExecute"_L1 || effect.isEmpty()))
            return;
    }
    tolerations.append(QJsonObject {{u"key"_s, key}, {u"operator"_s, u"Exists"_s},
        {u"effect"_s, u"NoExecute"_s}, {u"tolerationSeconds"_s, 300}});
}

QJsonObject gatedCondition(const QJsonValue &since)
{
    return {{u"type"_s, u"PodScheduled"_s}, {u"status"_s, u"False"_s},
        {u"reason"_s, u"SchedulingGated"_s},
        {u"message"_s, u"Scheduling is blocked due to non-empty scheduling gates"_s},
        {u"lastProbeTime"_s, QJsonValue::Null}, {u"lastTransitionTime"_s, since}};
}

} // namespace

void podTemplate(QJsonObject &podTemplateSpec)
{
    preset(podTemplateSpec, "metadata"_L1, QJsonObject());
    make(podTemplateSpec, "spec"_L1, podSpec);
}

void podTemplateObject(QJsonObject &object)
{
    edit(object, "template"_L1, podTemplate);
}

void pod(QJsonObject &object)
{
    make(object, "spec"_L1, [](QJsonObject &spec) {
        podSpec(spec);
        preset(spec, "enableServiceLinks"_L1, true);
        for (const QLatin1StringView list : {"containers"_L1, "initContainers"_L1})
            editItems(spec, list, requestsFromLimits);
    });
}

void createPod(QJsonObject &object)
{
    QString quality;
    bool isGated = false;
    const QJsonValue created = object.value("metadata"_L1)["creationTimestamp"_L1];
    // What the server's default admission adds: service account, priority, tolerations of lost
    // nodes.
    make(object, "spec"_L1, [&](QJsonObject &spec) {
        preset(spec, "serviceAccountName"_L1, u"default"_s);
        preset(spec, "serviceAccount"_L1, spec.value("serviceAccountName"_L1));
        preset(spec, "priority"_L1, 0);
        preset(spec, "preemptionPolicy"_L1, u"PreemptLowerPriority"_s);
        QJsonArray tolerations = spec.value("tolerations"_L1).toArray();
        notReadyToleration(tolerations, u"node.kubernetes.io/not-ready"_s);
        notReadyToleration(tolerations, u"node.kubernetes.io/unreachable"_s);
        spec.insert("tolerations"_L1, tolerations);
        quality = qualityOf(spec);
        isGated = !spec.value("schedulingGates"_L1).toArray().isEmpty();
    });
    make(object, "status"_L1, [&](QJsonObject &status) {
        preset(status, "phase"_L1, u"Pending"_s);
        preset(status, "qosClass"_L1, quality);
        if (isGated)
            status.insert("conditions"_L1, QJsonArray {gatedCondition(created)});
    });
}

} // namespace models::sandbox::defaults
