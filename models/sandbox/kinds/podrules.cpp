// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/kinds/rules.h"

#include "models/sandbox/engine/jsontext.h"
#include "models/sandbox/engine/metarules.h"
#include "models/sandbox/engine/names.h"
#include "models/sandbox/kinds/podparts.h"
#include "models/sandbox/kinds/resourcerules.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace models::sandbox::rules {

namespace {

void ports(const QJsonArray &ports, const QString &path, Causes &causes)
{
    QSet<QString> seen;
    for (qsizetype i = 0; i < ports.size(); ++i) {
        const QJsonObject port = ports.at(i).toObject();
        const QString at = itemPath(path, i);
        if (const QString name = port.value("name"_L1).toString(); !name.isEmpty()) {
            causes.invalid(childPath(at, u"name"_s), name, names::portName(name));
            if (seen.contains(name))
                causes.duplicate(childPath(at, u"name"_s), name);
            seen << name;
        }
        const QJsonValue number = port.value("containerPort"_L1);
        if (number.toInteger() == 0)
            causes.required(childPath(at, u"containerPort"_s));
        else
            causes.invalid(
                childPath(at, u"containerPort"_s), number, names::portNumber(number.toInteger()));
        static const QStringList protocols {u"SCTP"_s, u"TCP"_s, u"UDP"_s};
        const QString protocol = port.value("protocol"_L1).toString();
        if (!protocols.contains(protocol))
            causes.unsupported(childPath(at, u"protocol"_s), protocol, protocols);
    }
}

/// A part of a volume, never beside it.
void insideVolume(const QJsonObject &mount, const QString &path, Causes &causes)
{
    for (const QLatin1StringView key : {"subPath"_L1, "subPathExpr"_L1}) {
        const QString part = mount.value(key).toString();
        if (part.startsWith(u'/'))
            causes.invalid(childPath(path, key), part, u"must be a relative path"_s);
        else if (part.split(u'/').contains(".."_L1))
            causes.invalid(childPath(path, key), part, u"must not contain '..'"_s);
    }
    if (!mount.value("subPath"_L1).toString().isEmpty()
        && !mount.value("subPathExpr"_L1).toString().isEmpty())
        causes.invalid(childPath(path, u"subPathExpr"_s), mount.value("subPathExpr"_L1),
            u"subPathExpr and subPath are mutually exclusive"_s);
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
        insideVolume(mount, at, causes);
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
    environmentFrom(container.value("envFrom"_L1).toArray(), childPath(path, u"envFrom"_s), causes);
    mounts(container.value("volumeMounts"_L1).toArray(), volumes,
        childPath(path, u"volumeMounts"_s), causes);
    resources(container.value("resources"_L1).toObject(), childPath(path, u"resources"_s), causes);
}

/// An init container runs to its end before the next: nothing to probe, unless it is a sidecar.
void notProbed(const QJsonObject &container, const QString &path, Causes &causes)
{
    for (const QLatin1StringView key :
        {"lifecycle"_L1, "livenessProbe"_L1, "readinessProbe"_L1, "startupProbe"_L1}) {
        if (container.value(key).isObject())
            causes.forbidden(childPath(path, key),
                u"may not be set for init containers without restartPolicy=Always"_s);
    }
}

void containers(
    const QJsonObject &spec, const QString &path, const QSet<QString> &volumes, Causes &causes)
{
    QSet<QString> seen;
    std::optional<qint64> gracePeriod;
    if (const QJsonValue grace = spec.value("terminationGracePeriodSeconds"_L1); grace.isDouble())
        gracePeriod = grace.toInteger();
    for (const QLatin1StringView list : {"initContainers"_L1, "containers"_L1}) {
        const QJsonArray items = spec.value(list).toArray();
        const QString listPath = childPath(path, list);
        if (items.isEmpty() && list == "containers"_L1)
            causes.required(listPath);
        for (qsizetype i = 0; i < items.size(); ++i) {
            const QJsonObject item = items.at(i).toObject();
            const QString at = itemPath(listPath, i);
            const QString name = item.value("name"_L1).toString();
            requiredName(childPath(at, u"name"_s), name, names::dnsLabel(name), causes);
            if (!name.isEmpty() && seen.contains(name))
                causes.duplicate(childPath(at, u"name"_s), name);
            seen << name;
            container(item, volumes, at, causes);
            if (list == "containers"_L1 || item.value("restartPolicy"_L1) == "Always"_L1)
                probes(item, gracePeriod, at, causes);
            else
                notProbed(item, at, causes);
        }
    }
}

/// A container for debugging: no part of what the pod is there for, so it promises nothing.
void ephemeral(const QJsonObject &item, const QSet<QString> &volumes, const QString &path,
    const QSet<QString> &others, Causes &causes)
{
    container(item, volumes, path, causes);
    const QString target = item.value("targetContainerName"_L1).toString();
    if (!target.isEmpty() && !others.contains(target))
        causes.notFound(childPath(path, u"targetContainerName"_s), target);
    const QString text = u"cannot be set for an Ephemeral Container"_s;
    for (const QLatin1StringView key :
        {"ports"_L1, "resources"_L1, "resizePolicy"_L1, "restartPolicy"_L1, "livenessProbe"_L1,
            "readinessProbe"_L1, "startupProbe"_L1, "lifecycle"_L1}) {
        const QJsonValue value = item.value(key);
        const bool isSet = value.isString() || !value.toArray().isEmpty()
            || !value.toObject().isEmpty() || (value.isObject() && key.endsWith("Probe"_L1));
        if (isSet)
            causes.forbidden(childPath(path, key), text);
    }
    const QJsonArray mounts = item.value("volumeMounts"_L1).toArray();
    for (qsizetype i = 0; i < mounts.size(); ++i) {
        for (const QLatin1StringView key : {"subPath"_L1, "subPathExpr"_L1}) {
            if (!mounts.at(i).toObject().value(key).toString().isEmpty())
                causes.forbidden(
                    childPath(itemPath(childPath(path, u"volumeMounts"_s), i), key), text);
        }
    }
}

void ephemerals(
    const QJsonObject &spec, const QString &path, const QSet<QString> &volumes, Causes &causes)
{
    QSet<QString> others;
    for (const QLatin1StringView list : {"containers"_L1, "initContainers"_L1}) {
        for (const QJsonValue other : spec.value(list).toArray())
            others << other.toObject().value("name"_L1).toString();
    }
    QSet<QString> seen = others;
    const QJsonArray items = spec.value("ephemeralContainers"_L1).toArray();
    for (qsizetype i = 0; i < items.size(); ++i) {
        const QJsonObject item = items.at(i).toObject();
        const QString at = itemPath(childPath(path, u"ephemeralContainers"_s), i);
        const QString name = item.value("name"_L1).toString();
        requiredName(childPath(at, u"name"_s), name, names::dnsLabel(name), causes);
        ephemeral(item, volumes, at, others, causes);
        if (seen.contains(name))
            causes.duplicate(childPath(at, u"name"_s), name);
        seen << name;
    }
}

/// The names of volumes that nothing is wrong with: a mount of another one does not count as found.
QSet<QString> soundVolumes(const QJsonArray &volumes, const QString &path, Causes &causes)
{
    QSet<QString> sound;
    for (qsizetype i = 0; i < volumes.size(); ++i) {
        const QString at = itemPath(path, i);
        const QString name = volumes.at(i).toObject().value("name"_L1).toString();
        Causes own;
        volume(volumes.at(i).toObject(), at, own);
        if (sound.contains(name))
            own.duplicate(childPath(at, u"name"_s), name);
        if (own.isEmpty())
            sound << name;
        causes.add(own);
    }
    return sound;
}

} // namespace

