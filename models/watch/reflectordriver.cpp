// SPDX-License-Identifier: Apache-2.0
#include "models/watch/reflectordriver.h"

#include "models/kube/kubestatus.h"
#include "models/watch/watchrequest.h"

#include <QCoroTask>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QtConcurrentRun>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace models {
namespace {

constexpr qsizetype fewestPerFrame = 500;
constexpr qsizetype mostPerFrame = 32'000;
constexpr auto shareOfFrame = 5ms; ///< of the UI thread's time, for whoever takes the rows in
constexpr int frame = 16; ///< ms
constexpr qsizetype fewEvents = 8; ///< no flood
constexpr int listFrame = 40; ///< while a list comes: each batch is a picture of its own

/// Kinds whose streaming list a server has refused: asked once a session, not once a view.
class WatchMemory final : public QObject
{
public:
    using QObject::QObject;
    static WatchMemory &of(Transport &transport)
    {
        for (QObject *child : transport.children()) {
            if (auto *memory = dynamic_cast<WatchMemory *>(child))
                return *memory;
        }
        return *new WatchMemory(&transport);
    }
    QSet<QString> noStreaming;
};

QString memoryKey(const WatchScope &scope)
{
    return scope.resource.qualifiedName() + u'/' + scope.resource.groupVersion.version;
}

bool isSameState(const WatchState &a, const WatchState &b)
{
    const auto messageOf
        = [](const WatchState &state) { return state.error ? state.error->text() : QString(); };
    return a.phase == b.phase && a.received == b.received && a.expected == b.expected
        && a.isSynced == b.isSynced && a.retryAt == b.retryAt && messageOf(a) == messageOf(b);
}

} // namespace

ReflectorDriver::ReflectorDriver(Transport &transport, WatchScope scope, double speed)
    : m_transport(&transport)
    , m_speed(speed)
    , m_start(QDateTime::currentMSecsSinceEpoch())
    , m_scope(std::move(scope))
{
    const QStringList &verbs = m_scope.resource.verbs;
    m_state.canWatch = verbs.isEmpty() || verbs.contains("watch"_L1);
    m_state.canStream = !WatchMemory::of(transport).noStreaming.contains(memoryKey(m_scope));
    m_clock.start();
    m_wake.setSingleShot(true);
    m_wake.setTimerType(Qt::PreciseTimer); // a coarse one may come before its time
    m_flush.setSingleShot(true);
    m_flush.setTimerType(Qt::PreciseTimer);
    connect(
        &m_wake, &QTimer::timeout, this, [this] { tell({.kind = ReflectorEvent::Kind::Timer}); });
    connect(&m_silence, &SilenceTimer::elapsed, this, [this] {
        tell({.kind = ReflectorEvent::Kind::WatchEnded,
            .error = Error {Error::Kind::Timeout,
                Message(QT_TRANSLATE_NOOP("models",
                    "The server has been silent for too long. The connection is made anew."))}});
    });
    connect(&m_flush, &QTimer::timeout, this, &ReflectorDriver::flush);
}

ReflectorDriver::~ReflectorDriver() = default;

qint64 ReflectorDriver::now() const
{
    return m_start + qint64(double(m_clock.elapsed()) * m_speed);
}

// Rounded up: a timer that comes too early only has to wait once more.
std::chrono::milliseconds ReflectorDriver::own(qint64 milliseconds) const
{
    const double time = double(std::max<qint64>(0, milliseconds)) / m_speed;
    return std::chrono::milliseconds(qint64(std::ceil(time)));
}

Request ReflectorDriver::timed(Request request) const
{
    using Milliseconds = std::chrono::milliseconds;
    request.timeout = std::chrono::ceil<Milliseconds>(request.timeout / m_speed);
    request.stall = std::chrono::ceil<Milliseconds>(request.stall / m_speed);
    return request;
}

void ReflectorDriver::start()
{
    if (m_state.step == ReflectorState::Step::Idle && m_generation == 0)
        tell({.kind = ReflectorEvent::Kind::Start});
}

