// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/spdy.h"
#include "models/sandbox/containersource.h"
#include "models/sandbox/server/messageline.h"

#include <QJsonObject>

#include <map>

namespace models::sandbox {

/// Port-forward as kubectl speaks it: each connection is two streams of SPDY, one for its bytes and
/// one for why it failed, told apart by headers. SPDY itself comes bare, or within a WebSocket.
/// Belongs to the connection.
class PortStreams final : public QObject
{
    Q_OBJECT
public:
    enum class Tunnel { None, WebSocket };
    PortStreams(RawConnection *connection, Tunnel tunnel, const ContainerSource &containers,
        QJsonObject pod);

private:
    struct Line
    {
        quint32 dataStream = 0, errorStream = 0;
        std::unique_ptr<ContainerConnection> there; ///< null: not yet, or it has ended
    };
    void take(const QByteArray &bytes);
    void takeFrames();
    void takeFrame(const SpdyFrame &frame);
    void openStream(const SpdyFrame &frame);
    void connectLine(const QByteArray &id, quint16 port);
    [[nodiscard]] Line *lineOf(quint32 dataStream);
    void endLine(quint32 dataStream);
    void send(const QByteArray &frame);
    void release();
    void close();

    RawConnection *m_connection;
    MessageLine *m_messages = nullptr; ///< where SPDY comes within a WebSocket
    const ContainerSource &m_containers;
    QJsonObject m_pod;
    SpdyReader m_reader;
    SpdyWriter m_writer;
    std::map<QByteArray, Line> m_lines; ///< by request id
    bool m_isTaking = false;
    bool m_isClosing = false;
};

} // namespace models::sandbox
