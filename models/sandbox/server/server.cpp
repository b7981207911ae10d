// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/server/server.h"

#include "models/sandbox/clock.h"
#include "models/sandbox/server/basics.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace models::sandbox {

Server::Server(Clock &clock, QObject *parent)
    : QObject(parent)
    , m_registry(m_store, m_engine, clock)
    , m_hub(m_store)
{
    connect(&m_http, &HttpServer::requested, this, &Server::handle);
    m_dropTimer.callOnTimeout(&m_http, &HttpServer::dropStreams);
}

Server::~Server() = default;

void Server::seedBasics()
{
    QStringList groups;
    for (const QJsonObject &crd : Engine::builtInCrds()) {
        m_registry.seed(crd);
        groups << crd.value(u"spec").toObject().value(u"group").toString();
    }
    groups.removeDuplicates();
    for (const QJsonObject &object : basicObjects(groups)) {
        m_registry.seed(object);
    }
}

Result<void> Server::listen(int port, const Users &users, const Faults &faults)
{
    auto identity = makeServerIdentity();
    if (!identity) {
        return std::unexpected(identity.error());
    }
    m_identity = *std::move(identity);
    m_faults = faults;
    m_api = std::make_unique<ApiServer>(m_registry, m_hub, users);
    m_lifecycle = std::make_unique<Lifecycle>(m_registry, m_identity.caCertificate);
    m_collector = std::make_unique<Collector>(m_registry);
    connect(m_lifecycle.get(), &Lifecycle::resourceGone, &m_hub, &WatchHub::end);
    m_lifecycle->equipAll();
    if (m_faults.dropEvery.count() > 0) {
        m_dropTimer.start(m_faults.dropEvery);
    }
    return m_http.listen(m_identity, port);
}

void Server::setLogs(LogSource *logs)
{
    m_api->setLogs(logs);
}

void Server::setContainers(const ContainerSource *containers)
{
    m_api->setContainers(containers);
}

void Server::handle(HttpExchange *exchange)
{
    ++m_requests;
    const auto serve = [this](HttpExchange *asked) {
        if (m_faults.errorEvery > 0 && m_requests % m_faults.errorEvery == 0) {
            const StatusError error = internalError(u"a fault that was asked for"_s);
            asked->reply(500, "application/json",
                QJsonDocument(error.toStatus()).toJson(QJsonDocument::Compact));
            return;
        }
        if (m_faults.goneWatches > 0 && RequestInfo::of(asked->request()).verb == u"watch") {
            --m_faults.goneWatches;
            m_api->expireNextWatch();
        }
        m_api->handle(*asked);
    };
    if (m_faults.latency.count() > 0) {
        QTimer::singleShot(m_faults.latency, exchange, [serve, exchange] { serve(exchange); });
        return;
    }
    serve(exchange);
}

} // namespace models::sandbox
