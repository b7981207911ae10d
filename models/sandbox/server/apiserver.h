// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/server/discovery.h"
#include "models/sandbox/server/reviews.h"
#include "models/sandbox/server/subresources.h"

namespace models::sandbox {

/// Takes each request to where it is answered: who asks, for what, may they?
class ApiServer final : public QObject
{
    Q_OBJECT
public:
    ApiServer(Registry &registry, WatchHub &hub, Users users, QObject *parent = nullptr);

    void handle(HttpExchange &exchange);
    void setLogs(LogSource *logs) { m_subresources.setLogs(logs); }
    void setContainers(const ContainerSource *containers)
    {
        m_subresources.setContainers(containers);
    }
    void expireNextWatch() { m_reader.expireNextWatch(); }

private:
    [[nodiscard]] bool authorize(Call &call);
    [[nodiscard]] bool findKind(Call &call) const;
    [[nodiscard]] bool isBuiltInGroup(const QString &group) const;
    void serveResource(const Call &call);
    void serveVerb(const Call &call);

    Registry &m_registry;
    Users m_users;
    Rbac m_rbac;
    Reviews m_reviews;
    Discovery m_discovery;
    Reader m_reader;
    Writer m_writer;
    Subresources m_subresources;
};

} // namespace models::sandbox