void ReflectorDriver::relist()
{
    tell({.kind = ReflectorEvent::Kind::Relist});
}

void ReflectorDriver::wake()
{
    tell({.kind = ReflectorEvent::Kind::Woke});
}

void ReflectorDriver::goOnIfWaiting()
{
    const bool isOffline = m_state.step == ReflectorState::Step::Waiting && m_state.error
        && m_state.error->retryAfter.count() == 0;
    const bool isLoggedOut = m_state.step == ReflectorState::Step::Stopped
        && m_state.stopped == WatchState::Phase::LoginExpired;
    if (isOffline || isLoggedOut)
        wake();
}

void ReflectorDriver::tell(ReflectorEvent event)
{
    m_events.append(std::move(event));
    if (m_isTelling) // an action's answer came at once: in turn
        return;
    m_isTelling = true;
    const qint64 limit = silenceLimit(m_state);
    while (!m_events.isEmpty()) {
        const ReflectorEvent next = m_events.takeFirst();
        const ReflectorMoment moment {now(), QRandomGenerator::global()->generateDouble()};
        const bool couldStream = m_state.canStream;
        for (const ReflectorAction &action : advance(m_state, next, moment))
            perform(action);
        const bool isRefused = next.error && next.error->kind == Error::Kind::Invalid;
        if (couldStream && !m_state.canStream && isRefused && m_transport)
            WatchMemory::of(*m_transport).noStreaming.insert(memoryKey(m_scope));
    }
    m_isTelling = false;
    // The same stream goes on from list to watch, where it may be silent for longer; after a first
    // bookmark, for less.
    if (silenceLimit(m_state) != limit && m_silence.isActive())
        resetSilence();
    publish();
}

void ReflectorDriver::perform(const ReflectorAction &action)
{
    switch (action.kind) {
    case ReflectorAction::Kind::List:
        list(action);
        break;
    case ReflectorAction::Kind::Watch:
        watch(action);
        break;
    case ReflectorAction::Kind::Close:
        close();
        break;
    case ReflectorAction::Kind::BeginReplace:
        m_ledger.beginReplace();
        break;
    case ReflectorAction::Kind::EndReplace:
        m_ledger.endReplace();
        scheduleFlush();
        break;
    case ReflectorAction::Kind::Wake:
        m_wake.start(own(action.at - now()));
        break;
    }
}

void ReflectorDriver::close()
{
    ++m_generation;
    m_request.reset();
    if (m_pump) { // often one of its own signals brought us here
        m_pump->disconnect(this);
        m_pump->stop();
        m_pump.release()->deleteLater();
    }
    m_decoder.reset(); // a worker may still hold it: never shared with the next one
    m_silence.stop();
}

// --- lists -------------------------------------------------------------------------------------

void ReflectorDriver::list(const ReflectorAction &action)
{
    const std::shared_ptr<RowDecoder> decoder = m_decoder;
    close();
    const bool goesOn = decoder && !action.continueToken.isEmpty();
    m_decoder = goesOn ? decoder : std::make_shared<RowDecoder>(m_scope.fullObjects);
    if (!m_transport)
        return;
    m_request = std::make_unique<QObject>();
    Request request = timed(listRequest(m_scope, action));
    request.owner = m_request.get();
    QCoro::connect(m_transport->send(request), this,
        [this, generation = m_generation](const Result<Reply> &reply) {
            if (generation == m_generation)
                takeReply(reply);
        });
}

void ReflectorDriver::takeReply(const Result<Reply> &reply)
{
    ReflectorEvent event {.kind = ReflectorEvent::Kind::ListFailed};
    if (!reply) {
        event.error = reply.error();
        tell(event);
    } else if (!reply->isSuccess() || !isJson(reply->headers)) {
        event.error = errorOf(*reply);
        event.continueToken
            = QJsonDocument::fromJson(reply->body).object()[u"metadata"][u"continue"].toString();
        tell(event);
    } else {
        QtConcurrent::run([decoder = m_decoder, body = reply->body] {
            return decoder->page(body);
        }).then(this, [this, generation = m_generation](const Result<DecodedPage> &page) {
            if (generation == m_generation)
                takePage(page);
        });
    }
}

