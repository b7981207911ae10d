// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/kinds/rules.h"

#include "models/base/quantity.h"
#include "models/sandbox/engine/jsontext.h"
#include "models/sandbox/engine/metarules.h"
#include "models/sandbox/engine/names.h"

#include <QJsonArray>
#include <QSet>

using namespace Qt::StringLiterals;

namespace models::sandbox::rules {

namespace {

void addAll(
    Causes &causes, const QString &field, const QJsonValue &value, const QStringList &errors)
{
    for (const QString &error : errors)
        causes.invalid(field, value, error);
}

void portNumber(const QJsonValue &value, const QString &path, Causes &causes)
{
    if (value.isString())
        addAll(causes, path, value, names::portName(value.toString()));
    else
        addAll(causes, path, value, names::portNumber(value.toInteger()));
}

void ports(const QJsonArray &ports, const QString &path, Causes &causes)
{
    QSet<QString> seen;
    for (qsizetype i = 0; i < ports.size(); ++i) {
        const QJsonObject port = ports.at(i).toObject();
        const QString at = itemPath(path, i);
        if (const QString name = port.value("name"_L1).toString(); !name.isEmpty()) {
            addAll(causes, childPath(at, u"name"_s), name, names::portName(name));
            if (seen.contains(name))
                causes.duplicate(childPath(at, u"name"_s), name);
            seen << name;
        }
        const QJsonValue number = port.value("containerPort"_L1);
        if (number.toInteger() == 0)
            causes.required(childPath(at, u"containerPort"_s));
        else
            portNumber(number, childPath(at, u"containerPort"_s), causes);
        static const QStringList protocols {u"SCTP"_s, u"TCP"_s, u"UDP"_s};
        const QString protocol = port.value("protocol"_L1).toString();
        if (!protocols.contains(protocol))
            causes.unsupported(childPath(at, u"protocol"_s), protocol, protocols);
    }
}

void environment(const QJsonArray &variables, const QString &path, Causes &causes)
{
    for (qsizetype i = 0; i < variables.size(); ++i) {
        const QJsonObject variable = variables.at(i).toObject();
        const QString at = itemPath(path, i);
        const QString name = variable.value("name"_L1).toString();
        if (name.isEmpty())
            causes.required(childPath(at, u"name"_s));
        else
            addAll(causes, childPath(at, u"name"_s), name, names::envName(name));
        const QJsonValue from = variable.value("valueFrom"_L1);
        if (!from.isObject())
            continue;
        const QString fromPath = childPath(at, u"valueFrom"_s);
        if (!variable.value("value"_L1).toString().isEmpty())
            causes.invalid(
                fromPath, QString(), u"may not be specified when `value` is not empty"_s);
        if (from.toObject().isEmpty())
            causes.invalid(fromPath, QString(),
                u"must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`"_s);
        else if (from.toObject().size() > 1)
            causes.invalid(
                fromPath, QString(), u"may not have more than one field specified at a time"_s);
    }
}

void mounts(
    const QJsonArray &mounts, const QSet<QString> &volumes, const QString &path, Causes &causes)
{
    QSet<QString> seen;
    for (qsizetype i = 0; i < mounts.size(); ++i) {
        const QJsonObject mount = mounts.at(i).toObject();
        const QString at = itemPath(path, i);
        const QString name = mount.value("name"_L1).toString();
        const QString place = mount.value("mountPath"_L1).toString();
        if (name.isEmpty())
            causes.required(childPath(at, u"name"_s));
        else if (!volumes.contains(name))
            causes.notFound(childPath(at, u"name"_s), name);
        if (place.isEmpty())
            causes.required(childPath(at, u"mountPath"_s));
        else if (seen.contains(place))
            causes.invalid(childPath(at, u"mountPath"_s), place, u"must be unique"_s);
        seen << place;
    }
}

void resources(const QJsonObject &resources, const QString &path, Causes &causes)
{
    const QJsonObject limits = resources.value("limits"_L1).toObject();
    const QJsonObject requests = resources.value("requests"_L1).toObject();
    for (auto it = requests.begin(); it != requests.end(); ++it) {
        const auto request = Quantity::parse(it.value().toString());
        const auto limit = Quantity::parse(limits.value(it.key()).toString());
        const QString at = childPath(path, u"requests"_s);
        if (!request)
            continue;
        if (request->toDouble() < 0)
            causes.invalid(
                keyPath(at, it.key()), it.value(), u"must be greater than or equal to 0"_s);
        const bool isExtended = it.key().contains(u'/') && !it.key().contains("kubernetes.io/"_L1);
        if (limit && *limit < *request)
            causes.invalid(at, it.value(),
                u"must be less than or equal to %1 limit of %2"_s.arg(
                    it.key(), limits.value(it.key()).toString()));
        else if (isExtended && limit && *limit != *request)
            causes.invalid(at, it.value(),
                u"must be equal to %1 limit of %2"_s.arg(
                    it.key(), limits.value(it.key()).toString()));
        else if (isExtended && !limit)
            causes.required(childPath(path, u"limits"_s),
                u"Limit must be set for non overcommitable resources"_s);
    }
    for (auto it = limits.begin(); it != limits.end(); ++it) {
        const auto limit = Quantity::parse(it.value().toString());
        const QString at = keyPath(childPath(path, u"limits"_s), it.key());
        if (!it.key().contains(u'/')
            && !QStringList {u"cpu"_s, u"memory"_s, u"ephemeral-storage"_s}.contains(it.key())
            && !it.key().startsWith("hugepages-"_L1))
            causes.invalid(at, it.key(), u"must be a standard resource for containers"_s);
        if (limit && it.key().contains(u'/') && !limit->isWhole())
            causes.invalid(at, it.value(), u"must be an integer"_s);
    }
}

void container(
    const QJsonObject &container, const QSet<QString> &volumes, const QString &path, Causes &causes)
{
    const QString image = container.value("image"_L1).toString();
    if (image.isEmpty())
        causes.required(childPath(path, u"image"_s));
    else if (image != image.trimmed())
        causes.invalid(
            childPath(path, u"image"_s), image, u"must not have leading or trailing whitespace"_s);
    static const QStringList policies {u"Always"_s, u"IfNotPresent"_s, u"Never"_s};
    const QString policy = container.value("imagePullPolicy"_L1).toString();
    if (policy.isEmpty())
        causes.required(childPath(path, u"imagePullPolicy"_s));
    else if (!policies.contains(policy))
        causes.unsupported(childPath(path, u"imagePullPolicy"_s), policy, policies);
    ports(container.value("ports"_L1).toArray(), childPath(path, u"ports"_s), causes);
    environment(container.value("env"_L1).toArray(), childPath(path, u"env"_s), causes);
    mounts(container.value("volumeMounts"_L1).toArray(), volumes,
        childPath(path, u"volumeMounts"_s), causes);
    resources(container.value("resources"_L1).toObject(), childPath(path, u"resources"_s), causes);
}

void containers(
    const QJsonObject &spec, const QString &path, const QSet<QString> &volumes, Causes &causes)
{
    QSet<QString> seen;
    for (const QLatin1StringView list : {"initContainers"_L1, "containers"_L1}) {
        const QJsonArray items = spec.value(list).toArray();
        const QString listPath = childPath(path, list);
        if (items.isEmpty() && list == "containers"_L1)
            causes.required(listPath);
        for (qsizetype i = 0; i < items.size(); ++i) {
            const QJsonObject item = items.at(i).toObject();
            const QString at = itemPath(listPath, i);
            const QString name = item.value("name"_L1).toString();
            if (name.isEmpty())
                causes.required(childPath(at, u"name"_s));
            else
                addAll(causes, childPath(at, u"name"_s), name, names::dnsLabel(name));
            if (!name.isEmpty() && seen.contains(name))
                causes.duplicate(childPath(at, u"name"_s), name);
            seen << name;
            container(item, volumes, at, causes);
        }
    }
}

} // namespace

void podSpec(const QJsonObject &spec, const QString &path, bool isTemplate, Causes &causes)
{
    QSet<QString> volumes;
    const QJsonArray list = spec.value("volumes"_L1).toArray();
    for (qsizetype i = 0; i < list.size(); ++i) {
        const QString at = itemPath(childPath(path, u"volumes"_s), i);
        const QString name = list.at(i).toObject().value("name"_L1).toString();
        if (name.isEmpty())
            causes.required(childPath(at, u"name"_s));
        else
            addAll(causes, childPath(at, u"name"_s), name, names::dnsLabel(name));
        if (volumes.contains(name))
            causes.duplicate(childPath(at, u"name"_s), name);
        volumes << name;
        if (list.at(i).toObject().size() > 2)
            causes.forbidden(at, u"may not specify more than 1 volume type"_s);
    }
    containers(spec, path, volumes, causes);
    const QString restart = spec.value("restartPolicy"_L1).toString();
    if (!QStringList {u"Always"_s, u"OnFailure"_s, u"Never"_s}.contains(restart))
        causes.unsupported(childPath(path, u"restartPolicy"_s), restart,
            {u"Always"_s, u"OnFailure"_s, u"Never"_s});
    const QString dns = spec.value("dnsPolicy"_L1).toString();
    static const QStringList dnsPolicies {
        u"ClusterFirst"_s, u"ClusterFirstWithHostNet"_s, u"Default"_s, u"None"_s};
    if (!dnsPolicies.contains(dns))
        causes.unsupported(childPath(path, u"dnsPolicy"_s), dns, dnsPolicies);
    if (const QJsonValue deadline = spec.value("activeDeadlineSeconds"_L1);
        deadline.isDouble() && deadline.toInteger() < 1)
        causes.invalid(childPath(path, u"activeDeadlineSeconds"_s), deadline,
            u"must be between 1 and 2147483647, inclusive"_s);
    causes.add(
        checkLabels(spec.value("nodeSelector"_L1).toObject(), childPath(path, u"nodeSelector"_s)));
    Q_UNUSED(isTemplate)
}

void pod(const QJsonObject &object, Causes &causes)
{
    podSpec(object.value("spec"_L1).toObject(), u"spec"_s, false, causes);
}

void podUpdate(const QJsonObject &next, const QJsonObject &old, Causes &causes)
{
    const auto fixed = [](const QJsonObject &pod) {
        QJsonObject spec = pod.value("spec"_L1).toObject();
        for (const QLatin1StringView free : {"activeDeadlineSeconds"_L1, "tolerations"_L1,
                 "terminationGracePeriodSeconds"_L1, "schedulingGates"_L1})
            spec.remove(free);
        for (const QLatin1StringView list : {"containers"_L1, "initContainers"_L1}) {
            QJsonArray items;
            for (const QJsonValue item : spec.value(list).toArray()) {
                QJsonObject container = item.toObject();
                container.remove("image"_L1);
                items.append(container);
            }
            spec.insert(list, items);
        }
        return spec;
    };
    if (fixed(next) != fixed(old))
        causes.forbidden(u"spec"_s,
            u"pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)"_s);
}

} // namespace models::sandbox::rules
