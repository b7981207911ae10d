// SPDX-License-Identifier: Apache-2.0
#include "models/kube/messagesocket.h"

#include "models/kube/kubestatus.h"

using namespace Qt::StringLiterals;

namespace models {

namespace {

constexpr qsizetype longestMessage = qsizetype(32) * 1024;
constexpr int deadAfterBeats = 12; // with nothing heard in between
constexpr quint16 normal = 1000;
constexpr quint16 none = 1005;

SocketEnd badAnswer(const QString &detail)
{
    return {.error = Error {.kind = Error::Kind::NotKubernetes, .message {}, .detail = detail}};
}

SocketEnd cut(const QString &detail)
{
    return {.error = Error {.kind = Error::Kind::Unreachable, .message {}, .detail = detail}};
}

} // namespace

MessageSocket::MessageSocket(
    Transport &transport, Request request, QList<QByteArray> protocols, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_request(std::move(request))
    , m_protocols(std::move(protocols))
    , m_key(webSocketKey())
{
    m_request.headers
        = {{"Upgrade", "websocket"}, {"Sec-WebSocket-Version", "13"}, {"Sec-WebSocket-Key", m_key},
            {"Sec-WebSocket-Protocol", m_protocols.join(", ")}, {"Accept", "*/*"}};
    m_beat.callOnTimeout(this, &MessageSocket::beat);
}

MessageSocket::~MessageSocket() = default;

void MessageSocket::start()
{
    m_stream = m_transport.upgrade(m_request);
    connect(m_stream.get(), &RawStream::opened, this, &MessageSocket::connected);
    connect(m_stream.get(), &RawStream::received, this,
        qOverload<const QByteArray &>(&MessageSocket::take));
    connect(m_stream.get(), &RawStream::written, this, &MessageSocket::written);
    connect(m_stream.get(), &RawStream::finished, this, &MessageSocket::disconnected);
}

void MessageSocket::connected(const Headers &headers)
{
    m_protocol = headerValue(headers, "Sec-WebSocket-Protocol");
    if (headerValue(headers, "Sec-WebSocket-Accept") != webSocketAccept(m_key)) {
        finish(badAnswer(u"Sec-WebSocket-Accept"_s));
        return;
    }
    if (!m_protocols.contains(m_protocol)) {
        finish(badAnswer(u"Sec-WebSocket-Protocol: \"%1\""_s.arg(QString::fromUtf8(m_protocol))));
        return;
    }
    m_state = State::Open;
    m_beat.start(m_every);
    if (m_isPaused)
        m_stream->pause();
    emit opened();
}

void MessageSocket::send(QByteArrayView head, QByteArrayView bytes)
{
    if (m_state != State::Open)
        return;
    qsizetype at = 0;
    do {
        const QByteArrayView piece
            = bytes.sliced(at).first(std::min(longestMessage, bytes.size() - at));
        QByteArray payload;
        payload.reserve(head.size() + piece.size());
        payload.append(head).append(piece);
        m_stream->write(
            webSocketFrame(WebSocketEnd::Client, WebSocketMessage::Kind::Binary, payload));
        at += longestMessage;
    } while (at < bytes.size());
}

void MessageSocket::close()
{
    if (m_state == State::Open)
        m_stream->write(webSocketClose(WebSocketEnd::Client, normal));
}

qint64 MessageSocket::bytesToWrite() const
{
    return m_state == State::Open ? m_stream->bytesToWrite() : 0;
}

void MessageSocket::pause()
{
    m_isPaused = true;
    if (m_state == State::Open)
        m_stream->pause();
}

void MessageSocket::resume()
{
    m_isPaused = false;
    if (m_state == State::Open)
        m_stream->resume();
}

// Proxies drop a connection on which nothing happens, and a dead one shows in no other way.
void MessageSocket::beat()
{
    if (m_isPaused)
        return; // we do not hear; the server's side of the line may be full
    if (++m_silentBeats > deadAfterBeats) {
        finish(cut(u"no answer to pings"_s));
        return;
    }
    m_stream->write(webSocketFrame(WebSocketEnd::Client, WebSocketMessage::Kind::Ping, {}));
}

void MessageSocket::take(const QByteArray &bytes)
{
    m_silentBeats = 0;
    m_reader.append(bytes);
    while (m_state == State::Open) {
        const std::expected<std::optional<WebSocketMessage>, WebSocketFault> message
            = m_reader.take();
        if (!message) {
            m_stream->write(webSocketClose(WebSocketEnd::Client, message.error().code));
            finish(badAnswer(QString::fromUtf8(message.error().text)));
            return;
        }
        if (!*message || !take(**message))
            return;
    }
}

bool MessageSocket::take(const WebSocketMessage &message)
{
    const QPointer<MessageSocket> self(this);
    switch (message.kind) {
    case WebSocketMessage::Kind::Text:
    case WebSocketMessage::Kind::Binary:
        if (!message.payload.isEmpty())
            emit received(message.payload);
        return !self.isNull();
    case WebSocketMessage::Kind::Ping:
        m_stream->write(
            webSocketFrame(WebSocketEnd::Client, WebSocketMessage::Kind::Pong, message.payload));
        return true;
    case WebSocketMessage::Kind::Pong:
        return true;
    case WebSocketMessage::Kind::Close:
        break;
    }
    m_stream->write(webSocketClose(WebSocketEnd::Client, normal));
    if (message.closeCode == normal || message.closeCode == none)
        finish({});
    else
        finish(cut(
            u"%1 %2"_s.arg(message.closeCode).arg(shownText(QString::fromUtf8(message.payload)))));
    return false;
}

void MessageSocket::disconnected(const std::optional<Error> &error)
{
    if (m_state == State::Connecting && error)
        finish({.error = error});
    else
        finish(cut(error ? error->detail : QString()));
}

void MessageSocket::finish(SocketEnd end)
{
    if (m_state == State::Ended)
        return;
    m_state = State::Ended;
    m_beat.stop();
    if (m_stream) {
        m_stream->disconnect(this);
        m_stream.release()->deleteLater(); // we are in its signal
    }
    emit ended(end);
}

} // namespace models
