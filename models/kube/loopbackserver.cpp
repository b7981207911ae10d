// SPDX-License-Identifier: Apache-2.0
#include "models/kube/loopbackserver.h"

namespace models {

namespace {

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

} // namespace

LoopbackServer::LoopbackServer(QObject *parent)
    : QObject(parent)
{
    for (Server &server : m_servers)
        server.owner = this;
}

/// The one that is taken, or closed to us; none when all is well.
const QTcpServer *LoopbackServer::refusedBy(quint16 port)
{
    auto &[v4, v6] = m_servers;
    constexpr int tries = 20; // a port that is free on one may be taken on the other
    for (int i = 0; i < tries; ++i) {
        if (!v4.listen(QHostAddress::LocalHost, port))
            return &v4;
        if (v6.listen(QHostAddress::LocalHostIPv6, v4.serverPort()))
            return nullptr;
        const auto why = v6.serverError();
        if (why != QAbstractSocket::AddressInUseError && why != QAbstractSocket::SocketAccessError)
            return nullptr;
        v4.close();
        if (port != 0)
            break;
    }
    return &v6;
}

Result<void> LoopbackServer::listen(quint16 port)
{
    if (const QTcpServer *refused = refusedBy(port))
        return std::unexpected(taken(port, *refused));
    return {};
}

void LoopbackServer::close()
{
    for (Server &server : m_servers)
        server.close();
}

quint16 LoopbackServer::freePort(quint16 wanted)
{
    constexpr quint16 firstFree = 1024;
    LoopbackServer probe;
    if ((wanted >= firstFree && probe.refusedBy(wanted) == nullptr)
        || probe.refusedBy(0) == nullptr)
        return probe.port();
    return 0;
}

} // namespace models