void ReflectorDriver::takePage(const Result<DecodedPage> &page)
{
    if (!page) {
        tell({.kind = ReflectorEvent::Kind::ListFailed, .error = page.error()});
        return;
    }
    m_ledger.setColumns(page->columns);
    for (const RowRef &row : page->rows)
        m_ledger.upsert(row, false);
    scheduleFlush();
    tell({.kind = ReflectorEvent::Kind::Page,
        .version = page->version,
        .continueToken = page->continueToken,
        .rows = page->rows.size(),
        .remaining = page->remaining});
}

// --- watches -----------------------------------------------------------------------------------

void ReflectorDriver::watch(const ReflectorAction &action)
{
    close();
    if (!m_transport)
        return;
    m_pump = std::make_unique<WatchPump>(
        m_transport->open(timed(watchRequest(m_scope, action))), m_scope.fullObjects);
    connect(m_pump.get(), &WatchPump::opened, this, [this] {
        resetSilence();
        tell({.kind = ReflectorEvent::Kind::WatchOpened});
    });
    connect(m_pump.get(), &WatchPump::heard, this, &ReflectorDriver::resetSilence);
    connect(m_pump.get(), &WatchPump::read, this, &ReflectorDriver::takeEvents);
    connect(m_pump.get(), &WatchPump::overflown, this, [this] {
        tell({.kind = ReflectorEvent::Kind::WatchEnded,
            .error = Error {Error::Kind::TooLarge,
                Message(QT_TRANSLATE_NOOP("models",
                    "The server sent an event larger than 16 MiB, which is not read."))}});
    });
    connect(m_pump.get(), &WatchPump::finished, this, [this](const std::optional<Error> &error) {
        const bool isAnswer = error && error->httpStatus != 0;
        tell({.kind
            = isAnswer ? ReflectorEvent::Kind::WatchFailed : ReflectorEvent::Kind::WatchEnded,
            .error = error});
    });
}

void ReflectorDriver::resetSilence()
{
    if (const qint64 limit = silenceLimit(m_state); limit > 0)
        m_silence.restart(own(limit));
}

void ReflectorDriver::takeEvents(const QList<DecodedEvent> &events)
{
    resetSilence(); // what waited its turn is no silence
    ReflectorEvent news {.kind = ReflectorEvent::Kind::WatchNews};
    const int generation = m_generation;
    bool hasNews = false;
    m_newest = m_state.version.toLatin1();
    for (const DecodedEvent &event : events) {
        if (event.type == DecodedEvent::Type::Error) {
            if (hasNews)
                tellNews(std::move(news));
            if (generation == m_generation)
                tell({.kind = ReflectorEvent::Kind::WatchFailed,
                    .error = errorOfStatus(QJsonDocument::fromJson(event.status).object(), 500)});
            return;
        }
        if (!takeEvent(event, news)) {
            ++m_ignored;
            continue;
        }
        hasNews = true;
        if (news.isEndOfList) { // what follows belongs to the watch
            tellNews(std::exchange(news, {.kind = ReflectorEvent::Kind::WatchNews}));
            hasNews = false;
            if (generation != m_generation)
                return;
            m_newest = m_state.version.toLatin1();
        }
    }
    if (hasNews)
        tellNews(std::move(news));
    // What comes alone is shown at once: no further turn of the event loop for it.
    if (events.size() <= fewEvents && m_flush.isActive()
        && m_flush.remainingTimeAsDuration().count() == 0)
        flush();
}

void ReflectorDriver::tellNews(ReflectorEvent news)
{
    news.version = QString::fromLatin1(m_newest);
    tell(std::move(news));
}

// A row without a name is no object. A bookmark is only good when it leads on, and when it is one
// of this kind.
bool ReflectorDriver::isSense(const DecodedEvent &event) const
{
    using Type = DecodedEvent::Type;
    const bool isNameless = std::ranges::any_of(
        event.rows, [](const RowRef &row) { return row->nameBytes().isEmpty(); });
    if (event.type != Type::Bookmark)
        return !isNameless && !event.rows.isEmpty();
    if (!event.kind.isEmpty() && event.kind != m_scope.resource.kind)
        return false;
    return m_state.step != ReflectorState::Step::Watching
        || !isOlderVersion(event.version(), m_newest);
}

