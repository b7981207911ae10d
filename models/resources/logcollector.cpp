// SPDX-License-Identifier: Apache-2.0
#include "models/resources/logcollector.h"

#include <QElapsedTimer>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace models {
namespace {

constexpr auto frame = 33ms;
/// Bytes that wait for their frame: few enough to stay in the processor's cache.
constexpr qsizetype mostHeld = qsizetype(512) * 1024;

bool isOver(LogStream::State state)
{
    return state == LogStream::State::Ended || state == LogStream::State::Failed;
}

// "container … is waiting to start" is no fault.
bool isWaiting(const LogStream &stream)
{
    return stream.state() == LogStream::State::Reconnecting && stream.error()
        && stream.error()->kind == Error::Kind::Invalid;
}

bool isLost(const LogStream &stream)
{
    return stream.state() == LogStream::State::Reconnecting && stream.error()
        && stream.error()->kind != Error::Kind::Invalid;
}

} // namespace

LogCollector::LogCollector(Transport &transport, LogStore &store, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_store(store)
{
    m_flushing.setSingleShot(true);
    m_flushing.setInterval(frame);
    connect(&m_flushing, &QTimer::timeout, this, &LogCollector::flush);
}

LogCollector::~LogCollector() = default;

void LogCollector::setSources(const QList<LogSource> &sources)
{
    if (sources == m_sources)
        return;
    const QList<LogSource> before = std::exchange(m_sources, sources);
    std::erase_if(
        m_feeds, [&sources](const auto &feed) { return !sources.contains(feed->source); });
    for (const LogSource &source : sources) {
        if (before.contains(source))
            continue;
        if (m_extent.runs != LogExtent::Runs::Current)
            add(source, true);
        if (m_extent.runs != LogExtent::Runs::Previous)
            add(source, false);
    }
    startNext();
    emit statusChanged();
}

void LogCollector::setExtent(const LogExtent &extent)
{
    if (extent == m_extent)
        return;
    m_extent = extent;
    restart();
}

void LogCollector::restart()
{
    m_feeds.clear();
    m_pending.clear();
    m_held.clear();
    m_heldBytes = 0;
    m_flushing.stop();
    m_store.clear();
    emit cleared();
    setSources(std::exchange(m_sources, {}));
}

void LogCollector::renew(int number)
{
    for (const auto &feed : m_feeds) {
        const bool isOld = feed->source.number == number && !feed->isPrevious && feed->stream
            && isOver(feed->stream->state());
        if (isOld) {
            feed->shownUntil = feed->lastTime;
            feed->stream.reset();
        }
    }
    startNext();
    emit statusChanged();
}

void LogCollector::add(const LogSource &source, bool isPrevious)
{
    m_feeds.push_back(std::make_unique<Feed>());
    m_feeds.back()->source = source;
    m_feeds.back()->isPrevious = isPrevious;
}

void LogCollector::startNext()
{
    int running = 0;
    for (const auto &feed : m_feeds)
        running += feed->stream && !isOver(feed->stream->state());
    for (const auto &feed : m_feeds) {
        if (running >= mostStreams)
            return;
        if (!feed->stream) {
            start(*feed);
            ++running;
        }
    }
}

void LogCollector::start(Feed &feed)
{
    LogOptions options {.nameSpace = feed.source.nameSpace,
        .pod = feed.source.pod,
        .container = feed.source.container,
        .follow = !feed.isPrevious,
        .previous = feed.isPrevious,
        .tailLines = m_extent.tailLines,
        .since = m_extent.since};
    if (feed.shownUntil > 0)
        options.sinceTime = QDateTime::fromMSecsSinceEpoch(feed.shownUntil / 1'000'000);
    feed.stream = std::make_unique<LogStream>(m_transport, std::move(options));
    LogStream *stream = feed.stream.get();
    // The feed outlives its stream, and signals of a stream that is gone do not come.
    connect(stream, &LogStream::lines, this,
        [this, &feed](const LogLines &lines) { take(feed, lines); });
    connect(stream, &LogStream::gap, this, [this, &feed](qint64 after, qint64 before) {
        emit gap(feed.source.number, after, before);
    });
    connect(stream, &LogStream::stateChanged, this, [this, &feed](LogStream::State state) {
        feed.lostSince = isLost(*feed.stream) ? QDateTime::currentDateTimeUtc() : QDateTime();
        if (isOver(state)) // not from inside its signal
            QMetaObject::invokeMethod(this, &LogCollector::startNext, Qt::QueuedConnection);
        emit statusChanged();
    });
    stream->start();
}

// A clock that was set back must not turn the order of a container's own lines around.
void LogCollector::take(Feed &feed, const LogLines &lines)
{
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const LogLine line = lines[i];
        if (line.time > 0 && line.time <= feed.shownUntil)
            continue;
        feed.lastTime = std::max(feed.lastTime, line.time);
        m_pending.append({feed.lastTime, line.text, feed.source.number});
    }
    m_held.append(lines);
    m_heldBytes += lines.bytes().size();
    if (m_heldBytes > mostHeld)
        flush();
    else if (!m_flushing.isActive())
        m_flushing.start();
}

void LogCollector::flush()
{
    QElapsedTimer timer;
    timer.start();
    m_flushing.stop();
    const LogStore::Appended result = m_store.append(m_pending);
    m_pending.clear(); // keeps its room
    m_held.clear();
    m_heldBytes = 0;
    emit appended(result);
    // Merging into very many lines costs more: then less often, so that the rest has its time.
    m_flushing.setInterval(std::max<std::chrono::milliseconds>(
        frame, std::chrono::duration_cast<std::chrono::milliseconds>(4 * timer.durationElapsed())));
}

LogCollector::Counts LogCollector::counts() const
{
    Counts counts;
    for (const auto &feed : m_feeds) {
        if (!feed->stream)
            ++counts.queued;
        else if (feed->stream->state() == LogStream::State::Failed)
            counts.failed += !feed->isPrevious; // most containers have no run before this one
        else if (feed->stream->state() == LogStream::State::Ended)
            ++counts.ended;
        else if (isWaiting(*feed->stream))
            ++counts.waiting;
        else if (isLost(*feed->stream))
            ++counts.lost;
        else
            ++counts.open;
    }
    return counts;
}

std::optional<Error> LogCollector::error() const
{
    for (const auto &feed : m_feeds) {
        const bool isTrouble = feed->stream && !feed->isPrevious
            && (feed->stream->state() == LogStream::State::Failed || isLost(*feed->stream));
        if (isTrouble && feed->stream->error())
            return feed->stream->error();
    }
    return std::nullopt;
}

QDateTime LogCollector::lostSince() const
{
    QDateTime first;
    for (const auto &feed : m_feeds) {
        if (feed->lostSince.isValid() && (!first.isValid() || feed->lostSince < first))
            first = feed->lostSince;
    }
    return first;
}

bool LogCollector::isLoading() const
{
    return std::ranges::any_of(m_feeds, [](const auto &feed) {
        return feed->stream && feed->stream->state() == LogStream::State::Connecting;
    });
}

} // namespace models
