// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/containers/container.h"

#include <QDir>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

constexpr QStringView gpuResource = u"nvidia.com/gpu";

QJsonObject named(const QJsonArray &list, const QString &name)
{
    for (const auto &value : list) {
        if (value.toObject().value(u"name") == name) {
            return value.toObject();
        }
    }
    return {};
}

QStringList strings(const QJsonValue &value)
{
    QStringList list;
    for (const auto &one : value.toArray()) {
        list << one.toString();
    }
    return list;
}

// Small images come without it.
bool imageHasBash(const QString &image)
{
    for (const QStringView small : {u"busybox", u"alpine", u"rclone", u"exporter", u"etcd"}) {
        if (image.contains(small)) {
            return false;
        }
    }
    return true;
}

QString fieldOf(const QJsonObject &pod, const QString &path)
{
    QJsonValue value = pod;
    for (const QString &step : path.split(u'.')) {
        value = value.toObject().value(step);
    }
    return value.toVariant().toString();
}

QMap<QString, QString> environmentOf(
    const QJsonObject &pod, const QJsonObject &container, const QString &home)
{
    QMap<QString, QString> environment {
        {u"PATH"_s, u"/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"_s},
        {u"HOSTNAME"_s, fieldOf(pod, u"metadata.name"_s)}, {u"HOME"_s, home},
        {u"KUBERNETES_SERVICE_HOST"_s, u"10.96.0.1"_s}, {u"KUBERNETES_SERVICE_PORT"_s, u"443"_s}};
    for (const auto &value : container.value(u"env").toArray()) {
        const QJsonObject entry = value.toObject();
        const QJsonObject source = entry.value(u"valueFrom").toObject();
        const QString field = source.value(u"fieldRef").toObject().value(u"fieldPath").toString();
        if (source.isEmpty()) {
            environment.insert(entry.value(u"name").toString(), entry.value(u"value").toString());
        } else if (!field.isEmpty()) {
            environment.insert(entry.value(u"name").toString(), fieldOf(pod, field));
        } // values of secrets and config maps stay out of the sandbox's terminals
    }
    return environment;
}

} // namespace

QString absolutePath(const QString &directory, const QString &path)
{
    const QString whole = path.startsWith(u'/') ? path : directory + u'/' + path;
    return QDir::cleanPath(whole);
}

Container Container::of(const QJsonObject &pod, const QString &container)
{
    const QJsonObject spec = pod.value(u"spec").toObject();
    const QJsonObject status = pod.value(u"status").toObject();
    QJsonObject own = named(spec.value(u"containers").toArray(), container);
    for (const QString &list : {u"initContainers"_s, u"ephemeralContainers"_s}) {
        if (own.isEmpty()) {
            own = named(spec.value(list).toArray(), container);
        }
    }
    Container made;
    made.pod = fieldOf(pod, u"metadata.name"_s);
    made.nameSpace = fieldOf(pod, u"metadata.namespace"_s);
    made.node = spec.value(u"nodeName").toString();
    made.address = status.value(u"podIP").toString();
    made.serviceAccount = spec.value(u"serviceAccountName").toString(u"default"_s);
    made.name = container;
    made.image = own.value(u"image").toString();
    made.hasBash = imageHasBash(made.image);
    const QJsonValue user = own.value(u"securityContext").toObject().value(u"runAsUser");
    made.user
        = user.isDouble() && user.toInteger() != 0 ? QString::number(user.toInteger()) : u"root"_s;
    made.command = strings(own.value(u"command")) + strings(own.value(u"args"));
    const QJsonObject resources = own.value(u"resources").toObject();
    made.gpus = resources.value(u"limits").toObject().value(gpuResource).toVariant().toInt();
    for (const auto &mount : own.value(u"volumeMounts").toArray()) {
        made.mounts << QDir::cleanPath(mount.toObject().value(u"mountPath").toString());
    }
    made.directory = own.value(u"workingDir").toString(made.gpus > 0 ? u"/workspace"_s : u"/"_s);
    made.environment = environmentOf(pod, own, made.user == u"root" ? u"/root"_s : u"/"_s);
    const QJsonObject state
        = named(status.value(u"containerStatuses").toArray(), container).value(u"state").toObject();
    made.started = QDateTime::fromString(
        state.value(u"running").toObject().value(u"startedAt").toString(), Qt::ISODate);
    return made;
}

QMap<QString, QByteArray> Container::files() const
{
    const QByteArray host = pod.toUtf8();
    const QString account = u"/var/run/secrets/kubernetes.io/serviceaccount/"_s;
    QMap<QString, QByteArray> all {{u"/etc/hostname"_s, host + '\n'},
        {u"/etc/hosts"_s,
            "# Kubernetes-managed hosts file.\n127.0.0.1\tlocalhost\n" + address.toUtf8() + '\t'
                + host + '\n'},
        {u"/etc/resolv.conf"_s,
            "search " + nameSpace.toUtf8()
                + ".svc.cluster.local svc.cluster.local cluster.local\nnameserver "
                  "10.96.0.10\noptions ndots:5\n"},
        {u"/etc/os-release"_s,
            "PRETTY_NAME=\"Sampan sandbox\"\nNAME=\"Sampan sandbox\"\nID=sampan\n"},
        {u"/etc/passwd"_s,
            "root:x:0:0:root:/root:" + QByteArray(hasBash ? "/bin/bash" : "/bin/sh") + '\n'},
        {u"/proc/1/cmdline"_s, command.join(QChar(u'\0')).toUtf8()},
        {account + u"namespace"_s, nameSpace.toUtf8()}, {u"/bin/sh"_s, {}}, {u"/bin/cat"_s, {}},
        {u"/bin/ls"_s, {}}, {u"/dev/null"_s, {}}};
    if (hasBash) {
        all.insert(u"/bin/bash"_s, {});
    }
    if (gpus > 0) {
        all.insert(u"/usr/bin/nvidia-smi"_s, {});
        all.insert(directory + u"/README"_s,
            "This container is made up: nothing runs in it. Programs here are the sandbox's "
            "own.\n");
    }
    return all;
}

std::optional<QByteArray> Container::read(const QString &path) const
{
    const QMap<QString, QByteArray> all = files();
    const auto found = all.constFind(path);
    return found == all.cend() ? std::nullopt : std::optional(*found);
}

std::optional<QStringList> Container::list(const QString &path) const
{
    QStringList all = files().keys();
    for (const QString &folder : mounts + QStringList {directory, u"/root"_s, u"/tmp"_s}) {
        all << folder + u"/."_s;
    }
    const QString prefix = path.endsWith(u'/') ? path : path + u'/';
    QStringList names;
    bool isThere = path == u"/";
    for (const QString &one : std::as_const(all)) {
        if (one.startsWith(prefix)) {
            isThere = true;
            const QString entry = one.sliced(prefix.size()).section(u'/', 0, 0);
            if (entry != u".") {
                names << entry;
            }
        }
    }
    if (!isThere) {
        return std::nullopt;
    }
    names.removeDuplicates();
    names.sort();
    return names;
}

} // namespace models::sandbox
