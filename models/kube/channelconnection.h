// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/kube/messagesocket.h"
#include "models/kube/podconnection.h"

namespace models {

/// A connection that has a WebSocket for itself: a channel for its bytes and one for why it failed,
/// as servers of before 1.30 forward ports. Neither direction ends alone: finish() ends both.
/// https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/cri/streaming/portforward/websocket.go
class ChannelConnection final : public PodConnection
{
public:
    /// On an open socket.
    explicit ChannelConnection(MessageSocket &socket);

    void take(const QByteArray &message);
    /// What the error channel said, if anything.
    [[nodiscard]] const QByteArray &why() const { return m_why; }

    void write(QByteArrayView bytes) override;
    void finish() override;
    [[nodiscard]] qint64 bytesToWrite() const override;
    void pause() override;
    void resume() override;
    [[nodiscard]] qint64 slack() const override;

private:
    QPointer<MessageSocket> m_socket;
    int m_headLeft[2] = {2, 2}; ///< bytes of the port's number, first on each channel
    QByteArray m_why;
};

} // namespace models
