// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>

#include <expected>
#include <memory>
#include <optional>
#include <utility>

namespace models {

using SpdyHeaders = QList<std::pair<QByteArray, QByteArray>>;

/// What of SPDY/3.1 port-forward needs, for both ends. Nothing in Kubernetes keeps to its windows,
/// so neither do we: what holds one stream back holds all of its connection. Pure; any thread.
/// https://www.chromium.org/spdy/spdy-protocol/spdy-protocol-draft3-1/
struct SpdyFrame
{
    enum class Kind { Data, Open, Reply, Reset, Ping, GoAway, Other };
    Kind kind = Kind::Other;
    quint32 stream = 0; ///< of a Ping: its number
    bool isLast = false; ///< nothing more comes on this stream
    QByteArray data {};
    SpdyHeaders headers {}; ///< of Open and Reply; names in small letters
};

/// The first value of that name; empty when there is none.
[[nodiscard]] QByteArray spdyHeader(const SpdyHeaders &headers, QByteArrayView name);

/// Bytes of the other end to frames. Its header blocks are one zlib stream: give every byte, in
/// order.
class SpdyReader
{
public:
    SpdyReader();
    ~SpdyReader();
    Q_DISABLE_COPY_MOVE(SpdyReader)

    void append(QByteArrayView bytes) { m_buffer.append(bytes); }
    /// The next frame; nothing when more bytes are needed; an error ends the connection.
    [[nodiscard]] std::expected<std::optional<SpdyFrame>, QByteArray> take();

private:
    [[nodiscard]] std::expected<SpdyFrame, QByteArray> control(
        quint16 type, quint8 flags, const QByteArray &payload);
    [[nodiscard]] std::expected<SpdyHeaders, QByteArray> inflated(QByteArrayView block);

    struct Zlib;
    std::unique_ptr<Zlib> m_zlib;
    QByteArray m_buffer;
};

/// Frames of this end. Those with headers are compressed: in the order in which they are sent.
class SpdyWriter
{
public:
    enum class Why : quint32 { Refused = 3, Cancelled = 5 };

    SpdyWriter();
    ~SpdyWriter();
    Q_DISABLE_COPY_MOVE(SpdyWriter)

    /// A client's streams have odd numbers that only grow. `isLast`: we send nothing on it.
    [[nodiscard]] QByteArray open(quint32 stream, const SpdyHeaders &headers, bool isLast);
    /// Accepts a stream, without headers. Peers drop what is sent on a stream before they have.
    [[nodiscard]] QByteArray reply(quint32 stream);
    /// At most 16 MiB.
    [[nodiscard]] static QByteArray data(quint32 stream, QByteArrayView bytes, bool isLast);
    [[nodiscard]] static QByteArray ping(quint32 number);
    [[nodiscard]] static QByteArray reset(quint32 stream, Why why);

private:
    [[nodiscard]] QByteArray deflated(const SpdyHeaders &headers);

    struct Zlib;
    std::unique_ptr<Zlib> m_zlib;
};

} // namespace models
