// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/server/podconnect.h"

#include "models/sandbox/containersource.h"
#include "models/sandbox/server/attachedlog.h"
#include "models/sandbox/server/podcontainers.h"
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
    if (what != u"exec" && what != u"attach") {
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
    const auto container = containerOf(*pod, call.request.parameter(u"container"));
    if (!container) {
        call.fail(container.error());
        return;
    }
    if (pod->value(u"spec").toObject().value(u"nodeName").toString().isEmpty()) {
        call.fail(badRequest(u"pod %1 does not have a host assigned"_s.arg(call.info.name)));
        return;
    }
    connectTo(call, *pod, *container);
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
    if (call.info.subresource == u"attach") {
        const LogKey key {
            pod.value(u"metadata").toObject().value(u"uid").toString(), container, false};
        command->run(std::make_unique<AttachedLog>(m_logs, key));
        return;
    }
    const QStringList words = call.request.parameters(u"command");
    auto process = m_containers == nullptr
        ? std::unexpected(u"nothing runs in this sandbox"_s)
        : m_containers->run({pod, container, words, streams->hasTerminal});
    if (!process) {
        command->refuse(internalError(u"Internal error occurred: error executing command in "
                                      "container: failed to exec in container: failed to start "
                                      "exec: "_s
            + process.error()));
        return;
    }
    command->run(*std::move(process));
}

} // namespace models::sandbox
