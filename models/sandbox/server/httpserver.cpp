// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/server/httpserver.h"

#include "models/sandbox/server/httpconnection.h"

#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>

namespace models::sandbox {

HttpServer::HttpServer(QObject *parent)
    : QObject(parent)
    , m_server(new QSslServer(this))
{
    connect(m_server, &QSslServer::pendingConnectionAvailable, this, &HttpServer::accept);
}

HttpServer::~HttpServer()
{
    m_server->close();
    qDeleteAll(findChildren<HttpConnection *>(Qt::FindDirectChildrenOnly));
}

Result<void> HttpServer::listen(const ServerIdentity &identity, int port)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(QSslCertificate::fromData(identity.certificate)
        + QSslCertificate::fromData(identity.caCertificate));
    configuration.setPrivateKey(QSslKey(identity.key, QSsl::Ec));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setAllowedNextProtocols({QSslConfiguration::NextProtocolHttp1_1});
    m_server->setSslConfiguration(configuration);
    m_server->setHandshakeTimeout(10'000);
    m_server->setListenBacklogSize(512);
    m_server->setMaxPendingConnections(1024);
    if (!m_server->listen(QHostAddress::LocalHost, quint16(port))) {
        return failure(Error::Kind::BadInput,
            Message(QT_TRANSLATE_NOOP("models",
                        "The sandbox cannot listen on port %1 of 127.0.0.1. Choose another port, "
                        "or none to take any free one."),
                {QString::number(port)}),
            m_server->errorString());
    }
    return {};
}

int HttpServer::port() const
{
    return m_server->serverPort();
}

void HttpServer::accept()
{
    while (auto *socket = qobject_cast<QSslSocket *>(m_server->nextPendingConnection())) {
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        auto *connection = new HttpConnection(socket, this);
        connect(connection, &HttpConnection::requested, this, &HttpServer::requested);
    }
}

void HttpServer::dropStreams()
{
    for (auto *connection : findChildren<HttpConnection *>(Qt::FindDirectChildrenOnly)) {
        if (connection->isStreaming()) {
            connection->abort();
        }
    }
}

} // namespace models::sandbox
