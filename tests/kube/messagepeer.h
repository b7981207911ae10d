// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/websocket.h"
#include "tests/kube/scriptedserver.h"

/// The server's side of a message socket, after its handshake.
class MessagePeer final : public QObject
{
public:
    explicit MessagePeer(const Exchange &exchange)
        : m_socket(exchange.socket)
    {
        m_socket->disconnect(SIGNAL(readyRead()));
        connect(m_socket, &QTcpSocket::readyRead, this, [this] {
            m_reader.append(m_socket->readAll());
            while (auto message = m_reader.take().value_or(std::nullopt)) {
                if (message->kind == models::WebSocketMessage::Kind::Binary)
                    got.append(message->payload);
                else
                    control.append(message->kind);
            }
        });
    }
    void say(char channel, const QByteArray &bytes) const
    {
        raw(models::webSocketFrame(models::WebSocketEnd::Server,
            models::WebSocketMessage::Kind::Binary, QByteArray(1, channel) + bytes));
    }
    void raw(const QByteArray &bytes) const
    {
        if (m_socket)
            m_socket->write(bytes);
    }
    void close(quint16 code = 1000) const
    {
        raw(models::webSocketClose(models::WebSocketEnd::Server, code));
    }
    [[nodiscard]] QTcpSocket *socket() const { return m_socket; }

    QByteArrayList got; ///< channel and bytes of each message
    QList<models::WebSocketMessage::Kind> control;

private:
    QPointer<QTcpSocket> m_socket;
    models::WebSocketReader m_reader {models::WebSocketEnd::Server};
};

/// The 101 that answers an upgrade with that sub-protocol.
inline QByteArray agreeTo(const Exchange &exchange, const QByteArray &protocol)
{
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: "
           "Upgrade\r\nSec-WebSocket-Accept: "
        + models::webSocketAccept(exchange.header("Sec-WebSocket-Key"))
        + "\r\nSec-WebSocket-Protocol: " + protocol + "\r\n\r\n";
}
