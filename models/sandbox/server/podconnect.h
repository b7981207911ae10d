// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/server/call.h"
#include "models/sandbox/server/rbac.h"
#include "models/sandbox/server/registry.h"

namespace models::sandbox {

class ContainerProcess;
class ContainerSource;
class LogSource;

/// exec, attach and portforward. The first two over WebSocket only: what asks for SPDY gets every
/// refusal that it would get elsewhere, and then learns that it must upgrade otherwise.
class PodConnect
{
public:
    PodConnect(Registry &registry, const Rbac &rbac)
        : m_registry(registry)
        , m_rbac(rbac)
    {
    }
    void setLogs(LogSource *logs) { m_logs = logs; }
    void setContainers(const ContainerSource *containers) { m_containers = containers; }

    void serve(const Call &call) const;

private:
    [[nodiscard]] bool mayCreate(const Call &call) const;
    void connectTo(const Call &call, const QJsonObject &pod, const QString &container) const;
    [[nodiscard]] std::expected<std::unique_ptr<ContainerProcess>, QString> start(
        const Call &call, const QJsonObject &pod, const QString &container, bool isTty) const;
    void endWith(ContainerProcess &process, const Call &call, const QString &container) const;
    void forward(const Call &call, const QJsonObject &pod) const;
    void forwardChannels(const Call &call, const QJsonObject &pod) const;

    Registry &m_registry;
    const Rbac &m_rbac;
    LogSource *m_logs = nullptr;
    const ContainerSource *m_containers = nullptr;
};

} // namespace models::sandbox
