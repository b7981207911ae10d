// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/websocket.h"
#include "models/kube/transport.h"

#include <QTimer>

namespace models {

/// How a channel socket ended. With an error: it never opened (the server's own refusal), or the
/// error has no message yet and is of kind NotKubernetes (`detail`: what was wrong with the answer)
/// or Unreachable (cut).
struct ChannelEnd
{
    std::optional<Error> error {};
};

/// A WebSocket whose messages begin with the number of their channel, as API servers and kubelets
/// speak it for exec, attach and port-forward. Thread of the transport. Destroying it cuts the
/// connection; any slot may do so.
class ChannelSocket final : public QObject
{
    Q_OBJECT
public:
    /// `request`: path and query; the sub-protocols that we speak, best first.
    ChannelSocket(Transport &transport, Request request, QList<QByteArray> protocols,
        QObject *parent = nullptr);
    ~ChannelSocket() override;

    void start();
    /// How often the line is tried; it is dead after a dozen tries without a word. For tests.
    void setBeat(std::chrono::milliseconds every) { m_every = every; }
    [[nodiscard]] bool isOpen() const { return m_state == State::Open; }
    /// The one that the server chose; once open.
    [[nodiscard]] QByteArray protocol() const { return m_protocol; }

    /// In messages of at most 32 KiB; only while it is open.
    void send(quint8 channel, QByteArrayView bytes);
    /// Says goodbye; what was sent before goes out. ended() does not follow.
    void close();
    [[nodiscard]] qint64 bytesToWrite() const;
    /// Back-pressure; also before it is open.
    void pause();
    void resume();

signals:
    void opened();
    /// Also an empty one: servers open with one on each channel.
    void received(quint8 channel, const QByteArray &bytes);
    void written();
    /// Last signal.
    void ended(const models::ChannelEnd &end);

private:
    enum class State { Connecting, Open, Ended };
    void connected(const Headers &headers);
    void take(const QByteArray &bytes);
    /// False: nothing of this object may be touched any more.
    bool take(const WebSocketMessage &message);
    void disconnected(const std::optional<Error> &error);
    void beat();
    void finish(ChannelEnd end);

    Transport &m_transport;
    Request m_request;
    QList<QByteArray> m_protocols;
    std::unique_ptr<RawStream> m_stream;
    WebSocketReader m_reader {WebSocketEnd::Client};
    QByteArray m_key;
    QByteArray m_protocol;
    QTimer m_beat;
    std::chrono::milliseconds m_every {5000};
    int m_silentBeats = 0;
    State m_state = State::Connecting;
    bool m_isPaused = false;
};

} // namespace models
