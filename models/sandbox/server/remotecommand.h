// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/containersource.h"
#include "models/sandbox/engine/statuserror.h"
#include "models/sandbox/server/messageline.h"

namespace models::sandbox {

/// What the query of an exec or attach asks to be connected.
struct RemoteStreams
{
    bool hasInput = false;
    bool hasOutput = false;
    bool hasErrorOutput = false;
    bool hasTerminal = false;

    /// 400 when nothing is asked for, or a terminal with an error output of its own.
    [[nodiscard]] static Answer<RemoteStreams> parse(const HttpRequest &request);
};

/// The sub-protocol that both sides know, best first; empty when there is none.
[[nodiscard]] QByteArray remoteCommandProtocol(const HttpRequest &request);
/// A WebSocket handshake, whatever it wants to speak.
[[nodiscard]] bool isWebSocketUpgrade(const HttpRequest &request);

/// One exec or attach: a program's streams as channels of a WebSocket, its end as a Status on
/// channel 3. Belongs to the connection.
class RemoteCommand final : public QObject
{
    Q_OBJECT
public:
    RemoteCommand(RawConnection *connection, QByteArrayView protocol, RemoteStreams streams);
    ~RemoteCommand() override;

    void run(std::unique_ptr<ContainerProcess> process);
    /// It never began.
    void refuse(const StatusError &error);

private:
    void take(const QByteArray &message);
    void send(int channel, QByteArrayView bytes);
    void end(const QJsonObject &status);
    void release();
    void stallIfFull();
    void goOn();

    MessageLine *m_line;
    RemoteStreams m_streams;
    std::unique_ptr<ContainerProcess> m_process;
    bool m_canCloseInput;
    bool m_isStalled = false; ///< the client does not take what the program says
    bool m_isOver = false;
};

} // namespace models::sandbox
