// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/server/podconnect.h"

#include "models/base/json.h"
#include "models/sandbox/clock.h"
#include "models/sandbox/containersource.h"
#include "models/sandbox/server/attachedlog.h"
#include "models/sandbox/server/podcontainers.h"
#include "models/sandbox/server/portchannels.h"
#include "models/sandbox/server/portstreams.h"
#include "models/sandbox/server/remotecommand.h"

using namespace Qt::StringLiterals;

namespace models::sandbox {

// A WebSocket handshake is a GET, whose verb many may have that must not run programs: servers
// since 1.35 ask for "create" as well.
bool PodConnect::mayCreate(const Call &call) const
{
    const AccessAttributes asked {u"create"_s, {}, u"pods/"_s + call.info.subresource,
        call.info.nameSpace, call.info.name, {}};
    if (m_rbac.allows(call.user, asked)) {
        return true;
    }
    call.fail(accessDenied(call.user, asked));
    return false;
}

void PodConnect::serve(const Call &call) const
{
    const QString &what = call.info.subresource;
    if (what != u"exec" && what != u"attach" && what != u"portforward") {
        call.fail(badRequest(u"the sandbox cannot serve %1"_s.arg(what)));
        return;
    }
    if (!mayCreate(call)) {
        return;
    }
    const auto pod = m_registry.find(call.kind, call.info.nameSpace, call.info.name);
    if (!pod) {
        call.fail(pod.error());
        return;
    }
    const bool hasNode = !pod->value(u"spec").toObject().value(u"nodeName").toString().isEmpty();
    const StatusError noNode
        = badRequest(u"pod %1 does not have a host assigned"_s.arg(call.info.name));
    if (what == u"portforward") {
        if (hasNode) {
            forward(call, *pod);
        } else {
            call.fail(noNode);
        }
        return;
    }
    const auto container = containerOf(*pod, call.request.parameter(u"container"));
    if (!container) {
        call.fail(container.error());
    } else if (!hasNode) {
        call.fail(noNode);
    } else {
        connectTo(call, *pod, *container);
    }
}

// Three ways to say the same: channels, SPDY in a WebSocket (kubectl since 1.31), bare SPDY.
void PodConnect::forward(const Call &call, const QJsonObject &pod) const
{
    constexpr QByteArrayView protocol = "portforward.k8s.io";
    constexpr QByteArrayView tunnelled = "SPDY/3.1+portforward.k8s.io";
    const HttpRequest &request = call.request;
    if (m_containers == nullptr
        || pod.value(u"status").toObject().value(u"phase").toString() != u"Running") {
        call.fail(internalError(
            u"unable to forward port because pod is not running. Current "
            "status=%1"_s.arg(pod.value(u"status").toObject().value(u"phase").toString())));
        return;
    }
    if (isWebSocketUpgrade(request)) {
        const QByteArray offered = request.headerValues("sec-websocket-protocol").join(',');
        if (!offered.contains(tunnelled)) {
            forwardChannels(call, pod);
            return;
        }
        call.exchange.addHeader("Upgrade", "websocket");
        call.exchange.addHeader(
            "Sec-WebSocket-Accept", webSocketAccept(request.header("sec-websocket-key")));
        call.exchange.addHeader("Sec-WebSocket-Protocol", tunnelled.toByteArray());
        new PortStreams(
            call.exchange.upgrade(), PortStreams::Tunnel::WebSocket, *m_containers, pod);
    } else if (request.header("upgrade").compare("SPDY/3.1", Qt::CaseInsensitive) == 0) {
        call.exchange.addHeader("Upgrade", "SPDY/3.1");
        call.exchange.addHeader("X-Stream-Protocol-Version", protocol.toByteArray());
        new PortStreams(call.exchange.upgrade(), PortStreams::Tunnel::None, *m_containers, pod);
    } else {
        call.fail(badRequest(u"Upgrade request required"_s));
    }
}

void PodConnect::forwardChannels(const Call &call, const QJsonObject &pod) const
{
    constexpr qsizetype mostPorts = 100;
    QList<quint16> ports;
    const QStringList asked = call.request.parameters(u"ports");
    for (const QString &text : asked) {
        bool isPort = false;
        const quint16 port = text.toUShort(&isPort);
        if (!isPort || port == 0) {
            call.fail(badRequest(u"unable to parse \"%1\" as a port"_s.arg(text)));
            return;
        }
        ports << port;
    }
    const QByteArray protocol = remoteCommandProtocol(call.request);
    if (ports.isEmpty() || ports.size() > mostPorts || protocol.isEmpty()) {
        call.fail(badRequest(protocol.isEmpty() ? u"Upgrade request required"_s
                                                : u"query parameter \"port\" is required"_s));
        return;
    }
    call.exchange.addHeader("Upgrade", "websocket");
    call.exchange.addHeader(
        "Sec-WebSocket-Accept", webSocketAccept(call.request.header("sec-websocket-key")));
    call.exchange.addHeader("Sec-WebSocket-Protocol", protocol);
    (new PortChannels(call.exchange.upgrade(), *m_containers, pod))->open(ports);
}

void PodConnect::connectTo(const Call &call, const QJsonObject &pod, const QString &container) const
{
    const auto streams = RemoteStreams::parse(call.request);
    if (!streams) {
        call.fail(streams.error());
        return;
    }
    const QByteArray protocol = remoteCommandProtocol(call.request);
    if (!isWebSocketUpgrade(call.request) || protocol.isEmpty()) {
        call.fail(badRequest(u"Upgrade request required"_s));
        return;
    }
    call.exchange.addHeader("Upgrade", "websocket");
    call.exchange.addHeader(
        "Sec-WebSocket-Accept", webSocketAccept(call.request.header("sec-websocket-key")));
    call.exchange.addHeader("Sec-WebSocket-Protocol", protocol);
    auto *command = new RemoteCommand(call.exchange.upgrade(), protocol, *streams);
    const QJsonObject state = containerStatusOf(pod, container).value(u"state").toObject();
    if (!state.contains(u"running")) {
        command->refuse(internalError(
            u"unable to upgrade connection: container not found (\"%1\")"_s.arg(container)));
        return;
    }
    const bool isDebug = !ephemeralContainer(pod, container).isEmpty();
    if (call.info.subresource == u"attach" && !isDebug) {
        const LogKey key {
            pod.value(u"metadata").toObject().value(u"uid").toString(), container, false};
        command->run(std::make_unique<AttachedLog>(m_logs, key));
        return;
    }
    auto process = start(call, pod, container, streams->hasTerminal);
    if (!process) {
        command->refuse(internalError(u"Internal error occurred: error executing command in "
                                      "container: failed to exec in container: failed to start "
                                      "exec: "_s
            + process.error()));
        return;
    }
    if (call.info.subresource == u"attach") {
        endWith(**process, call, container);
    }
    command->run(*std::move(process));
}

// What one attaches to in a container for debugging is its own program: here it begins with the
// first who looks.
std::expected<std::unique_ptr<ContainerProcess>, QString> PodConnect::start(
    const Call &call, const QJsonObject &pod, const QString &container, bool isTty) const
{
    if (m_containers == nullptr) {
        return std::unexpected(u"nothing runs in this sandbox"_s);
    }
    QStringList words = call.request.parameters(u"command");
    if (call.info.subresource == u"attach") {
        const QJsonObject own = ephemeralContainer(pod, container);
        for (const QString &part : {u"command"_s, u"args"_s}) {
            for (const auto &word : own.value(part).toArray()) {
                words << word.toString();
            }
        }
        if (words.isEmpty()) {
            words << u"sh"_s;
        }
    }
    return m_containers->run({pod, container, words, isTty});
}

void PodConnect::endWith(
    ContainerProcess &process, const Call &call, const QString &container) const
{
    QObject::connect(&process, &ContainerProcess::exited, &m_registry,
        [this, kind = call.kind, space = call.info.nameSpace, name = call.info.name, container](
            int code) {
            auto pod = m_registry.find(kind, space, name);
            if (!pod) {
                return;
            }
            QJsonArray statuses = arrayAt(*pod, u"status.ephemeralContainerStatuses");
            for (auto &&entry : statuses) {
                QJsonObject status = entry.toObject();
                const QString started = textAt(status, u"state.running.startedAt");
                if (textAt(status, u"name") != container || started.isEmpty()) {
                    continue;
                }
                status.insert(u"state"_s,
                    QJsonObject {{u"terminated"_s,
                        QJsonObject {{u"exitCode"_s, code},
                            {u"reason"_s, code == 0 ? u"Completed"_s : u"Error"_s},
                            {u"startedAt"_s, started},
                            {u"finishedAt"_s, timestamp(m_registry.clock().now())},
                            {u"containerID"_s, status.value(u"containerID")}}}});
                entry = status;
            }
            setAt(*pod, u"status.ephemeralContainerStatuses", statuses);
            m_registry.replace(kind, *pod);
        });
}

} // namespace models::sandbox