void requiredName(
    const QString &field, const QString &name, const QStringList &problems, Causes &causes)
{
    if (name.isEmpty())
        causes.required(field);
    else
        causes.invalid(field, name, problems);
}

void podSpec(
    const QJsonObject &spec, const QString &path, Causes &causes, const QSet<QString> &otherVolumes)
{
    const QSet<QString> volumes = otherVolumes
        | soundVolumes(spec.value("volumes"_L1).toArray(), childPath(path, u"volumes"_s), causes);
    containers(spec, path, volumes, causes);
    ephemerals(spec, path, volumes, causes);
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
    tolerations(spec.value("tolerations"_L1).toArray(), childPath(path, u"tolerations"_s), causes);
    affinity(spec.value("affinity"_L1).toObject(), childPath(path, u"affinity"_s), causes);
    if (path != "spec"_L1 && !spec.value("ephemeralContainers"_L1).toArray().isEmpty())
        causes.forbidden(childPath(path, u"ephemeralContainers"_s),
            u"ephemeral containers not allowed in pod template"_s);
}

namespace {

/// Only how long one is for may change.
void keptTolerations(const QJsonArray &next, const QJsonArray &old, Causes &causes)
{
    const auto asked = [](const QJsonValue &toleration) {
        QJsonObject object = toleration.toObject();
        object.remove("tolerationSeconds"_L1);
        return object;
    };
    const auto isKept = [&](const QJsonValue &one) {
        return std::ranges::any_of(
            next, [&](const QJsonValue &other) { return asked(other) == asked(one); });
    };
    if (!std::ranges::all_of(old, isKept))
        causes.forbidden(u"spec.tolerations"_s,
            u"existing toleration can not be modified except its tolerationSeconds"_s);
}

} // namespace

void pod(const QJsonObject &object, Causes &causes)
{
    podSpec(object.value("spec"_L1).toObject(), u"spec"_s, causes);
}

void podCreate(const QJsonObject &object, Causes &causes)
{
    if (!at(object, {"spec"_L1, "ephemeralContainers"_L1}).toArray().isEmpty())
        causes.forbidden(u"spec.ephemeralContainers"_s, u"cannot be set on create"_s);
}

void podUpdate(const QJsonObject &next, const QJsonObject &old, Causes &causes)
{
    for (const QLatin1StringView list : {"containers"_L1, "initContainers"_L1}) {
        const qsizetype count = at(next, {"spec"_L1, list}).toArray().size();
        if (count != at(old, {"spec"_L1, list}).toArray().size()) {
            causes.forbidden(
                childPath(u"spec"_s, list), u"pod updates may not add or remove containers"_s);
            return;
        }
    }
    keptTolerations(at(next, {"spec"_L1, "tolerations"_L1}).toArray(),
        at(old, {"spec"_L1, "tolerations"_L1}).toArray(), causes);
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

void ephemeralUpdate(const QJsonObject &next, const QJsonObject &old, Causes &causes)
{
    QHash<QString, QJsonObject> there;
    for (const QJsonValue one : at(next, {"spec"_L1, "ephemeralContainers"_L1}).toArray())
        there.insert(one.toObject().value("name"_L1).toString(), one.toObject());
    for (const QJsonValue one : at(old, {"spec"_L1, "ephemeralContainers"_L1}).toArray()) {
        const QString name = one.toObject().value("name"_L1).toString();
        const QString what = u"existing ephemeral containers \"%1\" may not be %2\n"_s;
        if (!there.contains(name))
            causes.forbidden(u"spec.ephemeralContainers"_s, what.arg(name, u"removed"_s));
        else if (there.value(name) != one.toObject())
            causes.forbidden(u"spec.ephemeralContainers"_s, what.arg(name, u"changed"_s));
    }
}

} // namespace models::sandbox::rules
