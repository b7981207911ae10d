// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/websocket.h"
#include "models/sandbox/containersource.h"
#include "models/sandbox/server/httpexchange.h"

#include <QJsonObject>

#include <vector>

namespace models::sandbox {

/// Connections to ports of a pod as channels of a WebSocket, two for each port: its bytes, and why
/// it failed. On each the server first sends the port's number, two bytes, the low one first.
/// Belongs to the connection.
class PortChannels final : public QObject
{
    Q_OBJECT
public:
    PortChannels(RawConnection *connection, const ContainerSource &containers, QJsonObject pod);

    /// Once.
    void open(const QList<quint16> &ports);

private:
    void take(const QByteArray &bytes);
    void takeMessage(const WebSocketMessage &message);
    void send(int channel, const QByteArray &bytes);
    void end(std::size_t index);
    void close(quint16 code);

    RawConnection *m_connection;
    const ContainerSource &m_containers;
    QJsonObject m_pod;
    WebSocketReader m_reader {WebSocketEnd::Server};
    std::vector<std::unique_ptr<ContainerConnection>> m_lines; ///< null: it has ended
    bool m_isTaking = false;
    bool m_isClosing = false;
};

} // namespace models::sandbox
