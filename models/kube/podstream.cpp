// SPDX-License-Identifier: Apache-2.0
#include "models/kube/podstream.h"

#include "models/base/groupversion.h"
#include "models/kube/kubestatus.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace models {

namespace {

constexpr qsizetype longestWrite = qsizetype(32) * 1024;
constexpr int deadAfterBeats = 12; // with nothing heard in between
constexpr auto drainFor = 5s; // after the program's end is known
constexpr QByteArrayView withClose = "v5.channel.k8s.io";
constexpr QByteArrayView withoutClose = "v4.channel.k8s.io";

Error badAnswer(const QString &detail)
{
    return {.kind = Error::Kind::NotKubernetes,
        .message = Message(QT_TRANSLATE_NOOP("models",
            "The answer to opening a terminal did not come from a Kubernetes API server. A proxy "
            "between here and the cluster may not let WebSocket connections through.")),
        .detail = detail};
}

Error cut(const QString &detail)
{
    return {.kind = Error::Kind::Unreachable,
        .message = Message(QT_TRANSLATE_NOOP("models",
            "The connection to the container was cut. What ran in it may have gone on or ended.")),
        .detail = detail};
}

void add(QUrlQuery &query, const QString &key, const QString &value)
{
    // QUrlQuery would take a value with '%' for one that is encoded already.
    query.addQueryItem(key, QString::fromLatin1(QUrl::toPercentEncoding(value)));
}

// Reason NonZeroExitCode: the code is the message of cause ExitCode.
std::optional<int> exitCodeOf(const QJsonObject &status)
{
    for (const auto &value : status.value("details"_L1).toObject().value("causes"_L1).toArray()) {
        const QJsonObject cause = value.toObject();
        bool isNumber = false;
        const int code = cause.value("message"_L1).toString().toInt(&isNumber);
        if (cause.value("reason"_L1) == "ExitCode"_L1 && isNumber)
            return code;
    }
    return std::nullopt;
}

} // namespace

