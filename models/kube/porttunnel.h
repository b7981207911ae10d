// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/kube/channelsocket.h"

namespace models {

/// A port of a pod.
struct PodPort
{
    QString nameSpace;
    QString pod;
    quint16 port = 0;

    bool operator==(const PodPort &) const = default;
};

/// One connection to a port of a pod: a channel for the bytes and one for why it failed. This
/// protocol cannot close one direction alone: the pod closing its end ends the tunnel.
/// https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/cri/streaming/portforward/websocket.go
class PortTunnel final : public QObject
{
    Q_OBJECT
public:
    PortTunnel(Transport &transport, const PodPort &target, QObject *parent = nullptr);

    void start();
    [[nodiscard]] bool isOpen() const { return m_socket.isOpen(); }
    /// Only while it is open.
    void write(QByteArrayView bytes);
    [[nodiscard]] qint64 bytesToWrite() const { return m_socket.bytesToWrite(); }
    void pause() { m_socket.pause(); }
    void resume() { m_socket.resume(); }
    /// In the regular way; ended() does not follow.
    void close() { m_socket.close(); }

signals:
    void opened();
    void received(const QByteArray &bytes);
    void written();
    /// Last signal. Without an error: the pod closed the connection.
    void ended(const std::optional<models::Error> &error);

private:
    void take(quint8 channel, const QByteArray &bytes);
    void finish(const ChannelEnd &end);

    ChannelSocket m_socket;
    quint16 m_port;
    int m_headLeft[2] = {2, 2}; ///< bytes of the port's number, first on each channel
    QByteArray m_why; ///< what the error channel said
};

} // namespace models
