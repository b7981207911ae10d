// SPDX-License-Identifier: Apache-2.0
#include "models/base/quantity.h"
#include "models/sandbox/engine/names.h"
#include "models/sandbox/kinds/podparts.h"

using namespace Qt::StringLiterals;

namespace models::sandbox::rules {

namespace {

void fileMode(const QJsonValue &mode, const QString &path, Causes &causes)
{
    if (mode.isDouble() && (mode.toInteger() < 0 || mode.toInteger() > 0777))
        causes.invalid(
            path, mode, u"must be a number between 0 and 0777 (octal), both inclusive"_s);
}

void withoutBacksteps(const QString &target, const QString &path, Causes &causes)
{
    if (target.split(u'/').contains(".."_L1))
        causes.invalid(path, target, u"must not contain '..'"_s);
}

void keysToPaths(const QJsonObject &source, const QString &path, Causes &causes)
{
    fileMode(source.value("defaultMode"_L1), childPath(path, u"defaultMode"_s), causes);
    const QJsonArray items = source.value("items"_L1).toArray();
    for (qsizetype i = 0; i < items.size(); ++i) {
        const QJsonObject item = items.at(i).toObject();
        const QString at = itemPath(childPath(path, u"items"_s), i);
        const QString target = item.value("path"_L1).toString();
        const QString targetAt = childPath(at, u"path"_s);
        for (const QLatin1StringView key : {"key"_L1, "path"_L1}) {
            if (item.value(key).toString().isEmpty())
                causes.required(childPath(at, key));
        }
        if (target.startsWith(u'/'))
            causes.invalid(targetAt, target, u"must be a relative path"_s);
        withoutBacksteps(target, targetAt, causes);
        if (target.startsWith(".."_L1) && !target.startsWith("../"_L1))
            causes.invalid(targetAt, target, u"must not start with '..'"_s);
        fileMode(item.value("mode"_L1), childPath(at, u"mode"_s), causes);
    }
}

void hostPath(const QJsonObject &source, const QString &at, Causes &causes)
{
    static const QStringList types {QString(), u"BlockDevice"_s, u"CharDevice"_s, u"Directory"_s,
        u"DirectoryOrCreate"_s, u"File"_s, u"FileOrCreate"_s, u"Socket"_s};
    const QString path = source.value("path"_L1).toString();
    if (path.isEmpty()) {
        causes.required(childPath(at, u"path"_s));
        return;
    }
    withoutBacksteps(path, childPath(at, u"path"_s), causes);
    const QString type = source.value("type"_L1).toString();
    if (!types.contains(type))
        causes.unsupported(childPath(at, u"type"_s), type, types);
}

void networkFolder(const QJsonObject &source, const QString &at, Causes &causes)
{
    const QString path = source.value("path"_L1).toString();
    for (const QLatin1StringView key : {"server"_L1, "path"_L1}) {
        if (source.value(key).toString().isEmpty())
            causes.required(childPath(at, key));
    }
    if (!path.startsWith(u'/'))
        causes.invalid(childPath(at, u"path"_s), path, u"must be an absolute path"_s);
}

void sourceOf(QLatin1StringView type, const QJsonObject &source, const QString &at, Causes &causes)
{
    const auto needs = [&](QLatin1StringView key) {
        if (source.value(key).toString().isEmpty())
            causes.required(childPath(at, key));
    };
    if (type == "emptyDir"_L1) {
        const auto limit = Quantity::parse(source.value("sizeLimit"_L1).toString());
        if (limit && limit->toDouble() < 0)
            causes.forbidden(childPath(at, u"sizeLimit"_s),
                u"SizeLimit field must be a valid resource quantity"_s);
    } else if (type == "hostPath"_L1) {
        hostPath(source, at, causes);
    } else if (type == "nfs"_L1) {
        networkFolder(source, at, causes);
    } else if (type == "persistentVolumeClaim"_L1) {
        needs("claimName"_L1);
    } else if (type == "secret"_L1) {
        needs("secretName"_L1);
        keysToPaths(source, at, causes);
    } else if (type == "configMap"_L1) {
        needs("name"_L1);
        keysToPaths(source, at, causes);
    } else if (type == "csi"_L1) {
        needs("driver"_L1);
    }
}

/// In the order in which a server looks at them.
constexpr QLatin1StringView sourceTypes[] {"emptyDir"_L1, "hostPath"_L1, "gitRepo"_L1,
    "gcePersistentDisk"_L1, "awsElasticBlockStore"_L1, "secret"_L1, "nfs"_L1, "iscsi"_L1,
    "glusterfs"_L1, "flocker"_L1, "persistentVolumeClaim"_L1, "rbd"_L1, "cinder"_L1, "cephfs"_L1,
    "quobyte"_L1, "downwardAPI"_L1, "fc"_L1, "flexVolume"_L1, "configMap"_L1, "azureFile"_L1,
    "vsphereVolume"_L1, "photonPersistentDisk"_L1, "portworxVolume"_L1, "azureDisk"_L1,
    "storageos"_L1, "projected"_L1, "scaleIO"_L1, "csi"_L1, "ephemeral"_L1, "image"_L1};

/// Two of them are spelled otherwise in the server's path.
QString refusedAt(const QString &path, QLatin1StringView type)
{
    if (type == "cephfs"_L1)
        return childPath(path, u"cephFS"_s);
    return childPath(path, type == "downwardAPI"_L1 ? u"downwarAPI"_s : QString(type));
}

} // namespace

void volume(const QJsonObject &volume, const QString &path, Causes &causes)
{
    bool hasOne = false;
    for (const QLatin1StringView type : sourceTypes) {
        if (!volume.value(type).isObject())
            continue;
        if (hasOne)
            causes.forbidden(refusedAt(path, type), u"may not specify more than 1 volume type"_s);
        else
            sourceOf(type, volume.value(type).toObject(), childPath(path, type), causes);
        hasOne = true;
    }
    const QString name = volume.value("name"_L1).toString();
    requiredName(childPath(path, u"name"_s), name, names::dnsLabel(name), causes);
}

} // namespace models::sandbox::rules
