// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/kube/channelconnection.h"
#include "models/kube/streamconnections.h"

namespace models {

/// A port of a pod.
struct PodPort
{
    QString nameSpace;
    QString pod;
    quint16 port = 0;

    bool operator==(const PodPort &) const = default;
};

/// One WebSocket to a pod's ports, in whichever of the two ways the server knows: for many
/// connections (streams), or for a single one (channels). Thread of the transport. Destroying it
/// cuts it; a slot destroys it later.
class PortTunnel final : public QObject
{
    Q_OBJECT
public:
    PortTunnel(Transport &transport, PodPort target, QObject *parent = nullptr);
    ~PortTunnel() override;

    void start();
    [[nodiscard]] bool isConnecting() const { return m_state == State::Connecting; }
    [[nodiscard]] bool hasOpened() const { return m_hasOpened; }
    /// Once it has opened.
    [[nodiscard]] bool isShared() const { return m_streams != nullptr; }
    /// It is open, and one connection more would wait for nobody.
    [[nodiscard]] bool hasRoom() const;
    /// Only while it has room.
    [[nodiscard]] std::unique_ptr<PodConnection> connection();
    /// Takes no new connections, and ends with its last one.
    void retire();

signals:
    void opened();
    /// Last signal; its connections have ended before. With an error: it never opened, or what
    /// came over it cannot be read, or it was cut.
    void ended(const std::optional<models::Error> &error);

private:
    enum class State { Connecting, Open, Parting, Ended };
    void connected();
    void part();
    void take(const QByteArray &message);
    void finish(const SocketEnd &end);
    void end(const std::optional<Error> &error);

    PodPort m_target;
    MessageSocket m_socket;
    std::unique_ptr<StreamConnections> m_streams;
    std::unique_ptr<ChannelConnection> m_unused; ///< until somebody wants it
    QPointer<ChannelConnection> m_channels;
    State m_state = State::Connecting;
    bool m_hasOpened = false;
};

} // namespace models