PodStream::PodStream(Transport &transport, PodProgram program, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_program(std::move(program))
    , m_key(webSocketKey())
{
    m_resize.setSingleShot(true);
    m_resize.callOnTimeout(this, &PodStream::sendSize);
    m_beat.callOnTimeout(this, &PodStream::beat);
}

PodStream::~PodStream() = default;

Request PodStream::request() const
{
    const ApiResource pods {
        .groupVersion = {QString(), u"v1"_s}, .plural = u"pods"_s, .namespaced = true};
    const bool isAttach = m_program.command.isEmpty();
    Request request {.path
        = pods.path(m_program.nameSpace, m_program.pod) + (isAttach ? u"/attach"_s : u"/exec"_s),
        .headers
        = {{"Upgrade", "websocket"}, {"Sec-WebSocket-Version", "13"}, {"Sec-WebSocket-Key", m_key},
            {"Sec-WebSocket-Protocol", withClose.toByteArray() + ", " + withoutClose.toByteArray()},
            {"Accept", "*/*"}}};
    for (const QString &word : m_program.command)
        add(request.query, u"command"_s, word);
    if (!m_program.container.isEmpty())
        add(request.query, u"container"_s, m_program.container);
    if (m_program.withInput)
        add(request.query, u"stdin"_s, u"true"_s);
    add(request.query, u"stdout"_s, u"true"_s);
    // A terminal has one output; servers refuse a second.
    add(request.query, m_program.withTerminal ? u"tty"_s : u"stderr"_s, u"true"_s);
    return request;
}

void PodStream::start()
{
    m_stream = m_transport.upgrade(request());
    connect(m_stream.get(), &RawStream::opened, this, &PodStream::connected);
    connect(m_stream.get(), &RawStream::received, this,
        qOverload<const QByteArray &>(&PodStream::take));
    connect(m_stream.get(), &RawStream::written, this, &PodStream::written);
    connect(m_stream.get(), &RawStream::finished, this, &PodStream::disconnected);
}

void PodStream::connected(const Headers &headers)
{
    const QByteArray protocol = headerValue(headers, "Sec-WebSocket-Protocol");
    if (headerValue(headers, "Sec-WebSocket-Accept") != webSocketAccept(m_key)) {
        finish({.error = badAnswer(u"Sec-WebSocket-Accept"_s)});
        return;
    }
    if (protocol != withClose && protocol != withoutClose) {
        finish({.error
            = badAnswer(u"Sec-WebSocket-Protocol: \"%1\""_s.arg(QString::fromUtf8(protocol)))});
        return;
    }
    m_canCloseInput = protocol == withClose;
    m_state = State::Open;
    m_beat.start(m_every);
    sendSize();
    if (!m_waiting.isEmpty())
        write(std::exchange(m_waiting, {}));
    if (m_mustCloseInput)
        closeInput();
    if (m_isPaused)
        m_stream->pause();
    emit opened();
}

void PodStream::send(Channel channel, QByteArrayView bytes)
{
    QByteArray payload;
    payload.reserve(bytes.size() + 1);
    payload.append(char(channel)).append(bytes);
    m_stream->write(webSocketFrame(WebSocketEnd::Client, WebSocketMessage::Kind::Binary, payload));
}

void PodStream::write(const QByteArray &bytes)
{
    if (m_state == State::Connecting)
        m_waiting += bytes;
    if (m_state != State::Open)
        return;
    for (qsizetype at = 0; at < bytes.size(); at += longestWrite)
        send(Channel::Input,
            QByteArrayView(bytes).sliced(at).first(std::min(longestWrite, bytes.size() - at)));
}

qint64 PodStream::bytesToWrite() const
{
    return m_waiting.size() + (m_state == State::Open ? m_stream->bytesToWrite() : 0);
}

bool PodStream::closeInput()
{
    if (m_state == State::Connecting) {
        m_mustCloseInput = true;
        return true;
    }
    if (m_state != State::Open || !m_canCloseInput)
        return false;
    const char input = char(Channel::Input);
    send(Channel::Close, {&input, 1});
    return true;
}

void PodStream::resize(QSize cells)
{
    if (cells == m_size || !cells.isValid())
        return;
    m_size = cells;
    if (m_state == State::Open)
        m_resize.start(0);
}

void PodStream::sendSize()
{
    if (m_state != State::Open || !m_program.withTerminal || !m_size.isValid())
        return;
    send(Channel::Resize,
        "{\"Width\":" + QByteArray::number(m_size.width())
            + ",\"Height\":" + QByteArray::number(m_size.height()) + '}');
}

void PodStream::pause()
{
    m_isPaused = true;
    if (m_state == State::Open)
        m_stream->pause();
}

void PodStream::resume()
{
    m_isPaused = false;
    if (m_state == State::Open)
        m_stream->resume();
}

// Proxies drop a connection on which nothing happens, and a dead one shows in no other way.
void PodStream::beat()
{
    if (m_isPaused)
        return; // we do not hear; the server's side of the line may be full
    if (++m_silentBeats > deadAfterBeats) {
        finish({.error = cut(u"no answer to pings"_s)});
        return;
    }
    m_stream->write(webSocketFrame(WebSocketEnd::Client, WebSocketMessage::Kind::Ping, {}));
}

void PodStream::take(const QByteArray &bytes)
{
    m_silentBeats = 0;
    m_reader.append(bytes);
    while (m_state == State::Open) {
        const std::expected<std::optional<WebSocketMessage>, WebSocketFault> message
            = m_reader.take();
        if (!message) {
            m_stream->write(webSocketClose(WebSocketEnd::Client, message.error().code));
            finish({.error = badAnswer(QString::fromUtf8(message.error().text))});
            return;
        }
        if (!*message || !take(**message))
            return;
    }
}

bool PodStream::take(const WebSocketMessage &message)
{
    switch (message.kind) {
    case WebSocketMessage::Kind::Text:
    case WebSocketMessage::Kind::Binary:
        return takeChannel(message.payload);
    case WebSocketMessage::Kind::Ping:
        m_stream->write(
            webSocketFrame(WebSocketEnd::Client, WebSocketMessage::Kind::Pong, message.payload));
        return true;
    case WebSocketMessage::Kind::Pong:
        return true;
    case WebSocketMessage::Kind::Close:
        break;
    }
    constexpr quint16 normal = 1000;
    constexpr quint16 none = 1005;
    m_stream->write(webSocketClose(WebSocketEnd::Client, normal));
    if (m_status)
        finish(*m_status);
    else if (message.closeCode == normal || message.closeCode == none)
        finish({});
    else
        finish({.error = cut(u"%1 %2"_s.arg(message.closeCode)
                        .arg(shownText(QString::fromUtf8(message.payload))))});
    return false;
}

bool PodStream::takeChannel(const QByteArray &payload)
{
    if (payload.size() < 2)
        return true; // servers open with an empty message on each channel
    const QPointer<PodStream> self(this);
    const QByteArray bytes = payload.sliced(1);
    switch (Channel(quint8(payload.front()))) {
    case Channel::Output:
        emit output(bytes);
        break;
    case Channel::ErrorOutput:
        emit errorOutput(bytes);
        break;
    case Channel::Error:
        takeStatus(bytes);
        break;
    default:
        break;
    }
    return !self.isNull();
}

// Output may still follow: the end is told when the connection closes.
void PodStream::takeStatus(const QByteArray &json)
{
    const QJsonObject status = QJsonDocument::fromJson(json).object();
    if (status.isEmpty())
        m_status = ProgramEnd {.error = badAnswer(shownText(QString::fromUtf8(json), 200))};
    else if (status.value("status"_L1) == "Success"_L1)
        m_status = ProgramEnd {.exitCode = 0};
    else if (const std::optional<int> code = exitCodeOf(status))
        m_status = ProgramEnd {.exitCode = code};
    else
        m_status = ProgramEnd {.error = errorOfStatus(status, 500)};
    QTimer::singleShot(drainFor, this, [this] { finish(*m_status); });
}

void PodStream::disconnected(const std::optional<Error> &error)
{
    if (m_status)
        finish(*m_status);
    else if (m_state == State::Connecting && error)
        finish({.error = error});
    else
        finish({.error = cut(error ? error->detail : QString())});
}

void PodStream::finish(ProgramEnd end)
{
    if (m_state == State::Ended)
        return;
    m_state = State::Ended;
    m_end = std::move(end);
    m_beat.stop();
    m_resize.stop();
    if (m_stream) {
        m_stream->disconnect(this);
        m_stream.release()->deleteLater(); // we are in its signal
    }
    emit ended(m_end);
}

} // namespace models
