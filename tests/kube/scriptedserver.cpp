// SPDX-License-Identifier: Apache-2.0
#include "tests/kube/scriptedserver.h"

#include <QHostAddress>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#endif

using namespace Qt::StringLiterals;

QByteArray Exchange::header(QByteArrayView name) const
{
    const QByteArrayList values = headerValues(name);
    return values.isEmpty() ? QByteArray() : values.first();
}

QByteArrayList Exchange::headerValues(QByteArrayView name) const
{
    QByteArrayList values;
    for (const auto &[key, value] : headers) {
        if (name.compare(key, Qt::CaseInsensitive) == 0)
            values.append(value);
    }
    return values;
}

void Exchange::answer(int status, const QByteArray &content, const QByteArray &type,
    const QByteArray &moreHeaders) const
{
    raw("HTTP/1.1 " + QByteArray::number(status) + " X\r\nContent-Type: " + type
        + "\r\nContent-Length: " + QByteArray::number(content.size()) + "\r\n" + moreHeaders
        + "\r\n" + content);
}

void Exchange::beginChunks(const QByteArray &moreHeaders) const
{
    raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n"
        + moreHeaders + "\r\n");
}

void Exchange::chunk(const QByteArray &content) const
{
    raw(QByteArray::number(content.size(), 16) + "\r\n" + content + "\r\n");
}

void Exchange::endChunks() const
{
    raw("0\r\n\r\n");
}

void Exchange::raw(const QByteArray &bytes) const
{
    if (socket)
        socket->write(bytes);
}

void Exchange::close() const
{
    if (socket)
        socket->disconnectFromHost();
}

void Exchange::reset() const
{
    if (!socket)
        return;
#ifdef Q_OS_UNIX
    const linger now {1, 0};
    ::setsockopt(int(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
#endif
    socket->abort();
}

ScriptedServer::ScriptedServer(Script script)
    : m_server(std::make_unique<QTcpServer>())
    , m_script(std::move(script))
{
    listen();
}

ScriptedServer::ScriptedServer(const TestCertificate &certificate, Script script)
    : m_script(std::move(script))
    , m_isTls(true)
{
    auto server = std::make_unique<QSslServer>();
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(QSslCertificate(certificate.certificate));
    tls.setPrivateKey(QSslKey(certificate.key, QSsl::Ec));
    tls.setPeerVerifyMode(QSslSocket::QueryPeer);
    server->setSslConfiguration(tls);
    connect(server.get(), &QSslServer::sslErrors, this,
        [](QSslSocket *socket, const QList<QSslError> &) { socket->ignoreSslErrors(); });
    m_server = std::move(server);
    listen();
}

ScriptedServer::~ScriptedServer()
{
    const QList<QTcpSocket *> open = m_numbers.keys();
    for (QTcpSocket *socket : open)
        socket->disconnect(this); // they go after our members
}

QUrl ScriptedServer::url() const
{
    return QUrl(u"%1://127.0.0.1:%2"_s.arg(m_isTls ? u"https"_s : u"http"_s).arg(port()));
}

QList<Exchange> ScriptedServer::seen(QByteArrayView method) const
{
    QList<Exchange> some;
    for (const Exchange &exchange : m_seen) {
        if (exchange.method == method)
            some.append(exchange);
    }
    return some;
}

void ScriptedServer::setAnswers(QHash<QByteArray, QByteArray> bodies)
{
    m_script = [bodies = std::move(bodies)](const Exchange &exchange) {
        if (const auto body = bodies.constFind(exchange.path()); body != bodies.cend())
            exchange.answer(200, *body);
        else
            exchange.answer(404, "404 page not found", "text/plain");
    };
}

void ScriptedServer::listen()
{
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, [this] {
        while (QTcpSocket *socket = m_server->nextPendingConnection())
            accept(socket);
    });
    m_server->listen(QHostAddress::LocalHost);
    m_port = m_server->serverPort();
}

void ScriptedServer::stopListening()
{
    m_server->close();
}

void ScriptedServer::listenAgain()
{
    m_server->listen(QHostAddress::LocalHost, m_port);
}

void ScriptedServer::accept(QTcpSocket *socket)
{
    m_numbers[socket] = ++m_connections;
    connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
    connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
        m_buffers.remove(socket);
        m_numbers.remove(socket);
        socket->deleteLater();
    });
    read(socket);
}

void ScriptedServer::read(QTcpSocket *socket)
{
    QByteArray &buffer = m_buffers[socket];
    buffer += socket->readAll();
    for (;;) {
        const qsizetype headEnd = buffer.indexOf("\r\n\r\n");
        if (headEnd < 0)
            return;
        Exchange exchange;
        const QByteArrayList lines = buffer.first(headEnd).split('\n');
        const QByteArrayList first = lines.first().trimmed().split(' ');
        exchange.method = first.value(0);
        exchange.target = first.value(1);
        for (const QByteArray &line : lines.sliced(1)) {
            const qsizetype colon = line.indexOf(':');
            exchange.headers.emplaceBack(
                line.first(colon).trimmed(), line.sliced(colon + 1).trimmed());
        }
        const qsizetype length = exchange.header("Content-Length").toLongLong();
        if (buffer.size() < headEnd + 4 + length)
            return;
        exchange.body = buffer.mid(headEnd + 4, length);
        buffer.remove(0, headEnd + 4 + length);
        exchange.socket = socket;
        exchange.connection = m_numbers.value(socket);
        if (const auto *tls = qobject_cast<QSslSocket *>(socket))
            exchange.clientName = tls->peerCertificate().subjectDisplayName();
        m_seen.append(exchange);
        if (exchange.method == "CONNECT" && m_tunnelTo != 0) {
            tunnel(socket);
            return;
        }
        const QPointer<QTcpSocket> alive(socket);
        if (m_script)
            m_script(exchange);
        if (!alive || !m_numbers.contains(socket) || exchange.header("Upgrade") != QByteArray())
            return; // closed, or no HTTP any more
    }
}

void ScriptedServer::tunnel(QTcpSocket *socket)
{
    socket->disconnect(this);
    auto *far = new QTcpSocket(socket);
    connect(far, &QTcpSocket::connected, socket,
        [socket] { socket->write("HTTP/1.1 200 Connection established\r\n\r\n"); });
    connect(far, &QTcpSocket::readyRead, socket, [far, socket] { socket->write(far->readAll()); });
    connect(socket, &QTcpSocket::readyRead, far, [far, socket] { far->write(socket->readAll()); });
    connect(far, &QTcpSocket::disconnected, socket, &QTcpSocket::disconnectFromHost);
    connect(socket, &QTcpSocket::disconnected, far, &QTcpSocket::disconnectFromHost);
    far->connectToHost(QHostAddress(QHostAddress::LocalHost), m_tunnelTo);
}
