// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/server/portchannels.h"

#include <algorithm>

namespace models::sandbox {

namespace {

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
    , m_line(new MessageLine(connection))
    , m_containers(containers)
    , m_pod(std::move(pod))
{
    connect(m_line, &MessageLine::received, this, &PortChannels::take);
    connect(m_line, &MessageLine::ended, this, &PortChannels::release);
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
    m_line->send(QByteArray(1, char(channel)) + bytes);
}

// This protocol ends when all its connections have.
void PortChannels::end(std::size_t index)
{
    if (m_lines[index]) {
        m_lines[index]->disconnect(this);
        m_lines[index].release()->deleteLater(); // we may be in its signal
    }
    if (std::ranges::none_of(m_lines, [](const auto &line) { return bool(line); })) {
        m_line->close();
    }
}

void PortChannels::take(const QByteArray &message)
{
    if (message.size() < 2) {
        return;
    }
    const std::size_t index = quint8(message.front()) / 2;
    const bool isData = quint8(message.front()) % 2 == 0;
    if (isData && index < m_lines.size() && m_lines[index]) {
        m_lines[index]->input(message.sliced(1));
    }
}

void PortChannels::release()
{
    for (auto &line : m_lines) {
        if (line) {
            line->disconnect(this);
            line.release()->deleteLater();
        }
    }
}

} // namespace models::sandbox
