// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/websocket.h"
#include "models/kube/transport.h"

#include <QTimer>

namespace models {

/// How a message socket ended. With an error: it never opened (the server's own refusal), or the
/// error has no message yet and is of kind NotKubernetes (`detail`: what was wrong with the answer)
/// or Unreachable (cut).
struct SocketEnd
{
    std::optional<Error> error {};
};

/// A WebSocket to an API server, which hands it on to a kubelet: exec, attach and port-forward.
/// Thread of the transport. Destroying it cuts the connection; any slot may do so.
class MessageSocket final : public QObject
{
    Q_OBJECT
public:
    /// `request`: path and query; the sub-protocols that we speak, best first.
    MessageSocket(Transport &transport, Request request, QList<QByteArray> protocols,
        QObject *parent = nullptr);
    ~MessageSocket() override;

    void start();
    /// How often the line is tried; it is dead after a dozen tries without a word. For tests.
    void setBeat(std::chrono::milliseconds every) { m_every = every; }
    [[nodiscard]] bool isOpen() const { return m_state == State::Open; }
    /// The one that the server chose; once open.
    [[nodiscard]] QByteArray protocol() const { return m_protocol; }

    /// As messages of at most 32 KiB that begin with `head` each: the number of a channel, where
    /// the sub-protocol has them. Only while it is open.
    void send(QByteArrayView head, QByteArrayView bytes);
    /// Says goodbye; what was sent before goes out. ended() does not follow.
    void close();
    [[nodiscard]] qint64 bytesToWrite() const;
    /// Back-pressure; also before it is open.
    void pause();
    void resume();

signals:
    void opened();
    /// One message, its channel's number included; never an empty one.
    void received(const QByteArray &message);
    void written();
    /// Last signal.
    void ended(const models::SocketEnd &end);

private:
    enum class State { Connecting, Open, Ended };
    void connected(const Headers &headers);
    void take(const QByteArray &bytes);
    /// False: nothing of this object may be touched any more.
    bool take(const WebSocketMessage &message);
    void disconnected(const std::optional<Error> &error);
    void beat();
    void finish(SocketEnd end);

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