bool ReflectorDriver::takeEvent(const DecodedEvent &event, ReflectorEvent &news)
{
    using Type = DecodedEvent::Type;
    if (event.type == Type::Unknown || !isSense(event))
        return false;
    const bool isWatch = m_state.step == ReflectorState::Step::Watching;
    if (!event.columns.isEmpty() && m_ledger.columns() != event.columns) {
        // The cells of rows that came before belong to other columns.
        const bool hadRows = !m_ledger.columns().isEmpty() && isWatch;
        m_ledger.setColumns(event.columns);
        if (hadRows)
            QMetaObject::invokeMethod(this, &ReflectorDriver::relist, Qt::QueuedConnection);
    }
    if (m_ledger.columns().isEmpty() && !event.rows.isEmpty())
        m_ledger.setColumns(RowDecoder::plainColumns());
    for (const RowRef &row : event.rows) {
        if (event.type == Type::Deleted)
            m_ledger.remove(*row);
        else
            m_ledger.upsert(row, isWatch);
    }
    if (event.type == Type::Added)
        news.rows += event.rows.size();
    if (event.type == Type::Bookmark)
        news.sawBookmark = true;
    news.isEndOfList = event.type == Type::Bookmark && event.isEndOfList;
    // The watch goes on from the newest version: an event may come late from another server.
    const QByteArrayView version = event.version();
    if (!version.isEmpty() && !(isWatch && isOlderVersion(version, m_newest)))
        m_newest.assign(version);
    if (m_ledger.hasNews())
        scheduleFlush();
    return true;
}

// --- news --------------------------------------------------------------------------------------

void ReflectorDriver::scheduleFlush()
{
    if (m_flush.isActive())
        return;
    const bool isListing = m_state.step == ReflectorState::Step::Listing
        || m_state.step == ReflectorState::Step::Streaming;
    const int pause = isListing ? listFrame : frame;
    const qint64 passed = m_sinceFlush.isValid() ? m_sinceFlush.elapsed() : pause;
    m_flush.start(std::chrono::milliseconds(std::max<qint64>(0, pause - passed)));
}

void ReflectorDriver::flush()
{
    m_flush.stop();
    m_sinceFlush.start();
    if (m_ledger.hasNews()) {
        const RowBatch news = m_ledger.take(m_rowsPerFrame);
        emit batch(news);
        fitFrame(news.upserted.size(), m_sinceFlush.durationElapsed());
    }
    if (m_ledger.hasNews())
        scheduleFlush();
    publish();
}

// As many rows as a frame has time for: a bare model takes in more than one with a filter and a
// view.
void ReflectorDriver::fitFrame(qsizetype rows, std::chrono::nanoseconds took)
{
    if (rows < m_rowsPerFrame && took < shareOfFrame)
        return; // it says little about full frames
    const double fits = double(rows) * double(std::chrono::nanoseconds(shareOfFrame).count())
        / double(std::max<qint64>(1, took.count()));
    m_rowsPerFrame = std::clamp(
        qsizetype(std::min(fits, 2.0 * double(m_rowsPerFrame))), fewestPerFrame, mostPerFrame);
}

void ReflectorDriver::publish()
{
    WatchState now = state();
    if (m_ledger.hasNews()) { // "synced" and "none" are said when the rows have been
        now.isSynced = now.isSynced && m_published.isSynced;
        if (now.phase == WatchState::Phase::Live && m_hasPublished) {
            now.phase = m_published.phase;
            now.error = m_published.error; // no phase without its reason
            now.retryAt = m_published.retryAt;
        }
    }
    if (m_hasPublished && isSameState(now, m_published))
        return;
    m_published = now;
    m_hasPublished = true;
    emit stateChanged(now);
}

} // namespace models
