// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/server/apiserver.h"
#include "models/sandbox/server/collector.h"
#include "models/sandbox/server/faults.h"
#include "models/sandbox/server/httpserver.h"
#include "models/sandbox/server/lifecycle.h"

namespace models::sandbox {

/// The whole API server: store, engine, HTTP, and what every server has around them. One thread.
class Server final : public QObject
{
    Q_OBJECT
public:
    explicit Server(Clock &clock, QObject *parent = nullptr);
    ~Server() override;

    [[nodiscard]] Registry &registry() { return m_registry; }
    /// Kinds, namespaces and roles that every cluster has.
    void seedBasics();
    /// Opens the door. Everything seeded before has happened in the past.
    [[nodiscard]] Result<void> listen(int port, const Users &users, const Faults &faults);
    [[nodiscard]] int port() const { return m_http.port(); }
    [[nodiscard]] const QByteArray &caCertificate() const { return m_identity.caCertificate; }
    void setLogs(LogSource *logs);
    void setContainers(const ContainerSource *containers);
    /// Versions of before are too old from now on.
    void forgetHistory() { m_store.compact(m_store.revision()); }

private:
    void handle(HttpExchange *exchange);

    Engine m_engine;
    Store m_store;
    Registry m_registry;
    WatchHub m_hub;
    HttpServer m_http;
    std::unique_ptr<ApiServer> m_api;
    std::unique_ptr<Lifecycle> m_lifecycle;
    std::unique_ptr<Collector> m_collector;
    ServerIdentity m_identity;
    Faults m_faults;
    int m_requests = 0;
    QTimer m_dropTimer;
};

} // namespace models::sandbox
