// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/kube/porttunnel.h"

#include <QTcpServer>

#include <array>
#include <unordered_map>

class QTcpSocket;

namespace models {

/// A port of this machine, on 127.0.0.1 and ::1 only, that leads to a port of a pod: each
/// connection through a tunnel of its own, so that one that fails harms no other. Thread of the
/// transport.
class PortForward final : public QObject
{
    Q_OBJECT
public:
    enum class State { Idle, Listening, Ended };
    Q_ENUM(State)

    PortForward(Transport &transport, PodPort target, QObject *parent = nullptr);
    ~PortForward() override;

    /// `localPort` 0: any free one. BadInput: it is taken, or this user may not have it.
    [[nodiscard]] Result<void> listen(quint16 localPort);
    /// Ends all connections. `why`: nothing when the user wanted it.
    void stop(const std::optional<Error> &why = {});

    /// New connections lead there, whatever becomes of those that are open; an empty pod: nowhere
    /// yet, and they are closed at once. From here on a pod that is not there ends no forward:
    /// whoever calls this looks for another one.
    void lead(const PodPort &target);

    [[nodiscard]] const PodPort &target() const { return m_target; }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] quint16 localPort() const { return m_localPort; }
    [[nodiscard]] int connections() const { return int(m_lines.size()); }
    /// How the last connection failed, if it did; in state Ended why it ended.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

    /// A local port that is free now, `wanted` itself where it is.
    [[nodiscard]] static quint16 freePort(quint16 wanted);

signals:
    void changed();
    /// Last signal.
    void ended(const std::optional<models::Error> &why);

private:
    struct Line
    {
        QTcpSocket *socket = nullptr;
        std::unique_ptr<PortTunnel> tunnel;
        bool isFull = false; ///< the local program does not take what the pod sends
    };
    void accept(QTcpServer &server);
    [[nodiscard]] bool isFinal(const Error &error) const;
    void pump(QTcpSocket *socket);
    void drain(QTcpSocket *socket);
    void tunnelEnded(QTcpSocket *socket, const std::optional<Error> &error);
    void drop(QTcpSocket *socket);

    Transport &m_transport;
    PodPort m_target;
    std::array<QTcpServer, 2> m_servers; ///< IPv4; IPv6 where this machine has it
    std::unordered_map<QTcpSocket *, Line> m_lines;
    std::optional<Error> m_error;
    quint16 m_localPort = 0;
    State m_state = State::Idle;
    bool m_isLed = false; ///< its target is looked for
};

} // namespace models
