// SPDX-License-Identifier: Apache-2.0
#include "models/kube/portforward.h"

#include <QTcpSocket>

namespace models {

namespace {

constexpr qint64 highWater = qint64(256) * 1024; // bytes that one side has not taken

Error taken(quint16 port, const QTcpServer &server)
{
    const QStringList number {QString::number(port)};
    Error error {.kind = Error::Kind::BadInput, .message {}, .detail = server.errorString()};
    switch (server.serverError()) {
    case QAbstractSocket::AddressInUseError:
        error.message = Message(
            QT_TRANSLATE_NOOP("models",
                "Port %1 of this computer is in use by another program. Choose another one."),
            number);
        break;
    case QAbstractSocket::SocketAccessError:
        error.message = Message(
            QT_TRANSLATE_NOOP("models",
                "Port %1 of this computer is for its administrator only. Choose one above 1023."),
            number);
        break;
    default:
        error.message = Message(
            QT_TRANSLATE_NOOP("models", "Port %1 of this computer cannot be opened."), number);
        break;
    }
    return error;
}

/// On both loopbacks: a local program may try either first, and must not reach another one's
/// server. A machine without IPv6 has the first alone. False: one of them is taken, or closed to
/// us.
bool listenOn(std::array<QTcpServer, 2> &servers, quint16 port, QTcpServer *&refused)
{
    constexpr int tries = 20; // a port that is free on one may be taken on the other
    for (int i = 0; i < tries; ++i) {
        refused = &servers[0];
        if (!servers[0].listen(QHostAddress::LocalHost, port))
            return false;
        if (servers[1].listen(QHostAddress::LocalHostIPv6, servers[0].serverPort()))
            return true;
        const auto why = servers[1].serverError();
        if (why != QAbstractSocket::AddressInUseError && why != QAbstractSocket::SocketAccessError)
            return true;
        servers[0].close();
        refused = &servers[1];
        if (port != 0)
            return false;
    }
    return false;
}

} // namespace

PortForward::PortForward(Transport &transport, PodPort target, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_target(std::move(target))
{
    for (QTcpServer &server : m_servers)
        connect(&server, &QTcpServer::newConnection, this, [this, &server] { accept(server); });
}

PortForward::~PortForward()
{
    for (QTcpServer &server : m_servers)
        server.close();
    for (const auto &[socket, line] : m_lines) {
        socket->disconnect(this);
        delete socket;
    }
}

quint16 PortForward::freePort(quint16 wanted)
{
    constexpr quint16 firstFree = 1024;
    std::array<QTcpServer, 2> probes;
    QTcpServer *refused = nullptr;
    if ((wanted >= firstFree && listenOn(probes, wanted, refused)) || listenOn(probes, 0, refused))
        return probes[0].serverPort();
    return 0;
}

Result<void> PortForward::listen(quint16 localPort)
{
    QTcpServer *refused = nullptr;
    if (!listenOn(m_servers, localPort, refused))
        return std::unexpected(taken(localPort, *refused));
    m_localPort = m_servers[0].serverPort();
    m_state = State::Listening;
    emit changed();
    return {};
}

void PortForward::lead(const PodPort &target)
{
    m_isLed = true;
    if (target == m_target)
        return;
    m_target = target;
    m_error.reset();
    emit changed();
}

/// What will not be better for the next connection.
bool PortForward::isFinal(const Error &error) const
{
    return (error.kind == Error::Kind::NotFound && !m_isLed) || error.kind == Error::Kind::Forbidden
        || error.kind == Error::Kind::NotKubernetes;
}

void PortForward::accept(QTcpServer &server)
{
    while (QTcpSocket *socket = server.nextPendingConnection()) {
        if (m_target.pod.isEmpty()) {
            delete socket;
            continue;
        }
        socket->setParent(this);
        socket->setReadBufferSize(highWater);
        Line &line = m_lines[socket];
        line.socket = socket;
        line.tunnel = std::make_unique<PortTunnel>(m_transport, m_target);
        PortTunnel *tunnel = line.tunnel.get();
        connect(tunnel, &PortTunnel::opened, this, [this, socket] { pump(socket); });
        connect(tunnel, &PortTunnel::written, this, [this, socket] { pump(socket); });
        connect(tunnel, &PortTunnel::received, this, [this, socket](const QByteArray &bytes) {
            socket->write(bytes);
            drain(socket);
        });
        connect(tunnel, &PortTunnel::ended, this,
            [this, socket](const std::optional<Error> &error) { tunnelEnded(socket, error); });
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { pump(socket); });
        connect(socket, &QTcpSocket::bytesWritten, this, [this, socket] { drain(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] { drop(socket); });
        tunnel->start();
    }
    emit changed();
}

/// From the local program to the pod, as fast as the network takes it.
void PortForward::pump(QTcpSocket *socket)
{
    const auto at = m_lines.find(socket);
    if (at == m_lines.end() || !at->second.tunnel || !at->second.tunnel->isOpen())
        return;
    PortTunnel &tunnel = *at->second.tunnel;
    while (socket->bytesAvailable() > 0 && tunnel.bytesToWrite() < highWater)
        tunnel.write(socket->read(highWater));
}

void PortForward::drain(QTcpSocket *socket)
{
    const auto at = m_lines.find(socket);
    if (at == m_lines.end() || !at->second.tunnel)
        return;
    Line &line = at->second;
    const bool isFull = socket->bytesToWrite() > (line.isFull ? highWater / 2 : highWater);
    if (isFull == line.isFull)
        return;
    line.isFull = isFull;
    if (isFull)
        line.tunnel->pause();
    else
        line.tunnel->resume();
}

// What the pod sent before it closed still goes to the local program.
void PortForward::tunnelEnded(QTcpSocket *socket, const std::optional<Error> &error)
{
    const auto at = m_lines.find(socket);
    if (at == m_lines.end())
        return;
    at->second.tunnel.release()->deleteLater(); // we are in its signal
    socket->disconnectFromHost(); // drop() follows, perhaps at once
    if (!error || error->kind == Error::Kind::Cancelled)
        return;
    m_error = error;
    if (isFinal(*error))
        stop(error);
    else
        emit changed();
}

void PortForward::drop(QTcpSocket *socket)
{
    const auto at = m_lines.find(socket);
    if (at == m_lines.end())
        return;
    // The last words of the local program: read before it closed, perhaps not yet sent.
    if (PortTunnel *tunnel = at->second.tunnel.release()) {
        tunnel->disconnect(this);
        if (tunnel->isOpen()) {
            tunnel->write(socket->readAll());
            tunnel->close();
        }
        tunnel->setParent(this);
        connect(tunnel, &PortTunnel::ended, tunnel, &QObject::deleteLater);
        if (!tunnel->isOpen())
            tunnel->deleteLater();
    }
    m_lines.erase(at);
    socket->disconnect(this);
    socket->deleteLater();
    emit changed();
}

void PortForward::stop(const std::optional<Error> &why)
{
    if (m_state == State::Ended)
        return;
    m_state = State::Ended;
    m_error = why;
    for (QTcpServer &server : m_servers)
        server.close();
    const QList<QTcpSocket *> open = findChildren<QTcpSocket *>();
    for (QTcpSocket *socket : open) {
        if (!m_lines.contains(socket))
            continue;
        if (std::unique_ptr<PortTunnel> &tunnel = m_lines.at(socket).tunnel) {
            tunnel->disconnect(this);
            tunnel.release()->deleteLater(); // we may be in its signal
        }
        m_lines.erase(socket);
        socket->disconnect(this);
        socket->abort();
        socket->deleteLater();
    }
    emit changed();
    emit ended(m_error);
}

} // namespace models
