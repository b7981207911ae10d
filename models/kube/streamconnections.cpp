// SPDX-License-Identifier: Apache-2.0
#include "models/kube/streamconnections.h"

#include "models/kube/porterrors.h"

#include <algorithm>

namespace models {

namespace {

constexpr quint32 highestStream = 0x7fff'fff0;
constexpr qsizetype longestWhy = 4096;

} // namespace

class StreamConnection final : public PodConnection
{
public:
    StreamConnection(StreamConnections &owner, quint16 port, quint32 errorStream)
        : m_owner(&owner)
        , m_port(port)
        , m_errorStream(errorStream)
        , m_dataStream(errorStream + 2)
    {
        connect(&owner.m_socket, &MessageSocket::written, this, &StreamConnection::written);
    }
    ~StreamConnection() override
    {
        if (m_owner)
            leave();
    }

    void write(QByteArrayView bytes) override
    {
        if (m_hasFinished)
            return;
        if (m_isAccepted)
            sendData(bytes);
        else
            m_early += bytes;
    }
    void finish() override
    {
        if (std::exchange(m_hasFinished, true) || !m_isAccepted || !m_owner)
            return;
        m_owner->send(SpdyWriter::data(m_dataStream, {}, true));
        settle();
    }
    [[nodiscard]] qint64 bytesToWrite() const override
    {
        return m_early.size() + (m_owner && m_isAccepted ? m_owner->m_socket.bytesToWrite() : 0);
    }
    void pause() override { setPaused(true); }
    void resume() override { setPaused(false); }
    /// Large: a pause holds up all that share the socket.
    [[nodiscard]] qint64 slack() const override { return qint64(4) * 1024 * 1024; }

    [[nodiscard]] quint32 errorStream() const { return m_errorStream; }
    [[nodiscard]] quint32 dataStream() const { return m_dataStream; }
    /// A slot of its signals may leave nothing of it.
    void take(const SpdyFrame &frame);
    void end(const std::optional<Error> &error);
    void cut(const Error &why);

private:
    void accept();
    void takeBytes(const SpdyFrame &frame);
    void settle();
    void leave();
    void sendData(QByteArrayView bytes);
    void setPaused(bool isPaused);

