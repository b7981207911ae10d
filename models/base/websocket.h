// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <expected>
#include <optional>

namespace models {

/// RFC 6455 without a socket, for both ends of a connection. Pure; any thread.
struct WebSocketMessage
{
    enum class Kind { Text, Binary, Ping, Pong, Close };
    Kind kind = Kind::Binary;
    QByteArray payload {}; ///< of a Close: its reason
    quint16 closeCode = 0; ///< of a Close; 1005: it named none

    bool operator==(const WebSocketMessage &) const = default;
};

/// Which end we are: a client masks what it sends and a server must not.
enum class WebSocketEnd { Client, Server };

/// Bytes that break the protocol. `code` is what the Close frame that answers them carries.
struct WebSocketFault
{
    quint16 code = 1002;
    QByteArray text {};

    bool operator==(const WebSocketFault &) const = default;
};

/// Bytes of the other end to whole messages: fragments are put together, control frames may come
/// between them.
class WebSocketReader
{
public:
    static constexpr qsizetype messageLimit = qsizetype(16) * 1024 * 1024;

    explicit WebSocketReader(WebSocketEnd self, qsizetype largestMessage = messageLimit)
        : m_self(self)
        , m_largestMessage(largestMessage)
    {
    }

    void append(QByteArrayView bytes) { m_buffer.append(bytes); }
    /// The next message; nothing when more bytes are needed. After a fault every call is the fault.
    [[nodiscard]] std::expected<std::optional<WebSocketMessage>, WebSocketFault> take();

private:
    struct Head
    {
        int opcode = 0;
        bool isFinal = false;
        bool isMasked = false;
        qsizetype length = 0; ///< of the payload
        qsizetype size = 0; ///< of the head itself, the mask's key included
    };
    [[nodiscard]] std::expected<std::optional<Head>, WebSocketFault> readHead() const;
    [[nodiscard]] std::optional<WebSocketFault> faultOf(const Head &head, quint64 length) const;
    [[nodiscard]] QByteArray takePayload(const Head &head);

    WebSocketEnd m_self;
    qsizetype m_largestMessage;
    QByteArray m_buffer;
    QByteArray m_partial; ///< payload of a message whose last fragment has not come
    int m_partialOpcode = 0; ///< 0: no message has begun
    std::optional<WebSocketFault> m_fault;
};

/// One message as one frame. A client's is masked with a fresh random key.
[[nodiscard]] QByteArray webSocketFrame(
    WebSocketEnd self, WebSocketMessage::Kind kind, QByteArrayView payload);
[[nodiscard]] QByteArray webSocketClose(
    WebSocketEnd self, quint16 code, QByteArrayView reason = {});

/// A random Sec-WebSocket-Key.
[[nodiscard]] QByteArray webSocketKey();
/// The Sec-WebSocket-Accept that answers a Sec-WebSocket-Key.
[[nodiscard]] QByteArray webSocketAccept(QByteArrayView key);

} // namespace models
