// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/containersource.h"
#include "models/sandbox/server/messageline.h"

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
    void take(const QByteArray &message);
    void send(int channel, const QByteArray &bytes);
    void end(std::size_t index);
    void release();

    MessageLine *m_line;
    const ContainerSource &m_containers;
    QJsonObject m_pod;
    std::vector<std::unique_ptr<ContainerConnection>> m_lines; ///< null: it has ended
};

} // namespace models::sandbox
