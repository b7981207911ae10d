// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/server/remotecommand.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

constexpr QByteArrayView withClose = "v5.channel.k8s.io";
constexpr QByteArrayView withoutClose = "v4.channel.k8s.io";
constexpr qint64 highWater = 256 * 1024; ///< unsent bytes above which the program waits
enum Channel { Input = 0, Output = 1, ErrorOutput = 2, Error = 3, Resize = 4, Close = 255 };

QJsonObject exitStatus(int code)
{
    QJsonObject status {{u"metadata"_s, QJsonObject()}};
    if (code == 0) {
        status.insert(u"status"_s, u"Success"_s);
        return status;
    }
    status.insert(u"status"_s, u"Failure"_s);
    status.insert(u"reason"_s, u"NonZeroExitCode"_s);
    status.insert(u"message"_s,
        u"command terminated with non-zero exit code: command terminated with exit code %1"_s.arg(
            code));
    status.insert(u"details"_s,
        QJsonObject {{u"causes"_s,
            QJsonArray {QJsonObject {
                {u"reason"_s, u"ExitCode"_s}, {u"message"_s, QString::number(code)}}}}});
    return status;
}

bool names(const QByteArray &list, QByteArrayView word)
{
    const QList<QByteArray> words = list.toLower().split(',');
    return std::ranges::any_of(words, [&](const QByteArray &one) { return one.trimmed() == word; });
}

} // namespace

Answer<RemoteStreams> RemoteStreams::parse(const HttpRequest &request)
{
    const RemoteStreams streams {request.flag(u"stdin"), request.flag(u"stdout"),
        request.flag(u"stderr"), request.flag(u"tty")};
    if (!streams.hasInput && !streams.hasOutput && !streams.hasErrorOutput) {
        return std::unexpected(
            badRequest(u"you must specify at least 1 of stdin, stdout, stderr"_s));
    }
    if (streams.hasTerminal && streams.hasErrorOutput) {
        return std::unexpected(badRequest(u"tty and stderr cannot both be true"_s));
    }
    return streams;
}

bool isWebSocketUpgrade(const HttpRequest &request)
{
    return names(request.header("connection"), "upgrade")
        && names(request.header("upgrade"), "websocket")
        && !request.header("sec-websocket-key").isEmpty();
}

QByteArray remoteCommandProtocol(const HttpRequest &request)
{
    const QByteArray offered = request.headerValues("sec-websocket-protocol").join(',');
    for (const QByteArrayView known : {withClose, withoutClose}) {
        if (names(offered, known)) {
            return known.toByteArray();
        }
    }
    return {};
}

RemoteCommand::RemoteCommand(
    RawConnection *connection, QByteArrayView protocol, RemoteStreams streams)
    : QObject(connection)
    , m_line(new MessageLine(connection))
    , m_streams(streams)
    , m_canCloseInput(protocol == withClose)
{
    connect(m_line, &MessageLine::received, this, &RemoteCommand::take);
    connect(m_line, &MessageLine::ended, this, &RemoteCommand::release);
    // Later: it may come out of a write, and so out of what the program is just saying.
    connect(connection, &RawConnection::written, this, &RemoteCommand::goOn, Qt::QueuedConnection);
    // An empty message on each channel tells the client which there are.
    for (const auto &[channel, isThere] :
        {std::pair(Input, streams.hasInput), std::pair(Output, streams.hasOutput),
            std::pair(ErrorOutput, streams.hasErrorOutput), std::pair(Error, true)}) {
        if (isThere) {
            send(channel, {});
        }
    }
}

RemoteCommand::~RemoteCommand() = default;

void RemoteCommand::run(std::unique_ptr<ContainerProcess> process)
{
    m_process = std::move(process);
    connect(m_process.get(), &ContainerProcess::output, this, [this](const QByteArray &bytes) {
        if (m_streams.hasOutput) {
            send(Output, bytes);
        }
    });
    connect(m_process.get(), &ContainerProcess::errorOutput, this, [this](const QByteArray &bytes) {
        if (m_streams.hasTerminal) {
            send(Output, bytes);
        } else if (m_streams.hasErrorOutput) {
            send(ErrorOutput, bytes);
        }
    });
    connect(m_process.get(), &ContainerProcess::exited, this,
        [this](int code) { end(exitStatus(code)); });
    m_process->start();
    if (m_process && !m_streams.hasInput) {
        m_process->closeInput();
    }
}

void RemoteCommand::refuse(const StatusError &error)
{
    end(error.toStatus());
}

void RemoteCommand::send(int channel, QByteArrayView bytes)
{
    constexpr qsizetype piece = qsizetype(32) * 1024;
    qsizetype at = 0;
    do {
        QByteArray payload(1, char(channel));
        payload.append(bytes.sliced(at).first(std::min(piece, bytes.size() - at)));
        m_line->send(payload);
        at += piece;
    } while (at < bytes.size());
    stallIfFull();
}

// The program waits in its writes, and the client in its own: what it sends may come back to it.
void RemoteCommand::stallIfFull()
{
    if (m_process && !m_isStalled && m_line->connection().bytesToWrite() > highWater) {
        m_isStalled = true;
        m_process->pause();
        m_line->connection().pause();
    }
}

void RemoteCommand::goOn()
{
    if (m_isStalled && m_line->connection().bytesToWrite() < highWater / 2) {
        m_isStalled = false;
        m_line->connection().resume();
        if (m_process) {
            m_process->resume();
        }
    }
}

void RemoteCommand::take(const QByteArray &payload)
{
    if (payload.isEmpty() || !m_process) {
        return;
    }
    const QByteArray bytes = payload.sliced(1);
    switch (quint8(payload.front())) {
    case Input:
        if (m_streams.hasInput && !bytes.isEmpty()) {
            m_process->input(bytes);
        }
        break;
    case Resize: {
        const QJsonObject size = QJsonDocument::fromJson(bytes).object();
        m_process->resize({size.value(u"Width").toInt(), size.value(u"Height").toInt()});
        break;
    }
    case Close:
        if (m_canCloseInput && bytes == QByteArray(1, char(Input))) {
            m_process->closeInput();
        }
        break;
    default:
        break;
    }
}

void RemoteCommand::end(const QJsonObject &status)
{
    if (m_isOver) {
        return;
    }
    send(Error, QJsonDocument(status).toJson(QJsonDocument::Compact));
    release();
    m_line->close();
}

void RemoteCommand::release()
{
    m_isOver = true;
    if (m_process) {
        m_process->disconnect(this);
        m_process.release()->deleteLater(); // we may be in its signal
    }
}

} // namespace models::sandbox
