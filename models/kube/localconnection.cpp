// SPDX-License-Identifier: Apache-2.0
#include "models/kube/localconnection.h"

#include <QTimer>

#include <chrono>
#include <utility>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <cerrno>

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

using namespace std::chrono_literals;

namespace models {

namespace {

constexpr qsizetype pieceSize = qsizetype(128) * 1024;
constexpr auto farewell = 2s; // for the program to close its end

#ifdef Q_OS_WIN
using Handle = SOCKET;
constexpr int sending = SD_SEND;
qsizetype receive(Handle socket, QByteArray &into)
{
    return ::recv(socket, into.data(), int(into.size()), 0);
}
qsizetype sendSome(Handle socket, const QByteArray &bytes)
{
    return ::send(socket, bytes.constData(), int(bytes.size()), 0);
}
void closeSocket(Handle socket)
{
    ::closesocket(socket);
}
bool mustWait()
{
    return ::WSAGetLastError() == WSAEWOULDBLOCK;
}
void setUp(Handle socket)
{
    u_long yes = 1;
    ::ioctlsocket(socket, FIONBIO, &yes);
    const BOOL noDelay = TRUE;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, reinterpret_cast<const char *>(&noDelay),
        sizeof(noDelay));
}
#else
using Handle = int;
#ifdef MSG_NOSIGNAL
constexpr int sendFlags = MSG_NOSIGNAL;
#else
constexpr int sendFlags = 0;
#endif
constexpr int sending = SHUT_WR;
qsizetype receive(Handle socket, QByteArray &into)
{
    return ::recv(socket, into.data(), std::size_t(into.size()), 0);
}
qsizetype sendSome(Handle socket, const QByteArray &bytes)
{
    return ::send(socket, bytes.constData(), std::size_t(bytes.size()), sendFlags);
}
void closeSocket(Handle socket)
{
    ::close(socket);
}
bool mustWait()
{
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
}
void setUp(Handle socket)
{
    ::fcntl(socket, F_SETFL, ::fcntl(socket, F_GETFL) | O_NONBLOCK);
    ::fcntl(socket, F_SETFD, FD_CLOEXEC);
    const int yes = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof(yes));
#ifdef SO_NOSIGPIPE
    ::setsockopt(socket, SOL_SOCKET, SO_NOSIGPIPE, &yes, sizeof(yes));
#endif
}
#endif

} // namespace

LocalConnection::LocalConnection(qintptr socket, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_readable(std::make_unique<QSocketNotifier>(socket, QSocketNotifier::Read))
    , m_writable(std::make_unique<QSocketNotifier>(socket, QSocketNotifier::Write))
{
    setUp(Handle(socket));
    m_writable->setEnabled(false);
    connect(m_readable.get(), &QSocketNotifier::activated, this, &LocalConnection::readSome);
    connect(m_writable.get(), &QSocketNotifier::activated, this, [this] {
        writeSome();
        if (m_socket >= 0)
            emit written();
    });
}

LocalConnection::~LocalConnection()
{
    release();
}

void LocalConnection::setReading(bool isReading)
{
    if (m_readable && !m_isClosing)
        m_readable->setEnabled(isReading && !m_hasInputEnded);
}

void LocalConnection::readSome()
{
    QByteArray piece(pieceSize, Qt::Uninitialized);
    const qsizetype taken = receive(Handle(m_socket), piece);
    if (taken < 0) {
        if (!mustWait())
            end();
        return;
    }
    if (taken == 0) {
        m_hasInputEnded = true;
        m_readable->setEnabled(false);
        if (m_isClosing && m_isShutDown)
            end();
        else if (!m_isClosing)
            emit inputEnded();
        return;
    }
    if (m_isClosing)
        return;
    piece.truncate(taken);
    emit received(piece);
}

void LocalConnection::write(QByteArrayView bytes)
{
    if (m_socket < 0 || m_isFinishing)
        return;
    m_toWrite.append(bytes);
    writeSome(); // also while it was full: whoever writes may not come back to the event loop soon
}

void LocalConnection::writeSome()
{
    while (!m_toWrite.isEmpty()) {
        const qsizetype sent = sendSome(Handle(m_socket), m_toWrite);
        if (sent < 0 && !mustWait()) {
            // Its reader is gone. Out of our own turn: write() was called by someone who goes on.
            m_toWrite.clear();
            m_isFinishing = true;
            QMetaObject::invokeMethod(this, &LocalConnection::end, Qt::QueuedConnection);
            return;
        }
        if (sent < 0)
            break;
        m_toWrite.remove(0, sent);
    }
    m_writable->setEnabled(!m_toWrite.isEmpty());
    if (m_toWrite.isEmpty() && m_isFinishing)
        shutDown();
}

void LocalConnection::finish()
{
    if (m_socket < 0 || std::exchange(m_isFinishing, true))
        return;
    if (m_toWrite.isEmpty())
        shutDown();
}

void LocalConnection::shutDown()
{
    if (std::exchange(m_isShutDown, true))
        return;
    ::shutdown(Handle(m_socket), sending);
    if (m_isClosing)
        part();
}

void LocalConnection::close()
{
    if (m_socket < 0 || std::exchange(m_isClosing, true))
        return;
    m_readable->setEnabled(!m_hasInputEnded);
    if (m_isShutDown)
        part();
    else
        finish();
}

// A socket that is closed while something unread lies in it resets the connection, and with it
// what the program has not read yet: it is read to its end.
void LocalConnection::part()
{
    if (m_hasInputEnded)
        QMetaObject::invokeMethod(this, &LocalConnection::end, Qt::QueuedConnection);
    else
        QTimer::singleShot(farewell, this, &LocalConnection::end);
}

void LocalConnection::end()
{
    if (m_socket < 0)
        return;
    release();
    emit closed();
}

void LocalConnection::release()
{
    if (m_socket < 0)
        return;
    m_readable->setEnabled(false);
    m_writable->setEnabled(false);
    closeSocket(Handle(std::exchange(m_socket, -1)));
}

} // namespace models
