// SPDX-License-Identifier: Apache-2.0
#include "models/base/websocket.h"

#include <QCryptographicHash>
#include <QRandomGenerator>
#include <QStringDecoder>
#include <QtEndian>

#include <array>

namespace models {

namespace {

constexpr int continuation = 0x0;
constexpr int text = 0x1;
constexpr int binary = 0x2;
constexpr int closing = 0x8;
constexpr int ping = 0x9;
constexpr int pong = 0xa;
constexpr qsizetype longestControl = 125;
constexpr qsizetype maskSize = 4;
constexpr quint16 noCode = 1005;

constexpr bool isControl(int opcode)
{
    return opcode >= closing;
}

constexpr bool isKnown(int opcode)
{
    return opcode <= binary || (opcode >= closing && opcode <= pong);
}

constexpr int opcodeOf(WebSocketMessage::Kind kind)
{
    switch (kind) {
    case WebSocketMessage::Kind::Text:
        return text;
    case WebSocketMessage::Kind::Binary:
        return binary;
    case WebSocketMessage::Kind::Ping:
        return ping;
    case WebSocketMessage::Kind::Pong:
        return pong;
    case WebSocketMessage::Kind::Close:
        return closing;
    }
    return binary;
}

constexpr WebSocketMessage::Kind kindOf(int opcode)
{
    switch (opcode) {
    case text:
        return WebSocketMessage::Kind::Text;
    case closing:
        return WebSocketMessage::Kind::Close;
    case ping:
        return WebSocketMessage::Kind::Ping;
    case pong:
        return WebSocketMessage::Kind::Pong;
    default:
        return WebSocketMessage::Kind::Binary;
    }
}

// 1004 to 1006 and 1015 only ever exist inside a program, 1000 to 2999 are the standard's.
bool mayBeSent(quint16 code)
{
    return (code >= 1000 && code <= 1014 && (code < 1004 || code > 1006))
        || (code >= 3000 && code < 5000);
}

bool isUtf8(QByteArrayView bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString decoded = decoder.decode(bytes);
    return !decoded.isNull() && !decoder.hasError();
}

void applyMask(QByteArray &payload, QByteArrayView key)
{
    char *bytes = payload.data();
    for (qsizetype i = 0; i < payload.size(); ++i)
        bytes[i] = char(bytes[i] ^ key[i % maskSize]);
}

std::expected<WebSocketMessage, WebSocketFault> closeOf(const QByteArray &payload)
{
    WebSocketMessage message {.kind = WebSocketMessage::Kind::Close, .closeCode = noCode};
    if (payload.isEmpty())
        return message;
    if (payload.size() == 1)
        return std::unexpected(WebSocketFault {.text = "a close frame of one byte"});
    message.closeCode = qFromBigEndian<quint16>(payload.constData());
    message.payload = payload.sliced(2);
    if (!mayBeSent(message.closeCode))
        return std::unexpected(WebSocketFault {.text = "a close code that must not be sent"});
    if (!message.payload.isEmpty() && !isUtf8(message.payload))
        return std::unexpected(WebSocketFault {.code = 1007, .text = "a text that is not UTF-8"});
    return message;
}

} // namespace

std::optional<WebSocketFault> WebSocketReader::faultOf(const Head &head, quint64 length) const
{
    if (!isKnown(head.opcode))
        return WebSocketFault {.text = "an unknown kind of frame"};
    if (isControl(head.opcode) && (!head.isFinal || length > quint64(longestControl)))
        return WebSocketFault {.text = "a control frame that is too long or in pieces"};
    if (head.isMasked != (m_self == WebSocketEnd::Server))
        return WebSocketFault {.text = head.isMasked ? "a masked frame" : "a frame without a mask"};
    if (!isControl(head.opcode) && (head.opcode == continuation) != (m_partialOpcode != 0))
        return WebSocketFault {.text = "a fragment out of order"};
    if (!isControl(head.opcode) && length > quint64(m_largestMessage - m_partial.size()))
        return WebSocketFault {.code = 1009, .text = "a message that is too long"};
    return std::nullopt;
}

auto WebSocketReader::readHead() const -> std::expected<std::optional<Head>, WebSocketFault>
{
    if (m_buffer.size() < 2)
        return std::nullopt;
    const auto first = quint8(m_buffer[0]);
    const auto second = quint8(m_buffer[1]);
    if ((first & 0x70) != 0) // no extension was agreed on
        return std::unexpected(WebSocketFault {.text = "a reserved bit"});
    Head head {.opcode = first & 0x0f,
        .isFinal = (first & 0x80) != 0,
        .isMasked = (second & 0x80) != 0,
        .size = 2};
    quint64 length = second & 0x7f;
    const qsizetype more = length == 126 ? 2 : length == 127 ? 8 : 0;
    if (m_buffer.size() < 2 + more)
        return std::nullopt;
    if (more == 2)
        length = qFromBigEndian<quint16>(m_buffer.constData() + 2);
    else if (more == 8)
        length = qFromBigEndian<quint64>(m_buffer.constData() + 2);
    if ((more == 2 && length < 126) || (more == 8 && length <= 0xffff))
        return std::unexpected(WebSocketFault {.text = "a length in more bytes than it needs"});
    if (std::optional<WebSocketFault> fault = faultOf(head, length))
        return std::unexpected(*std::move(fault));
    head.size += more + (head.isMasked ? maskSize : 0);
    head.length = qsizetype(length);
    return head;
}

QByteArray WebSocketReader::takePayload(const Head &head)
{
    QByteArray payload = m_buffer.sliced(head.size, head.length);
    if (head.isMasked)
        applyMask(payload, QByteArrayView(m_buffer).sliced(head.size - maskSize, maskSize));
    m_buffer.remove(0, head.size + head.length);
    return payload;
}

std::expected<std::optional<WebSocketMessage>, WebSocketFault> WebSocketReader::take()
{
    const auto fail = [this](WebSocketFault fault) {
        m_fault = fault;
        return std::unexpected(std::move(fault));
    };
    while (!m_fault) {
        const std::expected<std::optional<Head>, WebSocketFault> head = readHead();
        if (!head)
            return fail(head.error());
        if (!*head || m_buffer.size() - (*head)->size < (*head)->length)
            return std::nullopt;
        const Head frame = **head;
        QByteArray payload = takePayload(frame);
        if (frame.opcode == closing) {
            std::expected<WebSocketMessage, WebSocketFault> message = closeOf(payload);
            if (!message)
                return fail(message.error());
            return *std::move(message);
        }
        if (isControl(frame.opcode))
            return WebSocketMessage {.kind = kindOf(frame.opcode), .payload = std::move(payload)};
        if (frame.opcode != continuation)
            m_partialOpcode = frame.opcode;
        m_partial += payload;
        if (!frame.isFinal)
            continue;
        WebSocketMessage message {.kind = kindOf(std::exchange(m_partialOpcode, 0)),
            .payload = std::exchange(m_partial, {})};
        if (message.kind == WebSocketMessage::Kind::Text && !message.payload.isEmpty()
            && !isUtf8(message.payload))
            return fail({.code = 1007, .text = "a text that is not UTF-8"});
        return message;
    }
    return std::unexpected(*m_fault);
}

QByteArray webSocketFrame(WebSocketEnd self, WebSocketMessage::Kind kind, QByteArrayView payload)
{
    const bool isMasked = self == WebSocketEnd::Client;
    QByteArray frame;
    frame.reserve(payload.size() + 14);
    frame.append(char(0x80 | opcodeOf(kind)));
    const auto maskBit = quint8(isMasked ? 0x80 : 0);
    if (payload.size() < 126) {
        frame.append(char(maskBit | quint8(payload.size())));
    } else if (payload.size() <= 0xffff) {
        frame.append(char(maskBit | 126));
        frame.append(2, '\0');
        qToBigEndian(quint16(payload.size()), frame.data() + 2);
    } else {
        frame.append(char(maskBit | 127));
        frame.append(8, '\0');
        qToBigEndian(quint64(payload.size()), frame.data() + 2);
    }
    if (!isMasked)
        return frame.append(payload);
    QByteArray key(maskSize, Qt::Uninitialized);
    qToLittleEndian(QRandomGenerator::global()->generate(), key.data());
    QByteArray masked = payload.toByteArray();
    applyMask(masked, key);
    return frame.append(key).append(masked);
}

QByteArray webSocketClose(WebSocketEnd self, quint16 code, QByteArrayView reason)
{
    QByteArray payload(2, Qt::Uninitialized);
    qToBigEndian(code, payload.data());
    payload.append(reason.first(std::min(reason.size(), longestControl - 2)));
    return webSocketFrame(self, WebSocketMessage::Kind::Close, payload);
}

QByteArray webSocketKey()
{
    std::array<quint32, 4> words {};
    QRandomGenerator::system()->fillRange(words.data(), words.size());
    return QByteArray(reinterpret_cast<const char *>(words.data()), sizeof(words)).toBase64();
}

QByteArray webSocketAccept(QByteArrayView key)
{
    return QCryptographicHash::hash(
        key.toByteArray() + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", QCryptographicHash::Sha1)
        .toBase64();
}

} // namespace models
