// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/spdy.h"
#include "models/kube/messagesocket.h"
#include "models/kube/podconnection.h"

#include <QHash>

namespace models {

class StreamConnection;

/// Many connections to the ports of a pod over one WebSocket: two streams of SPDY each, one for its
/// bytes and one for why it failed, as servers since 1.30 forward ports.
/// https://github.com/kubernetes/enhancements/tree/master/keps/sig-api-machinery/4006-transition-spdy-to-websockets
/// It outlives its connections, or they have been told of their end.
class StreamConnections final : public QObject
{
    Q_OBJECT
public:
    /// On an open socket.
    explicit StreamConnections(MessageSocket &socket);
    ~StreamConnections() override;

    /// It may be written to at once; that the pod refuses it is told later.
    [[nodiscard]] std::unique_ptr<PodConnection> connectTo(quint16 port);
    /// Another connection would not have to wait for one that is paused, and the other end takes
    /// new ones.
    [[nodiscard]] bool hasRoom() const;
    /// Takes no new ones any more.
    void retire() { m_isRetired = true; }
    [[nodiscard]] bool isRetired() const { return m_isRetired; }
    [[nodiscard]] bool isEmpty() const { return m_byStream.isEmpty(); }

    /// The error says what is wrong with the bytes; nothing can be read after them.
    [[nodiscard]] std::expected<void, QByteArray> take(const QByteArray &bytes);
    /// Ends all connections.
    void end(const Error &why);

signals:
    /// The last connection has ended.
    void emptied();

private:
    friend class StreamConnection;
    void takeFrame(const SpdyFrame &frame);
    void send(const QByteArray &frames);
    void setPaused(bool isPaused); ///< of one connection
    void remove(StreamConnection &connection);

    MessageSocket &m_socket;
    SpdyReader m_reader;
    SpdyWriter m_writer;
    QHash<quint32, StreamConnection *> m_byStream; ///< each under both its streams
    quint32 m_nextStream = 1;
    int m_nextRequest = 0;
    int m_paused = 0;
    bool m_isRetired = false;
};

} // namespace models
