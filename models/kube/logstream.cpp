// SPDX-License-Identifier: Apache-2.0
#include "models/kube/logstream.h"

#include "models/base/groupversion.h"

#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace models {

namespace {

constexpr qint64 second = 1'000'000'000;
constexpr qsizetype longestLine = qsizetype(16) * 1024 * 1024;
constexpr auto silenceLimit = 60s; // a rotated log may freeze a follow without ending it
constexpr auto briefLife = 2s;
constexpr auto waitForContainer = 2s;

bool isWorthWaiting(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Unreachable:
    case Error::Kind::Timeout:
    case Error::Kind::ServerFailed:
    case Error::Kind::TooManyRequests:
    case Error::Kind::NotKubernetes:
    case Error::Kind::Proxy:
        return true;
    default:
        return false;
    }
}

// "container "x" in pod "y" is waiting to start: ContainerCreating"
bool isNotStarted(const Error &error)
{
    return error.kind == Error::Kind::Invalid && error.detail.contains("waiting to start"_L1);
}

} // namespace

LogStream::LogStream(Transport &transport, LogOptions options, QObject *parent, double speed)
    : QObject(parent)
    , m_transport(transport)
    , m_options(std::move(options))
    , m_speed(speed)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &LogStream::connectToServer);
    connect(&m_silence, &SilenceTimer::elapsed, this, &LogStream::connectToServer);
}

LogStream::~LogStream() = default;

void LogStream::start()
{
    connectToServer();
}

void LogStream::pause()
{
    m_isPaused = true;
    m_silence.stop();
    if (m_stream)
        m_stream->pause();
}

void LogStream::resume()
{
    m_isPaused = false;
    if (m_stream)
        m_stream->resume();
    if (m_options.follow && m_state == State::Streaming)
        m_silence.restart(own(silenceLimit));
}

void LogStream::finishFollowing()
{
    if (!m_options.follow || m_state == State::Ended || m_state == State::Failed)
        return;
    m_options.follow = false;
    m_silence.stop();
    connectToServer(); // what is there, to its end
}

Request LogStream::request() const
{
    Request request {
        .path = ApiResource::pods().path(m_options.nameSpace, m_options.pod) + u"/log"_s,
        .headers = {{"Accept", "*/*"}}};
    const auto add = [&request](const QString &key, const QString &value) {
        request.query.addQueryItem(key, value);
    };
    add(u"timestamps"_s, u"true"_s); // always: they are how lines are told apart
    if (!m_options.container.isEmpty())
        add(u"container"_s, m_options.container);
    if (m_options.follow)
        add(u"follow"_s, u"true"_s);
    if (m_options.previous)
        add(u"previous"_s, u"true"_s);
    if (m_options.limitBytes)
        add(u"limitBytes"_s, QString::number(*m_options.limitBytes));
    if (m_lastTime > 0) { // servers look at whole seconds only
        const QDateTime since = QDateTime::fromSecsSinceEpoch(m_lastTime / second, QTimeZone::UTC);
        add(u"sinceTime"_s, since.toString(Qt::ISODate));
        return request;
    }
    if (m_options.tailLines)
        add(u"tailLines"_s, QString::number(*m_options.tailLines));
    if (m_options.sinceTime.isValid())
        add(u"sinceTime"_s, m_options.sinceTime.toUTC().toString(Qt::ISODate));
    else if (m_options.since)
        add(u"sinceSeconds"_s, QString::number(m_options.since->count()));
    return request;
}

void LogStream::connectToServer()
{
    m_retry.stop();
    m_rest.clear();
    m_isResuming = m_lastTime > 0;
    m_hasMet = false;
    m_expected.clear();
    for (const Key &key : std::as_const(m_recent))
        ++m_expected[key];
    m_hasNews = false;
    m_connected.start();
    m_stream = m_transport.open(request());
    connect(m_stream.get(), &Stream::started, this, [this] { setState(State::Streaming); });
    connect(m_stream.get(), &Stream::received, this, &LogStream::take);
    connect(m_stream.get(), &Stream::finished, this, &LogStream::end);
    if (m_isPaused)
        m_stream->pause();
    else if (m_options.follow)
        m_silence.restart(own(silenceLimit));
}

