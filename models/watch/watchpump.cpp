// SPDX-License-Identifier: Apache-2.0
#include "models/watch/watchpump.h"

#include "models/kube/kubestatus.h"

#include <QFutureWatcher>
#include <QtConcurrentRun>

#include <utility>

namespace models {

namespace {

constexpr qsizetype fullBuffer = 2 * 1024 * 1024; ///< stop reading from the network
constexpr qsizetype inlineBytes = 32 * 1024; ///< read faster than a worker is woken
/// What comes of one piece is taken in within one turn of the event loop.
constexpr qsizetype largestPiece = 512 * 1024;

} // namespace

WatchPump::WatchPump(std::unique_ptr<Stream> stream, bool fullObjects, QObject *parent)
    : QObject(parent)
    , m_stream(std::move(stream))
    , m_decoder(std::make_shared<RowDecoder>(fullObjects))
{
    connect(m_stream.get(), &Stream::started, this, &WatchPump::begin);
    connect(m_stream.get(), &Stream::received, this, &WatchPump::take);
    connect(m_stream.get(), &Stream::finished, this, [this](const std::optional<Error> &error) {
        m_isOver = true;
        m_error = error;
        if (!m_isReading)
            end();
    });
}

WatchPump::~WatchPump() = default;

void WatchPump::stop()
{
    if (!m_stream)
        return;
    m_stream->disconnect(this);
    m_stream.release()->deleteLater(); // often one of its signals brought us here
    m_waiting.clear();
    m_waitingBytes = 0;
}

// The page of a proxy, to log in at for example, is no watch though it is a 200.
void WatchPump::begin(int status, const Headers &headers)
{
    if (isJson(headers)) {
        emit opened();
        return;
    }
    m_isOver = true;
    emit finished(errorOf({.status = status, .headers = headers, .body = "-"}));
}

void WatchPump::take(const QByteArray &bytes)
{
    m_waiting.append(bytes);
    m_waitingBytes += bytes.size();
    if (m_waitingBytes > fullBuffer && !m_isHeldBack) {
        m_isHeldBack = true;
        m_stream->pause();
    }
    emit heard();
    pump();
}

WatchPump::Piece WatchPump::readPiece(
    const std::shared_ptr<RowDecoder> &decoder, FrameSplitter splitter, const QByteArrayList &bytes)
{
    Piece piece {std::move(splitter), {}};
    piece.events = decoder->events(piece.splitter.feed(bytes));
    return piece;
}

void WatchPump::pump()
{
    if (m_isReading || m_waiting.isEmpty() || !m_stream)
        return;
    const bool isSmall = m_waitingBytes <= inlineBytes;
    const QByteArrayList bytes = nextPiece();
    if (isSmall)
        deliver(readPiece(m_decoder, std::exchange(m_splitter, {}), bytes));
    else
        readByWorker(bytes);
}

QByteArrayList WatchPump::nextPiece()
{
    m_isReading = true;
    QByteArrayList piece;
    for (qsizetype room = largestPiece; room > 0 && !m_waiting.isEmpty();) {
        if (m_waiting.first().size() <= room) {
            piece.append(m_waiting.takeFirst());
        } else {
            piece.append(m_waiting.first().first(room));
            m_waiting.first().remove(0, room);
        }
        room -= piece.last().size();
        m_waitingBytes -= piece.last().size();
    }
    if (m_isHeldBack && m_waitingBytes < fullBuffer / 2) {
        m_isHeldBack = false;
        m_stream->resume();
    }
    return piece;
}

void WatchPump::readByWorker(const QByteArrayList &bytes)
{
    // A worker that is done at once must not be delivered within this turn: then() would.
    auto *reading = new QFutureWatcher<Piece>(this);
    connect(reading, &QFutureWatcher<Piece>::finished, this, [this, reading] {
        reading->deleteLater();
        deliver(reading->result());
    });
    reading->setFuture(
        QtConcurrent::run(&WatchPump::readPiece, m_decoder, std::exchange(m_splitter, {}), bytes));
}

void WatchPump::deliver(const Piece &piece)
{
    if (!m_stream)
        return;
    m_splitter = piece.splitter;
    m_isReading = false;
    const bool isOverflown = m_splitter.isOverflown();
    if (!isOverflown && !m_waiting.isEmpty()) // a worker reads on while these are taken in
        readByWorker(nextPiece());
    if (!piece.events.isEmpty())
        emit read(piece.events);
    if (!m_stream) // whoever listened ended it
        return;
    if (isOverflown)
        emit overflown();
    else if (!m_isReading && m_isOver)
        end();
}

void WatchPump::end()
{
    if (!m_stream)
        return;
    // A last event that no newline closed counts when it is whole.
    QList<DecodedEvent> events = m_decoder->events(m_splitter.finish());
    events.removeIf(
        [](const DecodedEvent &event) { return event.type == DecodedEvent::Type::Unknown; });
    if (!events.isEmpty())
        emit read(events);
    if (m_stream)
        emit finished(m_error);
}

} // namespace models
