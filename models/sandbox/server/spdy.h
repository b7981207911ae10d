// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>

#include <expected>
#include <memory>
#include <optional>
#include <utility>

namespace models::sandbox {

using SpdyHeaders = QList<std::pair<QByteArray, QByteArray>>;

/// What of SPDY/3.1 port-forward needs.
/// https://www.chromium.org/spdy/spdy-protocol/spdy-protocol-draft3-1/
struct SpdyFrame
{
    enum class Kind { Data, Open, Reset, Ping, GoAway, Other };
    Kind kind = Kind::Other;
    quint32 stream = 0; ///< of a Ping: its number
    bool isLast = false; ///< nothing more comes on this stream
    QByteArray data {};
    SpdyHeaders headers {}; ///< of Open
};

/// Bytes of a client to frames. Its header blocks are one zlib stream: give every byte, in order.
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

/// Frames of a server.
class SpdyWriter
{
public:
    SpdyWriter();
    ~SpdyWriter();
    Q_DISABLE_COPY_MOVE(SpdyWriter)

    /// Accepts a stream, without headers. Compressed: in the order in which they are sent.
    [[nodiscard]] QByteArray reply(quint32 stream);
    [[nodiscard]] static QByteArray data(quint32 stream, QByteArrayView bytes, bool isLast);
    [[nodiscard]] static QByteArray ping(quint32 number);
    [[nodiscard]] static QByteArray reset(quint32 stream);
    /// The receiver may send so many bytes more; 0: on the whole connection.
    [[nodiscard]] static QByteArray window(quint32 stream, quint32 bytes);

private:
    struct Zlib;
    std::unique_ptr<Zlib> m_zlib;
};

} // namespace models::sandbox
