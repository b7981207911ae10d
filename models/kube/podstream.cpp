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
    , m_program(std::move(program))
    , m_socket(std::make_unique<MessageSocket>(transport, request(),
          QList<QByteArray> {withClose.toByteArray(), withoutClose.toByteArray()}))
{
    m_resize.setSingleShot(true);
    m_resize.callOnTimeout(this, &PodStream::sendSize);
    connect(m_socket.get(), &MessageSocket::opened, this, &PodStream::connected);
    connect(m_socket.get(), &MessageSocket::received, this, &PodStream::take);
    connect(m_socket.get(), &MessageSocket::written, this, &PodStream::written);
    connect(m_socket.get(), &MessageSocket::ended, this, &PodStream::disconnected);
}

PodStream::~PodStream() = default;

Request PodStream::request() const
{
    const bool isAttach = m_program.command.isEmpty();
    Request request {.path = ApiResource::pods().path(m_program.nameSpace, m_program.pod)
            + (isAttach ? u"/attach"_s : u"/exec"_s)};
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
    m_socket->start();
}

void PodStream::connected()
{
    m_canCloseInput = m_socket->protocol() == withClose;
    m_state = State::Open;
    sendSize();
    if (!m_waiting.isEmpty())
        write(std::exchange(m_waiting, {}));
    if (m_mustCloseInput)
        closeInput();
    emit opened();
}

void PodStream::send(Channel channel, QByteArrayView bytes)
{
    const char head = char(channel);
    m_socket->send({&head, 1}, bytes);
}

void PodStream::write(const QByteArray &bytes)
{
    if (m_state == State::Connecting)
        m_waiting += bytes;
    else if (m_state == State::Open && !bytes.isEmpty())
        send(Channel::Input, bytes);
}

qint64 PodStream::bytesToWrite() const
{
    return m_waiting.size() + (m_state == State::Open ? m_socket->bytesToWrite() : 0);
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
    if (m_socket)
        m_socket->pause();
}

void PodStream::resume()
{
    if (m_socket)
        m_socket->resume();
}

void PodStream::take(const QByteArray &message)
{
    const QByteArray bytes = message.sliced(1);
    if (bytes.isEmpty())
        return; // servers open with an empty message on each channel
    switch (Channel(message.front())) {
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

void PodStream::disconnected(const SocketEnd &end)
{
    if (m_status)
        finish(*m_status);
    else if (!end.error)
        finish({});
    else if (!end.error->message.isEmpty())
        finish({.error = end.error});
    else
        finish(
            {.error = end.error->kind == Error::Kind::NotKubernetes ? badAnswer(end.error->detail)
                                                                    : cut(end.error->detail)});
}

void PodStream::finish(ProgramEnd end)
{
    if (m_state == State::Ended)
        return;
    m_state = State::Ended;
    m_end = std::move(end);
    m_resize.stop();
    m_socket->disconnect(this);
    m_socket.release()->deleteLater(); // we are in its signal
    emit ended(m_end);
}

} // namespace models
