// SPDX-License-Identifier: Apache-2.0
#include "models/kube/channelconnection.h"

namespace models {

namespace {

enum Channel { Data, Failure, ChannelCount };
constexpr char dataHead = Data;

} // namespace

ChannelConnection::ChannelConnection(MessageSocket &socket)
    : m_socket(&socket)
{
    connect(&socket, &MessageSocket::written, this, &ChannelConnection::written);
}

void ChannelConnection::take(const QByteArray &message)
{
    const int channel = quint8(message.front());
    if (channel >= ChannelCount)
        return;
    const qsizetype head = std::min<qsizetype>(m_headLeft[channel], message.size() - 1);
    m_headLeft[channel] -= int(head);
    const QByteArray rest = message.sliced(1 + head);
    if (rest.isEmpty())
        return;
    if (channel == Data)
        emit received(rest);
    else
        m_why += rest;
}

void ChannelConnection::write(QByteArrayView bytes)
{
    if (m_socket)
        m_socket->send({&dataHead, 1}, bytes);
}

void ChannelConnection::finish()
{
    if (m_socket)
        m_socket->close();
}

qint64 ChannelConnection::bytesToWrite() const
{
    return m_socket ? m_socket->bytesToWrite() : 0;
}

void ChannelConnection::pause()
{
    if (m_socket)
        m_socket->pause();
}

void ChannelConnection::resume()
{
    if (m_socket)
        m_socket->resume();
}

qint64 ChannelConnection::slack() const
{
    return qint64(256) * 1024;
}

} // namespace models
