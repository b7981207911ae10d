// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/websocket.h"
#include "models/sandbox/server/httpexchange.h"

namespace models::sandbox {

/// The server's end of a WebSocket: whole messages, pings answered, goodbyes said. Belongs to the
/// connection.
class MessageLine final : public QObject
{
    Q_OBJECT
public:
    explicit MessageLine(RawConnection *connection);

    [[nodiscard]] RawConnection &connection() const { return *m_connection; }
    /// One message; nothing once we have said goodbye.
    void send(const QByteArray &payload);
    /// Says goodbye. The connection ends when the client has answered, or when it takes too long.
    void close(quint16 code = normal);

Q_SIGNALS:
    /// Never within another one, although a write may bring the next bytes before it returns.
    void received(const QByteArray &payload);
    /// The client has said goodbye, or cannot be understood: nothing more is received.
    void ended();

private:
    static constexpr quint16 normal = 1000;
    void take(const QByteArray &bytes);
    void takeMessage(const WebSocketMessage &message);
    void end(quint16 code);

    RawConnection *m_connection;
    WebSocketReader m_reader {WebSocketEnd::Server};
    bool m_isTaking = false;
    bool m_isClosing = false;
};

} // namespace models::sandbox