void LogStream::take(const QByteArray &bytes)
{
    if (m_options.follow)
        m_silence.restart(own(silenceLimit));
    qsizetype first = 0; // behind the line that began before
    if (!m_rest.isEmpty()) {
        first = bytes.indexOf('\n') + 1;
        if (first == 0 && m_rest.size() + bytes.size() <= longestLine) {
            m_rest += bytes;
            return;
        }
        const QPointer<LogStream> self(this);
        const Stream *stream = m_stream.get();
        takeLines(
            std::exchange(m_rest, {}).append(bytes.first(first > 0 ? first : bytes.size())), 0);
        if (!self || m_stream.get() != stream || first == 0) // whoever listened ended it
            return;
    }
    takeLines(bytes, first);
}

void LogStream::takeLines(const QByteArray &bytes, qsizetype start, bool isLast)
{
    LogLines fresh(bytes);
    const QByteArrayView all = fresh.bytes();
    for (qsizetype end = all.indexOf('\n', start); end >= 0; end = all.indexOf('\n', start)) {
        takeLine(all.sliced(start, end - start), fresh);
        start = end + 1;
    }
    const QByteArrayView rest = all.sliced(start);
    if ((isLast && !rest.isEmpty()) || rest.size() > longestLine)
        takeLine(rest, fresh);
    else
        m_rest = rest.toByteArray();
    if (!fresh.isEmpty())
        emit lines(fresh);
}

void LogStream::takeLine(QByteArrayView text, LogLines &fresh)
{
    const LogLine line = parseLogLine(text, m_stamps);
    if (isShown(line))
        return;
    m_hasNews = true;
    m_failures = 0;
    remember(line);
    fresh.append(line);
}

// After a reconnect the lines of the last second come again. What was shown is told by stamp and
// text, as often as it was: several lines may have the same, and a clock that was set gives later
// lines earlier stamps.
bool LogStream::isShown(const LogLine &line)
{
    if (!m_isResuming || line.time == 0)
        return false;
    const auto known = m_expected.find({line.time, qHash(line.text)});
    if (known != m_expected.end()) {
        m_hasMet = true;
        if (--known.value() == 0)
            m_expected.erase(known);
        m_isResuming = !m_expected.isEmpty();
        return true;
    }
    if (!m_hasMet && line.time < m_newest)
        return true; // from before what was shown first, or from long ago
    // In the midst of lines that were shown there are none that were not.
    m_isResuming = false;
    if (!m_hasMet) // the last line shown is not there any more: others may be missing too
        emit gap(m_lastTime, line.time);
    return false;
}

void LogStream::remember(const LogLine &line)
{
    if (line.time == 0)
        return;
    if (line.time / second > m_lastTime / second) // the server is asked from this second on
        m_recent.removeIf([&](const Key &key) { return key.first / second < line.time / second; });
    m_recent.append({line.time, qHash(line.text)});
    m_lastTime = line.time;
    m_newest = std::max(m_newest, line.time);
}

std::chrono::milliseconds LogStream::own(std::chrono::milliseconds time) const
{
    return std::chrono::ceil<std::chrono::milliseconds>(time / m_speed);
}

void LogStream::end(const std::optional<Error> &error)
{
    m_silence.stop();
    const QPointer<LogStream> self(this);
    // A follow ends with its container, but a proxy or a rotation can end it too: ask again, and
    // believe it when there is nothing more.
    const bool isOver = !error
        && (!m_options.follow || (!m_hasNews && m_connected.durationElapsed() < own(briefLife)));
    if (!m_rest.isEmpty() && isOver) { // a last line without a newline
        takeLines(std::exchange(m_rest, {}), 0, true);
        if (!self)
            return;
    }
    m_stream.release()->deleteLater(); // we are in its signal
    if (!error) {
        if (isOver)
            setState(State::Ended);
        else
            reconnect(500ms, {});
        return;
    }
    if (m_options.follow && isNotStarted(*error))
        reconnect(waitForContainer, error);
    else if (m_options.follow && isWorthWaiting(*error))
        reconnect(
            std::min<std::chrono::milliseconds>(15s, 1s * (1 << std::min(m_failures++, 4))), error);
    else
        setState(State::Failed, error);
}

void LogStream::reconnect(std::chrono::milliseconds delay, std::optional<Error> error)
{
    m_retry.start(own(delay));
    setState(State::Reconnecting, std::move(error));
}

void LogStream::setState(State state, std::optional<Error> error)
{
    m_error = std::move(error);
    if (m_state == state)
        return;
    m_state = state;
    emit stateChanged(state);
}

} // namespace models
