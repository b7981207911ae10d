// SPDX-License-Identifier: Apache-2.0
#include "models/base/labelselector.h"
#include "models/sandbox/kinds/rules.h"

#include "models/base/json.h"
#include "models/base/quantity.h"
#include "models/sandbox/engine/jsontext.h"
#include "models/sandbox/engine/metarules.h"
#include "models/sandbox/engine/names.h"
#include "models/sandbox/kinds/podparts.h"

#include <QJsonArray>
#include <QSet>

using namespace Qt::StringLiterals;

namespace models::sandbox::rules {

namespace {

void notNegative(const QJsonObject &spec, QLatin1StringView key, Causes &causes)
{
    const QJsonValue value = spec.value(key);
    if (value.isDouble() && value.toInteger() < 0)
        causes.invalid(u"spec."_s + key, value, u"must be greater than or equal to 0"_s);
}

void podTemplate(const QJsonObject &podTemplateSpec, const QString &path, Causes &causes,
    const QSet<QString> &otherVolumes = {})
{
    causes.add(checkLabels(at(podTemplateSpec, {"metadata"_L1, "labels"_L1}).toObject(),
        childPath(path, u"metadata.labels"_s)));
    podSpec(podTemplateSpec.value("spec"_L1).toObject(), childPath(path, u"spec"_s), causes,
        otherVolumes);
}

void unchanged(const QJsonObject &next, const QJsonObject &old,
    std::initializer_list<QLatin1StringView> path, Causes &causes)
{
    const QJsonValue value = at(next, path);
    if (value == at(old, path))
        return;
    QString text;
    for (const QLatin1StringView part : path)
        text = childPath(text, part);
    causes.invalid(
        text, value.isUndefined() ? QJsonValue() : value, QString::fromLatin1(immutableText));
}

/// Each pod of a stateful set has volumes that its claims are made for.
QSet<QString> claimVolumes(const QJsonObject &spec)
{
    QSet<QString> names;
    for (const QJsonValue claim : spec.value("volumeClaimTemplates"_L1).toArray())
        names << at(claim.toObject(), {"metadata"_L1, "name"_L1}).toString();
    return names;
}

void jobSpec(const QJsonObject &spec, const QString &path, Causes &causes)
{
    const QJsonObject podTemplateSpec = spec.value("template"_L1).toObject();
    podTemplate(podTemplateSpec, childPath(path, u"template"_s), causes);
    const QString restart = at(podTemplateSpec, {"spec"_L1, "restartPolicy"_L1}).toString();
    if (restart == "Always"_L1)
        causes.required(childPath(path, u"template.spec.restartPolicy"_s),
            u"valid values: \"OnFailure\", \"Never\""_s);
}

} // namespace

void workload(const QJsonObject &object, Causes &causes)
{
    const QJsonObject spec = object.value("spec"_L1).toObject();
    notNegative(spec, "replicas"_L1, causes);
    const QJsonValue selector = spec.value("selector"_L1);
    const QJsonObject podTemplateSpec = spec.value("template"_L1).toObject();
    if (!selector.isObject()) {
        if (object.value("kind"_L1) != "DaemonSet"_L1)
            causes.required(u"spec.selector"_s);
    } else {
        causes.add(checkLabelSelector(selector.toObject(), u"spec.selector"_s));
        if (selector.toObject().isEmpty())
            causes.invalid(u"spec.selector"_s, selector,
                u"empty selector is invalid for "_s + object.value("kind"_L1).toString().toLower());
    }
    const QJsonObject labels = at(podTemplateSpec, {"metadata"_L1, "labels"_L1}).toObject();
    // No selector selects nothing.
    if (!selector.isObject() || !selectorMatches(selector.toObject(), labels))
        causes.invalid(u"spec.template.metadata.labels"_s, labels,
            u"`selector` does not match template `labels`"_s);
    podTemplate(podTemplateSpec, u"spec.template"_s, causes, claimVolumes(spec));
    const QString restart = at(podTemplateSpec, {"spec"_L1, "restartPolicy"_L1}).toString();
    if (restart == "OnFailure"_L1 || restart == "Never"_L1)
        causes.unsupported(u"spec.template.spec.restartPolicy"_s, restart, {u"Always"_s});
}

void workloadUpdate(const QJsonObject &next, const QJsonObject &old, Causes &causes)
{
    if (next.value("kind"_L1) != "StatefulSet"_L1) {
        unchanged(next, old, {"spec"_L1, "selector"_L1}, causes);
        return;
    }
    const auto fixed = [](const QJsonObject &set) {
        QJsonObject spec = set.value("spec"_L1).toObject();
        for (const QLatin1StringView free : {"replicas"_L1, "ordinals"_L1, "template"_L1,
                 "updateStrategy"_L1, "revisionHistoryLimit"_L1,
                 "persistentVolumeClaimRetentionPolicy"_L1, "minReadySeconds"_L1})
            spec.remove(free);
        return spec;
    };
    if (fixed(next) != fixed(old))
        causes.forbidden(u"spec"_s,
            u"updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden"_s);
}

void job(const QJsonObject &object, Causes &causes)
{
    const QJsonObject spec = object.value("spec"_L1).toObject();
    for (const QLatin1StringView key : {"parallelism"_L1, "completions"_L1,
             "activeDeadlineSeconds"_L1, "backoffLimit"_L1, "ttlSecondsAfterFinished"_L1})
        notNegative(spec, key, causes);
    jobSpec(spec, u"spec"_s, causes);
}

void jobUpdate(const QJsonObject &next, const QJsonObject &old, Causes &causes)
{
    unchanged(next, old, {"spec"_L1, "completions"_L1}, causes);
    unchanged(next, old, {"spec"_L1, "selector"_L1}, causes);
    if (!at(old, {"spec"_L1, "suspend"_L1}).toBool())
        unchanged(next, old, {"spec"_L1, "template"_L1}, causes);
    unchanged(next, old, {"spec"_L1, "completionMode"_L1}, causes);
}

void cronJob(const QJsonObject &object, Causes &causes)
{
    const QJsonObject spec = object.value("spec"_L1).toObject();
    const QString schedule = spec.value("schedule"_L1).toString();
    if (schedule.isEmpty())
        causes.required(u"spec.schedule"_s);
    else if (const qsizetype parts = schedule.split(u' ', Qt::SkipEmptyParts).size();
        !schedule.startsWith(u'@') && parts != 5)
        causes.invalid(u"spec.schedule"_s, schedule,
            u"expected exactly 5 fields, found %1: [%2]"_s.arg(parts).arg(schedule));
    static const QStringList policies {u"Allow"_s, u"Forbid"_s, u"Replace"_s};
    if (const QString policy = spec.value("concurrencyPolicy"_L1).toString();
        !policies.contains(policy))
        causes.unsupported(u"spec.concurrencyPolicy"_s, policy, policies);
    for (const QLatin1StringView key : {"startingDeadlineSeconds"_L1,
             "successfulJobsHistoryLimit"_L1, "failedJobsHistoryLimit"_L1})
        notNegative(spec, key, causes);
    jobSpec(at(spec, {"jobTemplate"_L1, "spec"_L1}).toObject(), u"spec.jobTemplate.spec"_s, causes);
}

void service(const QJsonObject &object, Causes &causes)
{
    const QJsonObject spec = object.value("spec"_L1).toObject();
    const QString type = spec.value("type"_L1).toString();
    static const QStringList types {
        u"ClusterIP"_s, u"ExternalName"_s, u"LoadBalancer"_s, u"NodePort"_s};
    if (!types.contains(type))
        causes.unsupported(u"spec.type"_s, type, types);
    const QJsonArray ports = spec.value("ports"_L1).toArray();
    const bool isHeadless = spec.value("clusterIP"_L1) == "None"_L1;
    if (ports.isEmpty() && type != "ExternalName"_L1 && !isHeadless)
        causes.required(u"spec.ports"_s);
    QSet<QString> seen;
    for (qsizetype i = 0; i < ports.size(); ++i) {
        const QJsonObject port = ports.at(i).toObject();
        const QString path = itemPath(u"spec.ports"_s, i);
        const QString name = port.value("name"_L1).toString();
        if (ports.size() > 1 && name.isEmpty())
            causes.required(childPath(path, u"name"_s));
        else if (!name.isEmpty())
            causes.invalid(childPath(path, u"name"_s), name, names::dnsLabel(name));
        if (!name.isEmpty() && seen.contains(name))
            causes.duplicate(childPath(path, u"name"_s), name);
        seen << name;
        causes.invalid(childPath(path, u"port"_s), port.value("port"_L1),
            names::portNumber(port.value("port"_L1).toInteger()));
        if (const QJsonValue target = port.value("targetPort"_L1); !target.isUndefined())
            portOrName(target, childPath(path, u"targetPort"_s), causes);
        static const QStringList protocols {u"SCTP"_s, u"TCP"_s, u"UDP"_s};
        if (const QString protocol = port.value("protocol"_L1).toString();
            !protocols.contains(protocol))
            causes.unsupported(childPath(path, u"protocol"_s), protocol, protocols);
    }
    if (type == "ExternalName"_L1 && spec.value("externalName"_L1).toString().isEmpty())
        causes.required(u"spec.externalName"_s);
}

void configData(const QJsonObject &object, Causes &causes)
{
    constexpr qsizetype most = 1024 * 1024;
    qsizetype size = 0;
    for (const QLatin1StringView part : {"data"_L1, "binaryData"_L1}) {
        const QJsonObject data = object.value(part).toObject();
        for (auto it = data.begin(); it != data.end(); ++it) {
            for (const QString &error : names::configKey(it.key()))
                causes.invalid(keyPath(part, it.key()), it.key(), error);
            if (part == "data"_L1
                && object.value("binaryData"_L1).toObject().contains(jsonKey(it.key())))
                causes.invalid(
                    keyPath(part, it.key()), it.key(), u"duplicate of key present in binaryData"_s);
            size += it.value().toString().size();
        }
    }
    if (size > most)
        causes.tooLong(u"data"_s, most);
}

void configUpdate(const QJsonObject &next, const QJsonObject &old, Causes &causes)
{
    if (old.value("immutable"_L1).toBool()) {
        for (const QLatin1StringView key : {"immutable"_L1, "data"_L1, "binaryData"_L1}) {
            if (next.value(key) != old.value(key))
                causes.forbidden(key,
                    key == "immutable"_L1 ? u"field is immutable when `immutable` is set"_s
                                          : u"field is immutable when `immutable` is set"_s);
        }
    }
    if (next.value("kind"_L1) == "Secret"_L1)
        unchanged(next, old, {"type"_L1}, causes);
}

void claim(const QJsonObject &object, Causes &causes)
{
    const QJsonObject spec = object.value("spec"_L1).toObject();
    static const QStringList modes {
        u"ReadOnlyMany"_s, u"ReadWriteMany"_s, u"ReadWriteOnce"_s, u"ReadWriteOncePod"_s};
    const QJsonArray wanted = spec.value("accessModes"_L1).toArray();
    if (wanted.isEmpty())
        causes.required(u"spec.accessModes"_s, u"at least 1 access mode is required"_s);
    for (const QJsonValue mode : wanted) {
        if (!modes.contains(mode.toString()))
            causes.unsupported(u"spec.accessModes"_s, mode, modes);
    }
    const QJsonValue storage = at(spec, {"resources"_L1, "requests"_L1, "storage"_L1});
    const auto size = Quantity::parse(storage.toString());
    if (storage.isUndefined())
        causes.required(u"spec.resources[storage]"_s);
    else if (size && size->toDouble() <= 0)
        causes.invalid(u"spec.resources[storage]"_s, storage, u"must be greater than zero"_s);
}

void claimUpdate(const QJsonObject &next, const QJsonObject &old, Causes &causes)
{
    const auto fixed = [](const QJsonObject &claim) {
        QJsonObject spec = claim.value("spec"_L1).toObject();
        for (const QLatin1StringView free :
            {"resources"_L1, "volumeName"_L1, "volumeAttributesClassName"_L1})
            spec.remove(free);
        return spec;
    };
    if (fixed(next) != fixed(old))
        causes.forbidden(u"spec"_s,
            u"spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims"_s);
    const std::initializer_list<QLatin1StringView> path {
        "spec"_L1, "resources"_L1, "requests"_L1, "storage"_L1};
    const auto before = Quantity::parse(at(old, path).toString());
    const auto after = Quantity::parse(at(next, path).toString());
    if (before && after && *after < *before)
        causes.forbidden(
            u"spec.resources.requests.storage"_s, u"field can not be less than status.capacity"_s);
}

void priorityClassUpdate(const QJsonObject &next, const QJsonObject &old, Causes &causes)
{
    if (next.value("value"_L1) != old.value("value"_L1))
        causes.forbidden(u"value"_s, u"may not be changed in an update."_s);
}

} // namespace models::sandbox::rules
