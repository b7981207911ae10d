// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/containers/containers.h"

#include "models/sandbox/containers/shellprocess.h"
#include "models/sandbox/containers/webserver.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

bool isRunning(const QJsonObject &pod, const QString &container)
{
    const QJsonArray statuses = pod[u"status"][u"containerStatuses"].toArray();
    return std::ranges::any_of(statuses, [&](const QJsonValue &status) {
        return status[u"name"].toString() == container
            && status[u"state"].toObject().contains(u"running");
    });
}

} // namespace

std::expected<std::unique_ptr<ContainerProcess>, QString> Containers::run(
    const ContainerProgram &program) const
{
    Container container = Container::of(program.pod, program.container);
    const QString name = program.command.value(0);
    if (!hasProgram(container, name)) {
        const bool isPath = name.contains(u'/');
        return std::unexpected(
            u"OCI runtime exec failed: exec failed: unable to start container process: exec: \"%1\": %2: unknown"_s
                .arg(name,
                    isPath ? u"stat %1: no such file or directory"_s.arg(name)
                           : u"executable file not found in $PATH"_s));
    }
    return std::make_unique<ShellProcess>(
        m_clock, std::move(container), program.command, program.withTerminal);
}

std::expected<std::unique_ptr<ContainerConnection>, QString> Containers::connectTo(
    const QJsonObject &pod, quint16 port) const
{
    const QJsonArray containers = pod[u"spec"][u"containers"].toArray();
    for (const QJsonValue &container : containers) {
        const QJsonArray ports = container[u"ports"].toArray();
        const bool listens = std::ranges::any_of(ports, [port](const QJsonValue &declared) {
            return declared[u"containerPort"].toInt() == port
                && declared[u"protocol"].toString(u"TCP"_s) == u"TCP";
        });
        if (listens && isRunning(pod, container[u"name"].toString())) {
            return std::make_unique<WebServer>(
                Container::of(pod, container[u"name"].toString()), port);
        }
    }
    return std::unexpected(
        u"failed to connect to localhost:%1 inside the pod: dial tcp4 127.0.0.1:%1: connect: connection refused"_s
            .arg(port));
}

} // namespace models::sandbox
