// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/kube/localconnection.h"
#include "models/kube/loopbackserver.h"
#include "models/kube/porttunnel.h"

#include <unordered_map>
#include <vector>

namespace models {

/// A port of this machine, on 127.0.0.1 and ::1 only, that leads to a port of a pod. All
/// connections share one to the API server where it can do that, else each has its own; what ends
/// one of them harms no other. Thread of the transport.
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

signals:
    void changed();
    /// Last signal.
    void ended(const std::optional<models::Error> &why);

private:
    /// A local program's connection and its other half, which is missing until a tunnel is open.
    struct Line
    {
        std::unique_ptr<LocalConnection> local;
        std::unique_ptr<PodConnection> pod {};
        QByteArray early {}; ///< what the program said before
        bool hasSaidAll = false; ///< the program
        bool isSecondTry = false; ///< the tunnel was cut before the pod knew of the first
        bool isFull = false; ///< the program does not take what the pod sends
    };
    void accept(qintptr socket);
    [[nodiscard]] Line *lineOf(LocalConnection *local);
    void drop(LocalConnection *local); ///< without a word to either side

    void connectWaiting();
    void openTunnel();
    void tunnelOpened(PortTunnel *tunnel);
    void tunnelEnded(PortTunnel *tunnel, const std::optional<Error> &error);
    void join(Line &line, PortTunnel &tunnel);

    void takeFromProgram(LocalConnection *local, const QByteArray &bytes);
    void takeFromPod(LocalConnection *local, const QByteArray &bytes);
    void listenAgain(LocalConnection *local);
    void drain(LocalConnection *local);
    void tryAgain(LocalConnection *local, const QByteArray &written);
    void podEnded(LocalConnection *local, const std::optional<Error> &error);
    void note(const std::optional<Error> &error);
    [[nodiscard]] bool isFinal(const Error &error) const;

    Transport &m_transport;
    PodPort m_target;
    LoopbackServer m_server;
    std::unordered_map<LocalConnection *, Line> m_lines;
    std::vector<LocalConnection *> m_waiting; ///< for a tunnel, in the order in which they came
    std::vector<std::unique_ptr<PortTunnel>> m_tunnels;
    std::optional<Error> m_error;
    quint16 m_localPort = 0;
    State m_state = State::Idle;
    bool m_isLed = false; ///< its target is looked for
    bool m_needsManyTunnels = false; ///< this server gives each connection one of its own
};

} // namespace models
