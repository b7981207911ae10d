// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/server/portstreams.h"

#include <algorithm>

namespace models::sandbox {

PortStreams::PortStreams(
    RawConnection *connection, Tunnel tunnel, const ContainerSource &containers, QJsonObject pod)
    : QObject(connection)
    , m_connection(connection)
    , m_containers(containers)
    , m_pod(std::move(pod))
{
    if (tunnel == Tunnel::None) {
        connect(connection, &RawConnection::received, this, &PortStreams::take);
        return;
    }
    m_messages = new MessageLine(connection);
    connect(m_messages, &MessageLine::received, this, &PortStreams::take);
    connect(m_messages, &MessageLine::ended, this, &PortStreams::release);
}

// A write may bring the next bytes before it returns: they wait until what came before is done.
void PortStreams::take(const QByteArray &bytes)
{
    m_reader.append(bytes);
    if (std::exchange(m_isTaking, true)) {
        return;
    }
    takeFrames();
    m_isTaking = false;
}

void PortStreams::takeFrames()
{
    while (!m_isClosing) {
        const auto frame = m_reader.take();
        if (!frame) {
            close();
            return;
        }
        if (!*frame) {
            return;
        }
        takeFrame(**frame);
    }
}

void PortStreams::takeFrame(const SpdyFrame &frame)
{
    switch (frame.kind) {
    case SpdyFrame::Kind::Open:
        openStream(frame);
        break;
    case SpdyFrame::Kind::Data:
        if (Line *line = lineOf(frame.stream); line != nullptr && line->there) {
            if (!frame.data.isEmpty()) {
                line->there->input(frame.data);
            }
            // It may have ended with that.
            if (Line *left = lineOf(frame.stream); frame.isLast && left != nullptr && left->there) {
                left->there->closeInput();
            }
        }
        break;
    case SpdyFrame::Kind::Reset:
        endLine(frame.stream);
        break;
    case SpdyFrame::Kind::Ping:
        send(SpdyWriter::ping(frame.stream));
        break;
    case SpdyFrame::Kind::GoAway:
        close();
        break;
    case SpdyFrame::Kind::Reply: // to what we never ask
    case SpdyFrame::Kind::Other:
        break;
    }
}

// The error stream comes first; the connection is made once both are there.
void PortStreams::openStream(const SpdyFrame &frame)
{
    const QByteArray id = spdyHeader(frame.headers, "requestid");
    const QByteArray type = spdyHeader(frame.headers, "streamtype");
    const int port = spdyHeader(frame.headers, "port").toInt();
    constexpr int highest = 65535;
    if ((type != "data" && type != "error") || port < 1 || port > highest) {
        send(SpdyWriter::reset(frame.stream, SpdyWriter::Why::Cancelled));
        return;
    }
    send(m_writer.reply(frame.stream));
    Line &line = m_lines[id];
    (type == "data" ? line.dataStream : line.errorStream) = frame.stream;
    if (line.dataStream != 0 && line.errorStream != 0 && !line.there) {
        connectLine(id, quint16(port));
    }
}

void PortStreams::connectLine(const QByteArray &id, quint16 port)
{
    Line &line = m_lines[id];
    const quint32 stream = line.dataStream;
    auto there = m_containers.connectTo(m_pod, port);
    if (!there) {
        send(SpdyWriter::data(line.errorStream, there.error().toUtf8(), true));
        send(SpdyWriter::data(stream, {}, true));
        m_lines.erase(id);
        return;
    }
    line.there = *std::move(there);
    connect(line.there.get(), &ContainerConnection::output, this,
        [this, stream](const QByteArray &bytes) {
            constexpr qsizetype piece = qsizetype(32) * 1024;
            for (qsizetype at = 0; at < bytes.size(); at += piece) {
                send(SpdyWriter::data(stream,
                    QByteArrayView(bytes).sliced(at).first(std::min(piece, bytes.size() - at)),
                    false));
            }
        });
    connect(line.there.get(), &ContainerConnection::closed, this, [this, stream] {
        Line *ended = lineOf(stream);
        if (ended == nullptr) {
            return;
        }
        send(SpdyWriter::data(ended->errorStream, {}, true));
        send(SpdyWriter::data(stream, {}, true));
        endLine(stream);
    });
    line.there->start();
}

PortStreams::Line *PortStreams::lineOf(quint32 dataStream)
{
    const auto at = std::ranges::find_if(
        m_lines, [dataStream](const auto &line) { return line.second.dataStream == dataStream; });
    return at == m_lines.end() ? nullptr : &at->second;
}

void PortStreams::endLine(quint32 dataStream)
{
    const auto at = std::ranges::find_if(
        m_lines, [dataStream](const auto &line) { return line.second.dataStream == dataStream; });
    if (at == m_lines.end()) {
        return;
    }
    if (at->second.there) {
        at->second.there->disconnect(this);
        at->second.there.release()->deleteLater(); // we may be in its signal
    }
    m_lines.erase(at);
}

void PortStreams::send(const QByteArray &frame)
{
    if (m_messages != nullptr) {
        m_messages->send(frame);
    } else {
        m_connection->write(frame);
    }
}

void PortStreams::release()
{
    m_isClosing = true;
    while (!m_lines.empty()) {
        if (auto &there = m_lines.begin()->second.there) {
            there->disconnect(this);
            there.release()->deleteLater();
        }
        m_lines.erase(m_lines.begin());
    }
}

void PortStreams::close()
{
    if (m_isClosing) {
        return;
    }
    release();
    if (m_messages != nullptr) {
        m_messages->close();
    } else {
        m_connection->close();
    }
}

} // namespace models::sandbox
