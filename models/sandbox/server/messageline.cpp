// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/server/messageline.h"

#include <QTimer>

#include <chrono>

using namespace std::chrono_literals;

namespace models::sandbox {

namespace {

constexpr auto patience = 2s;

} // namespace

MessageLine::MessageLine(RawConnection *connection)
    : QObject(connection)
    , m_connection(connection)
{
    connect(connection, &RawConnection::received, this, &MessageLine::take);
}

void MessageLine::send(const QByteArray &payload)
{
    if (!m_isClosing) {
        m_connection->write(
            webSocketFrame(WebSocketEnd::Server, WebSocketMessage::Kind::Binary, payload));
    }
}

void MessageLine::take(const QByteArray &bytes)
{
    m_reader.append(bytes);
    if (std::exchange(m_isTaking, true)) {
        return;
    }
    while (true) {
        const auto message = m_reader.take();
        if (!message) {
            end(message.error().code);
            break;
        }
        if (!*message) {
            break;
        }
        takeMessage(**message);
    }
    m_isTaking = false;
}

void MessageLine::takeMessage(const WebSocketMessage &message)
{
    switch (message.kind) {
    case WebSocketMessage::Kind::Text:
    case WebSocketMessage::Kind::Binary:
        if (!m_isClosing) {
            Q_EMIT received(message.payload);
        }
        break;
    case WebSocketMessage::Kind::Ping:
        m_connection->write(
            webSocketFrame(WebSocketEnd::Server, WebSocketMessage::Kind::Pong, message.payload));
        break;
    case WebSocketMessage::Kind::Pong:
        break;
    case WebSocketMessage::Kind::Close:
        if (m_isClosing) {
            m_connection->close();
        } else {
            end(normal);
        }
        break;
    }
}

void MessageLine::end(quint16 code)
{
    if (!m_isClosing) {
        Q_EMIT ended();
    }
    close(code);
}

void MessageLine::close(quint16 code)
{
    if (std::exchange(m_isClosing, true)) {
        return;
    }
    m_connection->write(webSocketClose(WebSocketEnd::Server, code));
    QTimer::singleShot(
        patience, m_connection, [connection = m_connection] { connection->close(); });
}

} // namespace models::sandbox
