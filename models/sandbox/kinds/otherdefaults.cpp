// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/kinds/defaults.h"

#include "models/base/json.h"
#include "models/sandbox/kinds/edit.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models::sandbox::defaults {

void nameSpace(QJsonObject &object)
{
    const QJsonValue name = object.value("metadata"_L1).toObject().value("name"_L1);
    make(object, "metadata"_L1, [&](QJsonObject &meta) {
        if (!name.toString().isEmpty())
            make(meta, "labels"_L1, [&](QJsonObject &labels) {
                labels.insert("kubernetes.io/metadata.name"_L1, name);
            });
    });
    make(object, "status"_L1, [](QJsonObject &status) { preset(status, "phase"_L1, u"Active"_s); });
}

void createNamespace(QJsonObject &object)
{
    make(object, "spec"_L1, [](QJsonObject &spec) {
        QJsonArray finalizers = spec.value("finalizers"_L1).toArray();
        if (!finalizers.contains("kubernetes"_L1))
            finalizers.append(u"kubernetes"_s);
        spec.insert("finalizers"_L1, finalizers);
    });
}

void node(QJsonObject &object)
{
    edit(object, "status"_L1, [](QJsonObject &status) {
        if (status.contains("capacity"_L1))
            preset(status, "allocatable"_L1, status.value("capacity"_L1));
    });
}

void service(QJsonObject &object)
{
    make(object, "spec"_L1, [](QJsonObject &spec) {
        preset(spec, "sessionAffinity"_L1, u"None"_s);
        preset(spec, "type"_L1, u"ClusterIP"_s);
        if (spec.value("sessionAffinity"_L1) == "ClientIP"_L1)
            make(spec, "sessionAffinityConfig"_L1, [](QJsonObject &config) {
                make(config, "clientIP"_L1,
                    [](QJsonObject &client) { preset(client, "timeoutSeconds"_L1, 10800); });
            });
        editItems(spec, "ports"_L1, [](QJsonObject &port) {
            preset(port, "protocol"_L1, u"TCP"_s);
            if (!port.contains("targetPort"_L1) || port.value("targetPort"_L1) == 0
                || port.value("targetPort"_L1) == QString())
                port.insert("targetPort"_L1, port.value("port"_L1));
        });
        const QString type = spec.value("type"_L1).toString();
        if (type == "ExternalName"_L1)
            return;
        preset(spec, "internalTrafficPolicy"_L1, u"Cluster"_s);
        if (type != "ClusterIP"_L1)
            preset(spec, "externalTrafficPolicy"_L1, u"Cluster"_s);
        if (type == "LoadBalancer"_L1)
            preset(spec, "allocateLoadBalancerNodePorts"_L1, true);
        preset(spec, "ipFamilies"_L1, QJsonArray {u"IPv4"_s});
        preset(spec, "ipFamilyPolicy"_L1, u"SingleStack"_s);
        if (spec.contains("clusterIP"_L1))
            preset(spec, "clusterIPs"_L1, QJsonArray {spec.value("clusterIP"_L1)});
    });
}

void secret(QJsonObject &object)
{
    preset(object, "type"_L1, u"Opaque"_s);
    const QJsonObject texts = object.take("stringData"_L1).toObject();
    if (texts.isEmpty())
        return;
    make(object, "data"_L1, [&](QJsonObject &data) {
        for (auto it = texts.begin(); it != texts.end(); ++it)
            data.insert(it.key(), QString::fromLatin1(it.value().toString().toUtf8().toBase64()));
    });
}

void claimSpec(QJsonObject &spec)
{
    preset(spec, "volumeMode"_L1, u"Filesystem"_s);
    preset(spec, "resources"_L1, QJsonObject());
}

void claim(QJsonObject &object)
{
    make(object, "spec"_L1, claimSpec);
    make(
        object, "status"_L1, [](QJsonObject &status) { preset(status, "phase"_L1, u"Pending"_s); });
}

void volume(QJsonObject &object)
{
    make(object, "spec"_L1, [](QJsonObject &spec) {
        preset(spec, "persistentVolumeReclaimPolicy"_L1, u"Retain"_s);
        preset(spec, "volumeMode"_L1, u"Filesystem"_s);
        edit(spec, "hostPath"_L1, [](QJsonObject &path) { preset(path, "type"_L1, QString()); });
    });
    make(
        object, "status"_L1, [](QJsonObject &status) { preset(status, "phase"_L1, u"Pending"_s); });
}

void storageClass(QJsonObject &object)
{
    preset(object, "reclaimPolicy"_L1, u"Delete"_s);
    preset(object, "volumeBindingMode"_L1, u"Immediate"_s);
}

