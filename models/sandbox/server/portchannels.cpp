// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/server/portchannels.h"

#include <QTimer>

#include <algorithm>

namespace models::sandbox {

namespace {

constexpr quint16 normal = 1000;

QByteArray numberOf(quint16 port)
{
    QByteArray bytes;
    bytes.append(char(port & 0xff)).append(char(port >> 8));
    return bytes;
}

} // namespace

PortChannels::PortChannels(
    RawConnection *connection, const ContainerSource &containers, QJsonObject pod)
    : QObject(connection)
    , m_connection(connection)
    , m_containers(containers)
    , m_pod(std::move(pod))
{
    connect(connection, &RawConnection::received, this, &PortChannels::take);
}

void PortChannels::open(const QList<quint16> &ports)
{
    m_lines.resize(std::size_t(ports.size()));
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        send(int(2 * i), numberOf(ports.at(qsizetype(i))));
        send(int(2 * i + 1), numberOf(ports.at(qsizetype(i))));
    }
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        auto line = m_containers.connectTo(m_pod, ports.at(qsizetype(i)));
        if (!line) {
            send(int(2 * i + 1), line.error().toUtf8());
            end(i);
            continue;
        }
        m_lines[i] = *std::move(line);
        ContainerConnection *there = m_lines[i].get();
        connect(there, &ContainerConnection::output, this,
            [this, i](const QByteArray &bytes) { send(int(2 * i), bytes); });
        connect(there, &ContainerConnection::closed, this, [this, i] { end(i); });
        there->start();
    }
}

void PortChannels::send(int channel, const QByteArray &bytes)
{
    m_connection->write(webSocketFrame(WebSocketEnd::Server, WebSocketMessage::Kind::Binary,
        QByteArray(1, char(channel)) + bytes));
}

// This protocol ends when all its connections have.
void PortChannels::end(std::size_t index)
{
    if (m_lines[index]) {
        m_lines[index]->disconnect(this);
        m_lines[index].release()->deleteLater(); // we may be in its signal
    }
    if (std::ranges::none_of(m_lines, [](const auto &line) { return bool(line); })) {
        close(normal);
    }
}

// A write may bring the next bytes before it returns: they wait until what came before is done.
void PortChannels::take(const QByteArray &bytes)
{
    m_reader.append(bytes);
    if (std::exchange(m_isTaking, true)) {
        return;
    }
    while (true) {
        const auto message = m_reader.take();
        if (!message) {
            close(message.error().code);
            break;
        }
        if (!*message) {
            break;
        }
        takeMessage(**message);
    }
    m_isTaking = false;
}

void PortChannels::takeMessage(const WebSocketMessage &message)
{
    switch (message.kind) {
    case WebSocketMessage::Kind::Text:
    case WebSocketMessage::Kind::Binary: {
        const QByteArray &payload = message.payload;
        const std::size_t index = payload.isEmpty() ? 1 : quint8(payload.front()) / 2;
        const bool isData = !payload.isEmpty() && quint8(payload.front()) % 2 == 0;
        if (isData && index < m_lines.size() && m_lines[index] && payload.size() > 1) {
            m_lines[index]->input(payload.sliced(1));
        }
        break;
    }
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
            close(normal);
        }
        break;
    }
}

// The connection ends when the client has answered, or when it takes too long.
void PortChannels::close(quint16 code)
{
    if (std::exchange(m_isClosing, true)) {
        return;
    }
    for (auto &line : m_lines) {
        if (line) {
            line->disconnect(this);
            line.release()->deleteLater();
        }
    }
    m_connection->write(webSocketClose(WebSocketEnd::Server, code));
    constexpr int patienceMs = 2000;
    QTimer::singleShot(
        patienceMs, m_connection, [connection = m_connection] { connection->close(); });
}

} // namespace models::sandbox
