// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/server/podcontainers.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

QStringList namesIn(const QJsonObject &spec, const QString &member)
{
    QStringList names;
    for (const auto &container : spec.value(member).toArray()) {
        names << container.toObject().value(u"name").toString();
    }
    return names;
}

} // namespace

Answer<QString> containerOf(const QJsonObject &pod, const QString &asked)
{
    const QString name = pod.value(u"metadata").toObject().value(u"name").toString();
    const QJsonObject spec = pod.value(u"spec").toObject();
    const QStringList containers = namesIn(spec, u"containers"_s);
    const QStringList initial = namesIn(spec, u"initContainers"_s);
    if (!asked.isEmpty()) {
        if (containers.contains(asked) || initial.contains(asked)
            || namesIn(spec, u"ephemeralContainers"_s).contains(asked)) {
            return asked;
        }
        return std::unexpected(
            badRequest(u"container %1 is not valid for pod %2"_s.arg(asked, name)));
    }
    if (containers.size() + initial.size() > 1) {
        const QString others = initial.isEmpty()
            ? QString()
            : u" or one of the init containers: [%1]"_s.arg(initial.join(u' '));
        return std::unexpected(badRequest(
            u"a container name must be specified for pod %1, choose one of: [%2]%3"_s.arg(
                name, containers.join(u' '), others)));
    }
    return containers.value(0);
}

QJsonObject containerStatusOf(const QJsonObject &pod, const QString &container)
{
    const QJsonObject status = pod.value(u"status").toObject();
    for (const QString &member :
        {u"containerStatuses"_s, u"initContainerStatuses"_s, u"ephemeralContainerStatuses"_s}) {
        for (const auto &value : status.value(member).toArray()) {
            QJsonObject one = value.toObject();
            if (one.value(u"name") == container) {
                return one;
            }
        }
    }
    return {};
}

QJsonObject ephemeralContainer(const QJsonObject &pod, const QString &name)
{
    for (const auto &value :
        pod.value(u"spec").toObject().value(u"ephemeralContainers").toArray()) {
        QJsonObject one = value.toObject();
        if (one.value(u"name") == name) {
            return one;
        }
    }
    return {};
}

} // namespace models::sandbox
