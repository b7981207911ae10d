// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/engine/names.h"
#include "models/sandbox/kinds/podparts.h"

using namespace Qt::StringLiterals;

namespace models::sandbox::rules {

namespace {

/// The path before ['…'] and what is in there; nothing for a path without.
std::optional<std::pair<QString, QString>> subscript(const QString &path)
{
    const qsizetype open = path.indexOf("['"_L1);
    if (open <= 0 || !path.endsWith("']"_L1) || open + 4 > path.size())
        return std::nullopt;
    return std::pair {path.left(open), path.sliced(open + 2, path.size() - open - 4)};
}

/// Fields of a pod that can be named, whether or not a variable can hold them.
bool isPodField(const QString &path)
{
    static const QStringList others {u"metadata.annotations"_s, u"metadata.labels"_s,
        u"metadata.name"_s, u"metadata.namespace"_s, u"metadata.uid"_s, u"spec.host"_s,
        u"spec.nodeName"_s, u"spec.restartPolicy"_s, u"spec.schedulerName"_s,
        u"spec.serviceAccountName"_s, u"status.hostIP"_s, u"status.hostIPs"_s, u"status.phase"_s,
        u"status.podIP"_s, u"status.podIPs"_s};
    return others.contains(path);
}

void fieldOfPod(const QJsonObject &ref, const QString &at, Causes &causes)
{
    static const QStringList fields {u"metadata.name"_s, u"metadata.namespace"_s, u"metadata.uid"_s,
        u"spec.nodeName"_s, u"spec.serviceAccountName"_s, u"status.hostIP"_s, u"status.hostIPs"_s,
        u"status.podIP"_s, u"status.podIPs"_s};
    const QString pathAt = childPath(at, u"fieldPath"_s);
    const QString version = ref.value("apiVersion"_L1).toString();
    QString path = ref.value("fieldPath"_L1).toString();
    const QString unconverted = u"error converting fieldPath: "_s;
    if (path.isEmpty()) {
        causes.required(pathAt);
    } else if (version != "v1"_L1) {
        causes.invalid(pathAt, path, unconverted + u"unsupported pod version: "_s + version);
    } else if (const auto parts = subscript(path)) {
        if (parts->first == "metadata.annotations"_L1)
            causes.invalid(at, parts->second.toLower(), names::qualified(parts->second.toLower()));
        else if (parts->first == "metadata.labels"_L1)
            causes.invalid(at, parts->second, names::qualified(parts->second));
        else
            causes.invalid(
                pathAt, path, unconverted + u"field label does not support subscript: "_s + path);
    } else if (!isPodField(path)) {
        causes.invalid(pathAt, path, unconverted + u"field label not supported: "_s + path);
    } else {
        if (path == "spec.host"_L1)
            path = u"spec.nodeName"_s;
        if (!fields.contains(path))
            causes.unsupported(pathAt, path, fields);
    }
}

void resourceOfContainer(const QJsonObject &ref, const QString &at, Causes &causes)
{
    static const QStringList resources {u"limits.cpu"_s, u"limits.ephemeral-storage"_s,
        u"limits.memory"_s, u"requests.cpu"_s, u"requests.ephemeral-storage"_s,
        u"requests.memory"_s};
    const QString resource = ref.value("resource"_L1).toString();
    if (resource.isEmpty())
        causes.required(childPath(at, u"resource"_s));
    else if (!resources.contains(resource) && !resource.startsWith("limits.hugepages-"_L1)
        && !resource.startsWith("requests.hugepages-"_L1))
        causes.unsupported(childPath(at, u"resource"_s), resource, resources);
}

/// A key of a ConfigMap or a Secret.
void keyOf(const QJsonObject &ref, const QString &at, Causes &causes)
{
    const QString name = ref.value("name"_L1).toString();
    const QString key = ref.value("key"_L1).toString();
    causes.invalid(childPath(at, u"name"_s), name, names::dnsSubdomain(name));
    if (key.isEmpty())
        causes.required(childPath(at, u"key"_s));
    else
        causes.invalid(childPath(at, u"key"_s), key, names::configKey(key));
}

void valueFrom(const QJsonObject &from, bool hasValue, const QString &at, Causes &causes)
{
    int sources = 0;
    const auto source = [&](QLatin1StringView key, auto check) {
        const QJsonValue ref = from.value(key);
        if (!ref.isObject())
            return;
        ++sources;
        check(ref.toObject(), childPath(at, key), causes);
    };
    source("fieldRef"_L1, fieldOfPod);
    source("resourceFieldRef"_L1, resourceOfContainer);
    source("configMapKeyRef"_L1, keyOf);
    source("secretKeyRef"_L1, keyOf);
    if (sources == 0)
        causes.invalid(at, QString(),
            u"must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`"_s);
    else if (hasValue)
        causes.invalid(at, QString(), u"may not be specified when `value` is not empty"_s);
    else if (sources > 1)
        causes.invalid(at, QString(), u"may not have more than one field specified at a time"_s);
}

} // namespace

void environment(const QJsonArray &variables, const QString &path, Causes &causes)
{
    for (qsizetype i = 0; i < variables.size(); ++i) {
        const QJsonObject variable = variables.at(i).toObject();
        const QString at = itemPath(path, i);
        const QString name = variable.value("name"_L1).toString();
        requiredName(childPath(at, u"name"_s), name, names::envName(name), causes);
        const QJsonValue from = variable.value("valueFrom"_L1);
        const bool hasValue = !variable.value("value"_L1).toString().isEmpty();
        if (from.isObject())
            valueFrom(from.toObject(), hasValue, childPath(at, u"valueFrom"_s), causes);
    }
}

void environmentFrom(const QJsonArray &sources, const QString &path, Causes &causes)
{
    for (qsizetype i = 0; i < sources.size(); ++i) {
        const QJsonObject source = sources.at(i).toObject();
        const QString at = itemPath(path, i);
        if (const QString prefix = source.value("prefix"_L1).toString(); !prefix.isEmpty())
            causes.invalid(childPath(at, u"prefix"_s), prefix, names::envName(prefix));
        int count = 0;
        for (const QLatin1StringView key : {"configMapRef"_L1, "secretRef"_L1}) {
            if (!source.value(key).isObject())
                continue;
            ++count;
            const QString nameAt = childPath(childPath(at, key), u"name"_s);
            const QString name = source.value(key).toObject().value("name"_L1).toString();
            if (name.isEmpty())
                causes.required(nameAt);
            else
                causes.invalid(nameAt, name, names::dnsSubdomain(names::maskedPrefix(name)));
        }
        if (count == 0)
            causes.invalid(
                path, QString(), u"must specify one of: `configMapRef` or `secretRef`"_s);
        else if (count > 1)
            causes.invalid(
                path, QString(), u"may not have more than one field specified at a time"_s);
    }
}

} // namespace models::sandbox::rules