    QPointer<StreamConnections> m_owner; ///< null: it has ended
    quint16 m_port;
    quint32 m_errorStream;
    quint32 m_dataStream;
    QByteArray m_early; ///< written before the stream was accepted: it would be lost
    QByteArray m_why; ///< what the error stream said
    bool m_isAccepted = false;
    bool m_hasFinished = false; ///< we send no more
    bool m_hasDataEnded = false; ///< the pod sends no more
    bool m_hasErrorEnded = false;
    bool m_isReset = false; ///< the data stream is gone in both directions
    bool m_isPaused = false;
};

void StreamConnection::sendData(QByteArrayView bytes)
{
    constexpr qsizetype piece = qsizetype(32) * 1024;
    for (qsizetype at = 0; at < bytes.size() && m_owner; at += piece) {
        m_owner->send(SpdyWriter::data(
            m_dataStream, bytes.sliced(at).first(std::min(piece, bytes.size() - at)), false));
    }
}

void StreamConnection::setPaused(bool isPaused)
{
    if (std::exchange(m_isPaused, isPaused) != isPaused && m_owner)
        m_owner->setPaused(isPaused);
}

void StreamConnection::accept()
{
    if (std::exchange(m_isAccepted, true))
        return;
    sendData(std::exchange(m_early, {}));
    if (m_hasFinished && m_owner)
        m_owner->send(SpdyWriter::data(m_dataStream, {}, true));
}

void StreamConnection::take(const SpdyFrame &frame)
{
    const bool isData = frame.stream == m_dataStream;
    bool &hasEnded = isData ? m_hasDataEnded : m_hasErrorEnded;
    const bool hadEnded = hasEnded;
    const QPointer<StreamConnection> self(this);
    switch (frame.kind) {
    case SpdyFrame::Kind::Reply:
        if (isData)
            accept();
        break;
    case SpdyFrame::Kind::Data:
        if (!hadEnded)
            takeBytes(frame);
        break;
    case SpdyFrame::Kind::Reset:
        hasEnded = true;
        m_isReset = m_isReset || isData;
        break;
    default:
        return;
    }
    if (!self || !m_owner)
        return;
    hasEnded = hasEnded || frame.isLast;
    if (hasEnded && !hadEnded)
        settle();
}

void StreamConnection::takeBytes(const SpdyFrame &frame)
{
    if (frame.data.isEmpty())
        return;
    if (frame.stream == m_dataStream)
        emit received(frame.data);
    else
        m_why += frame.data.first(std::min(frame.data.size(), longestWhy - m_why.size()));
}

// Kubelets end the error stream first: when the bytes end, it is known whether all was well.
void StreamConnection::settle()
{
    if (!m_hasDataEnded)
        return;
    if (!m_isReset && !m_hasErrorEnded && !m_hasFinished) {
        emit finished();
        return;
    }
    if (!m_why.isEmpty())
        end(notTaken(m_port, m_why));
    else if (m_isReset)
        end(m_isAccepted ? podConnectionCut({}) : notTaken(m_port, {}));
    else
        end({});
}

void StreamConnection::end(const std::optional<Error> &error)
{
    if (!m_owner)
        return;
    if (error)
        m_owner->retire(); // perhaps the pod is gone: the next one asks the API server again
    leave();
    emit ended(error);
}

void StreamConnection::cut(const Error &why)
{
    if (m_isAccepted || why.kind != Error::Kind::Unreachable) {
        end(why);
        return;
    }
    leave();
    emit missed(m_early);
}

// A stream that nobody reads at the other end would hold up its connection.
void StreamConnection::leave()
{
    StreamConnections &owner = *m_owner;
    setPaused(false);
    if (!m_isReset && !(m_hasFinished && m_hasDataEnded))
        owner.send(SpdyWriter::reset(m_dataStream, SpdyWriter::Why::Cancelled));
    m_owner.clear();
    disconnect(&owner.m_socket, nullptr, this, nullptr);
    owner.remove(*this);
}

StreamConnections::StreamConnections(MessageSocket &socket)
    : m_socket(socket)
{
}

StreamConnections::~StreamConnections() = default;

std::unique_ptr<PodConnection> StreamConnections::connectTo(quint16 port)
{
    auto connection = std::make_unique<StreamConnection>(*this, port, m_nextStream);
    m_byStream.insert(connection->errorStream(), connection.get());
    m_byStream.insert(connection->dataStream(), connection.get());
    m_nextStream = connection->dataStream() + 2;
    const QByteArray request = QByteArray::number(m_nextRequest++);
    const auto headers = [&](const char *type) {
        return SpdyHeaders {
            {"streamtype", type}, {"port", QByteArray::number(port)}, {"requestid", request}};
    };
    const QByteArray error = m_writer.open(connection->errorStream(), headers("error"), true);
    send(error + m_writer.open(connection->dataStream(), headers("data"), false));
    return connection;
}

bool StreamConnections::hasRoom() const
{
    return !m_isRetired && m_paused == 0 && m_nextStream < highestStream;
}

std::expected<void, QByteArray> StreamConnections::take(const QByteArray &bytes)
{
    m_reader.append(bytes);
    const QPointer<StreamConnections> self(this);
    while (self) {
        const auto frame = m_reader.take();
        if (!frame)
            return std::unexpected(frame.error());
        if (!*frame)
            return {};
        takeFrame(**frame);
    }
    return {};
}

// Frames of streams that have ended here are still on their way.
void StreamConnections::takeFrame(const SpdyFrame &frame)
{
    switch (frame.kind) {
    case SpdyFrame::Kind::Open: // a server has nothing to ask of us
        send(SpdyWriter::reset(frame.stream, SpdyWriter::Why::Refused));
        break;
    case SpdyFrame::Kind::Ping:
        if (frame.stream % 2 == 0) // theirs
            send(SpdyWriter::ping(frame.stream));
        break;
    case SpdyFrame::Kind::GoAway:
        retire();
        if (isEmpty())
            emit emptied();
        break;
    default:
        if (StreamConnection *connection = m_byStream.value(frame.stream))
            connection->take(frame);
        break;
    }
}

void StreamConnections::end(const Error &why)
{
    const QPointer<StreamConnections> self(this);
    while (self && !m_byStream.isEmpty())
        m_byStream.begin().value()->cut(why);
}

void StreamConnections::send(const QByteArray &frames)
{
    m_socket.send({}, frames);
}

void StreamConnections::setPaused(bool isPaused)
{
    m_paused += isPaused ? 1 : -1;
    if (m_paused == 0)
        m_socket.resume();
    else
        m_socket.pause();
}

void StreamConnections::remove(StreamConnection &connection)
{
    m_byStream.remove(connection.errorStream());
    m_byStream.remove(connection.dataStream());
    if (m_byStream.isEmpty())
        emit emptied();
}

} // namespace models
