// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/kube/testcertificates.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QSslCertificate>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>

/// One request as a scripted server read it, and the means to answer it rightly or wrongly.
struct Exchange
{
    QByteArray method;
    QByteArray target;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
    int connection = 0; ///< counts from 1
    QString clientName; ///< common name of the client's certificate
    QPointer<QTcpSocket> socket;

    [[nodiscard]] QByteArray header(QByteArrayView name) const;
    [[nodiscard]] QByteArrayList headerValues(QByteArrayView name) const;
    [[nodiscard]] QByteArray path() const
    {
        return target.first(target.indexOf('?') < 0 ? target.size() : target.indexOf('?'));
    }

    void answer(int status, const QByteArray &content = {},
        const QByteArray &type = "application/json", const QByteArray &moreHeaders = {}) const;
    void beginChunks(const QByteArray &moreHeaders = {}) const;
    void chunk(const QByteArray &content) const;
    void endChunks() const;
    void raw(const QByteArray &bytes) const;
    /// FIN after what was written.
    void close() const;
    /// RST, at once.
    void reset() const;
};

/// An HTTP/1.1 server on loopback that does what the test says, in the test's own thread.
class ScriptedServer : public QObject
{
public:
    using Script = std::function<void(const Exchange &)>;

    explicit ScriptedServer(Script script = {});
    /// TLS with that certificate; asks for a client's one.
    ScriptedServer(const TestCertificate &certificate, Script script = {});
    ~ScriptedServer() override;

    [[nodiscard]] QUrl url() const;
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] int connections() const { return m_connections; }
    /// All requests so far, in the order they came.
    [[nodiscard]] const QList<Exchange> &seen() const { return m_seen; }
    [[nodiscard]] QList<Exchange> seen(QByteArrayView method) const;
    void setScript(Script script) { m_script = std::move(script); }
    /// Answers by path: status and body. Others get a 404 in plain text.
    void setAnswers(QHash<QByteArray, QByteArray> bodies);
    /// After "CONNECT host:port" bytes go both ways to `target`; what was asked for is in seen().
    void setTunnelTo(quint16 target) { m_tunnelTo = target; }
    /// New connections are refused, until listenAgain() on the same port.
    void stopListening();
    void listenAgain();

private:
    void listen();
    void accept(QTcpSocket *socket);
    void read(QTcpSocket *socket);
    void tunnel(QTcpSocket *socket);

    std::unique_ptr<QTcpServer> m_server;
    Script m_script;
    QList<Exchange> m_seen;
    QHash<QTcpSocket *, QByteArray> m_buffers;
    QHash<QTcpSocket *, int> m_numbers;
    int m_connections = 0;
    quint16 m_port = 0;
    quint16 m_tunnelTo = 0;
    bool m_isTls = false;
};