void limitRange(QJsonObject &object)
{
    const auto fill = [](QJsonObject &item, QLatin1StringView key, const QJsonObject &from) {
        if (from.isEmpty())
            return;
        make(item, key, [&](QJsonObject &values) {
            for (auto it = from.begin(); it != from.end(); ++it) {
                if (!values.contains(jsonKey(it.key())))
                    values.insert(jsonKey(it.key()), it.value());
            }
        });
    };
    make(object, "spec"_L1, [&](QJsonObject &spec) {
        editItems(spec, "limits"_L1, [&](QJsonObject &item) {
            if (item.value("type"_L1) != "Container"_L1)
                return;
            fill(item, "default"_L1, item.value("max"_L1).toObject());
            fill(item, "defaultRequest"_L1, item.value("default"_L1).toObject());
            fill(item, "defaultRequest"_L1, item.value("min"_L1).toObject());
        });
    });
}

void roleBinding(QJsonObject &object)
{
    const QString group = u"rbac.authorization.k8s.io"_s;
    edit(object, "roleRef"_L1, [&](QJsonObject &role) {
        if (role.value("apiGroup"_L1).toString().isEmpty())
            role.insert("apiGroup"_L1, group);
    });
    editItems(object, "subjects"_L1, [&](QJsonObject &subject) {
        if (subject.value("apiGroup"_L1).toString().isEmpty()
            && subject.value("kind"_L1) != "ServiceAccount"_L1)
            subject.insert("apiGroup"_L1, group);
    });
}

void networkPolicy(QJsonObject &object)
{
    make(object, "spec"_L1, [](QJsonObject &spec) {
        preset(spec, "podSelector"_L1, QJsonObject());
        QJsonArray types {u"Ingress"_s};
        if (!spec.value("egress"_L1).toArray().isEmpty())
            types.append(u"Egress"_s);
        preset(spec, "policyTypes"_L1, types);
        const auto port = [](QJsonObject &rule) {
            editItems(
                rule, "ports"_L1, [](QJsonObject &one) { preset(one, "protocol"_L1, u"TCP"_s); });
        };
        editItems(spec, "ingress"_L1, port);
        editItems(spec, "egress"_L1, port);
    });
}

void priorityClass(QJsonObject &object)
{
    preset(object, "preemptionPolicy"_L1, u"PreemptLowerPriority"_s);
}

void endpoints(QJsonObject &object)
{
    editItems(object, "subsets"_L1, [](QJsonObject &subset) {
        editItems(
            subset, "ports"_L1, [](QJsonObject &port) { preset(port, "protocol"_L1, u"TCP"_s); });
    });
}

void endpointSlice(QJsonObject &object)
{
    editItems(object, "ports"_L1, [](QJsonObject &port) {
        preset(port, "name"_L1, QString());
        preset(port, "protocol"_L1, u"TCP"_s);
    });
}

/// Whatever is stored from now on has been stored.
void storedVersions(QJsonObject &crd)
{
    const QJsonArray versions = crd.value("spec"_L1).toObject().value("versions"_L1).toArray();
    const auto storage = std::ranges::find_if(versions,
        [](const QJsonValue &version) { return version.toObject().value("storage"_L1).toBool(); });
    edit(crd, "status"_L1, [&](QJsonObject &status) {
        QJsonArray stored = status.value("storedVersions"_L1).toArray();
        if (stored.isEmpty() || storage == versions.end())
            return; // it has not been looked at yet
        const QJsonValue name = (*storage).toObject().value("name"_L1);
        if (!stored.contains(name))
            stored.append(name);
        status.insert("storedVersions"_L1, stored);
    });
}

void crd(QJsonObject &object)
{
    storedVersions(object);
    make(object, "spec"_L1, [](QJsonObject &spec) {
        make(spec, "names"_L1, [](QJsonObject &names) {
            const QString kind = names.value("kind"_L1).toString();
            if (names.value("singular"_L1).toString().isEmpty())
                names.insert("singular"_L1, kind.toLower());
            if (names.value("listKind"_L1).toString().isEmpty() && !kind.isEmpty())
                names.insert("listKind"_L1, kind + u"List"_s);
        });
        preset(spec, "conversion"_L1, QJsonObject {{u"strategy"_s, u"None"_s}});
        edit(spec, "conversion"_L1, [](QJsonObject &conversion) {
            edit(conversion, "webhook"_L1, [](QJsonObject &webhook) {
                edit(webhook, "clientConfig"_L1, [](QJsonObject &config) {
                    edit(config, "service"_L1,
                        [](QJsonObject &target) { preset(target, "port"_L1, 443); });
                });
            });
        });
    });
}

} // namespace models::sandbox::defaults
