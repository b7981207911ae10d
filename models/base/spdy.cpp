// SPDX-License-Identifier: Apache-2.0
#include "models/base/spdy.h"

#include <QtEndian>

#include <zlib.h>

#include <algorithm>
#include <array>

namespace models {

namespace {

constexpr qsizetype headSize = 8;
constexpr qsizetype longestHeaders = qsizetype(64) * 1024;
constexpr qsizetype longestControl = longestHeaders;
constexpr quint16 version = 3;
constexpr quint8 fin = 1;
enum Type : quint16 {
    SynStream = 1,
    SynReply = 2,
    RstStream = 3,
    PingFrame = 6,
    GoAwayFrame = 7,
    HeadersFrame = 8
};

// Section 2.6.10.1: what both sides prime zlib with. Words with their length before them, then
// plain text.
QByteArray dictionary()
{
    constexpr std::array words {"options", "head", "post", "put", "delete", "trace", "accept",
        "accept-charset", "accept-encoding", "accept-language", "accept-ranges", "age", "allow",
        "authorization", "cache-control", "connection", "content-base", "content-encoding",
        "content-language", "content-length", "content-location", "content-md5", "content-range",
        "content-type", "date", "etag", "expect", "expires", "from", "host", "if-match",
        "if-modified-since", "if-none-match", "if-range", "if-unmodified-since", "last-modified",
        "location", "max-forwards", "pragma", "proxy-authenticate", "proxy-authorization", "range",
        "referer", "retry-after", "server", "te", "trailer", "transfer-encoding", "upgrade",
        "user-agent", "vary", "via", "warning", "www-authenticate", "method", "get", "status",
        "200 OK", "version", "HTTP/1.1", "url", "public", "set-cookie", "keep-alive", "origin"};
    QByteArray text;
    for (const char *word : words) {
        const QByteArray bytes(word);
        text.append(4, '\0');
        qToBigEndian(quint32(bytes.size()), text.data() + text.size() - 4);
        text += bytes;
    }
    return text
        + "10010120120220520630030230330430530630740240540640740840941041141241341441541641750250"
          "4505203 Non-Authoritative Information204 No Content301 Moved Permanently400 Bad "
          "Request401 Unauthorized403 Forbidden404 Not Found500 Internal Server Error501 Not "
          "Implemented503 Service UnavailableJan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec "
          "00:00:00 Mon, Tue, Wed, Thu, Fri, Sat, Sun, GMTchunked,text/html,image/png,image/jpg,"
          "image/gif,application/xml,application/xhtml+xml,text/plain,text/javascript,public"
          "privatemax-age=gzip,deflate,sdchcharset=utf-8charset=iso-8859-1,utf-,*,enq=0.";
}

const Bytef *asBytes(const QByteArray &bytes)
{
    return reinterpret_cast<const Bytef *>(bytes.constData());
}

QByteArray number(quint32 value)
{
    QByteArray bytes(4, Qt::Uninitialized);
    qToBigEndian(value, bytes.data());
    return bytes;
}

QByteArray controlFrame(Type type, quint8 flags, const QByteArray &payload)
{
    QByteArray frame = number(0x8000'0000U | (quint32(version) << 16) | type);
    frame += number((quint32(flags) << 24) | quint32(payload.size()));
    return frame + payload;
}

/// Bytes before the header block: the stream, of a SynStream also its parent and priority. Nothing:
/// there is no such block.
std::optional<qsizetype> headBeforeHeaders(quint16 type)
{
    switch (type) {
    case SynStream:
        return 10;
    case SynReply:
    case HeadersFrame:
        return 4;
    default:
        return std::nullopt;
    }
}

SpdyFrame::Kind kindOf(quint16 type)
{
    switch (type) {
    case SynStream:
        return SpdyFrame::Kind::Open;
    case SynReply:
        return SpdyFrame::Kind::Reply;
    case RstStream:
        return SpdyFrame::Kind::Reset;
    case PingFrame:
        return SpdyFrame::Kind::Ping;
    case GoAwayFrame:
        return SpdyFrame::Kind::GoAway;
    default:
        return SpdyFrame::Kind::Other;
    }
}

} // namespace

QByteArray spdyHeader(const SpdyHeaders &headers, QByteArrayView name)
{
    const auto at = std::ranges::find_if(
        headers, [name](const auto &header) { return header.first == name; });
    return at == headers.end() ? QByteArray() : at->second;
}

struct SpdyReader::Zlib
{
    z_stream stream {};
};

SpdyReader::SpdyReader()
    : m_zlib(std::make_unique<Zlib>())
{
    inflateInit(&m_zlib->stream);
}

SpdyReader::~SpdyReader()
{
    inflateEnd(&m_zlib->stream);
}

std::expected<std::optional<SpdyFrame>, QByteArray> SpdyReader::take()
{
    if (m_buffer.size() < headSize)
        return std::nullopt;
    const quint32 first = qFromBigEndian<quint32>(m_buffer.constData());
    const quint32 second = qFromBigEndian<quint32>(m_buffer.constData() + 4);
    const bool isControl = (first & 0x8000'0000U) != 0;
    const quint8 flags = quint8(second >> 24);
    const auto length = qsizetype(second & 0xff'ffff);
    if (isControl && ((first >> 16) & 0x7fff) != version)
        return std::unexpected(QByteArray("this is not SPDY/3"));
    if (isControl && length > longestControl)
        return std::unexpected(QByteArray("a control frame is too long"));
    if (m_buffer.size() < headSize + length)
        return std::nullopt;
    QByteArray payload = m_buffer.sliced(headSize, length);
    m_buffer.remove(0, headSize + length);
    if (!isControl) {
        return SpdyFrame {.kind = SpdyFrame::Kind::Data,
            .stream = first,
            .isLast = (flags & fin) != 0,
            .data = std::move(payload)};
    }
    return control(quint16(first & 0xffff), flags, payload);
}

std::expected<SpdyFrame, QByteArray> SpdyReader::control(
    quint16 type, quint8 flags, const QByteArray &payload)
{
    constexpr qsizetype numberSize = 4;
    SpdyFrame frame {.kind = kindOf(type), .isLast = (flags & fin) != 0};
    if (frame.kind == SpdyFrame::Kind::GoAway)
        return frame;
    const std::optional<qsizetype> head = headBeforeHeaders(type);
    if (!head && frame.kind == SpdyFrame::Kind::Other)
        return frame;
    if (payload.size() < head.value_or(numberSize))
        return std::unexpected(QByteArray("a frame is too short"));
    frame.stream = qFromBigEndian<quint32>(payload.constData());
    if (!head)
        return frame;
    auto headers = inflated(QByteArrayView(payload).sliced(*head));
    if (!headers)
        return std::unexpected(headers.error());
    frame.headers = *std::move(headers);
    return frame;
}

std::expected<SpdyHeaders, QByteArray> SpdyReader::inflated(QByteArrayView block)
{
    z_stream &stream = m_zlib->stream;
    QByteArray in = block.toByteArray();
    QByteArray out(longestHeaders, Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(in.data());
    stream.avail_in = uInt(in.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = uInt(out.size());
    int result = inflate(&stream, Z_SYNC_FLUSH);
    if (result == Z_NEED_DICT) {
        const QByteArray words = dictionary();
        result = inflateSetDictionary(&stream, asBytes(words), uInt(words.size()));
        if (result == Z_OK)
            result = inflate(&stream, Z_SYNC_FLUSH);
    }
    if (result == Z_OK && stream.avail_out == 0)
        return std::unexpected(QByteArray("a header block is too long"));
    if (result != Z_OK || stream.avail_in > 0)
        return std::unexpected(QByteArray("a header block cannot be unpacked"));
    const QByteArrayView text = QByteArrayView(out).first(out.size() - qsizetype(stream.avail_out));
    qsizetype at = 0;
    const auto count = [&]() -> quint32 {
        if (text.size() - at < 4) {
            at = text.size(); // or whoever counts on more would never come to the end
            return 0;
        }
        at += 4;
        return qFromBigEndian<quint32>(text.data() + at - 4);
    };
    const auto word = [&]() -> QByteArray {
        const auto wanted = qsizetype(count()); // moves `at`
        const qsizetype size = std::min(wanted, text.size() - at);
        at += size;
        return text.sliced(at - size, size).toByteArray();
    };
    SpdyHeaders headers;
    for (quint32 left = count(); left > 0 && at < text.size(); --left) {
        const QByteArray name = word().toLower();
        headers.append({name, word()});
    }
    return headers;
}

struct SpdyWriter::Zlib
{
    z_stream stream {};
};

SpdyWriter::SpdyWriter()
    : m_zlib(std::make_unique<Zlib>())
{
    deflateInit(&m_zlib->stream, Z_DEFAULT_COMPRESSION);
    const QByteArray words = dictionary();
    deflateSetDictionary(&m_zlib->stream, asBytes(words), uInt(words.size()));
}

SpdyWriter::~SpdyWriter()
{
    deflateEnd(&m_zlib->stream);
}

QByteArray SpdyWriter::deflated(const SpdyHeaders &headers)
{
    QByteArray plain = number(quint32(headers.size()));
    for (const auto &[name, value] : headers)
        plain += number(quint32(name.size())) + name + number(quint32(value.size())) + value;
    z_stream &zlib = m_zlib->stream;
    // Whatever it does not compress it copies, and says so in a few bytes for each 16 KiB.
    QByteArray out(qsizetype(deflateBound(&zlib, uLong(plain.size()))) + 64, Qt::Uninitialized);
    zlib.next_in = reinterpret_cast<Bytef *>(plain.data());
    zlib.avail_in = uInt(plain.size());
    zlib.next_out = reinterpret_cast<Bytef *>(out.data());
    zlib.avail_out = uInt(out.size());
    deflate(&zlib, Z_SYNC_FLUSH);
    out.chop(qsizetype(zlib.avail_out));
    return out;
}

QByteArray SpdyWriter::open(quint32 stream, const SpdyHeaders &headers, bool isLast)
{
    const QByteArray parentPriorityAndSlot(6, '\0');
    return controlFrame(
        SynStream, isLast ? fin : 0, number(stream) + parentPriorityAndSlot + deflated(headers));
}

QByteArray SpdyWriter::reply(quint32 stream)
{
    return controlFrame(SynReply, 0, number(stream) + deflated({}));
}

QByteArray SpdyWriter::data(quint32 stream, QByteArrayView bytes, bool isLast)
{
    return (number(stream) + number((quint32(isLast ? fin : 0) << 24) | quint32(bytes.size())))
        .append(bytes);
}

QByteArray SpdyWriter::ping(quint32 ping)
{
    return controlFrame(PingFrame, 0, number(ping));
}

QByteArray SpdyWriter::reset(quint32 stream, Why why)
{
    return controlFrame(RstStream, 0, number(stream) + number(quint32(why)));
}

} // namespace models
