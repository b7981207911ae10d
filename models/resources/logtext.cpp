// SPDX-License-Identifier: Apache-2.0
#include "models/resources/logtext.h"

#include <QDir>
#include <QMutex>
#include <QTemporaryFile>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <algorithm>
#include <mutex>
#include <utility>

using namespace Qt::StringLiterals;

namespace models {
namespace {

constexpr qsizetype chunkSize = 256 * 1024;
constexpr qint64 fileSize = qint64(64) * 1024 * 1024; ///< a file goes when all in it is old
constexpr size_t readAtOnce = 8;

/// One of its own: who writes a log must not wait for who reads a schema.
QThreadPool &writer()
{
    static QThreadPool pool;
    static std::once_flag once;
    std::call_once(once, [] { pool.setMaxThreadCount(1); });
    return pool;
}

} // namespace

/// Written by a worker while others read what is there already.
class LogText::File
{
public:
    explicit File(const QDir &folder)
        : m_file(folder.filePath(u"sampan-log"_s))
        , m_isOpen(m_file.open())
    {
    }
    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    [[nodiscard]] qint64 size() const { return m_size; }

    /// Where so many bytes will be.
    qint64 take(qsizetype length) { return std::exchange(m_size, m_size + length); }

    bool write(qint64 place, const QByteArray &bytes)
    {
        const QMutexLocker lock(&m_mutex);
        return m_file.seek(place) && m_file.write(bytes) == bytes.size() && m_file.flush();
    }
    bool read(qint64 place, QByteArray &bytes)
    {
        const QMutexLocker lock(&m_mutex);
        return m_file.seek(place) && m_file.read(bytes.data(), bytes.size()) == bytes.size();
    }

private:
    QMutex m_mutex;
    QTemporaryFile m_file;
    bool m_isOpen;
    qint64 m_size = 0; ///< with what is still to be written
};

LogText::LogText(Limits limits)
    : m_limits(std::move(limits))
{
}

LogText::~LogText() = default;
LogText::LogText(LogText &&) noexcept = default;
LogText &LogText::operator=(LogText &&) noexcept = default;

quint64 LogText::appendLine(QByteArrayView line)
{
    const qsizetype length = line.size() + 1;
    if (m_chunks.empty() || m_chunks.back().length + length > chunkSize) {
        settle();
        m_chunks.push_back({.begin = m_end, .bytes = {}});
        m_chunks.back().bytes.reserve(std::max(chunkSize, length));
    }
    Chunk &last = m_chunks.back();
    last.bytes.append(line).append('\n');
    last.length += length;
    m_inMemory += length;
    return std::exchange(m_end, m_end + quint64(length));
}

// Before a chunk is begun: what is beyond the limits leaves, never the newest chunk.
void LogText::settle()
{
    while (m_inMemory - m_beingWritten > m_limits.memory && m_begun + 1 < m_chunks.size()
        && m_canSpill) {
        if (!beginWriting(m_chunks[m_begun]))
            m_canSpill = false;
    }
    takeWritten();
    const auto isTooMuch = [this] {
        return qsizetype(m_end - m_begin) > m_limits.all
            || (!m_canSpill && m_inMemory > m_limits.memory);
    };
    while (m_chunks.size() > 1 && isTooMuch())
        dropOldest();
}

bool LogText::beginWriting(Chunk &chunk)
{
    if (!m_file || m_file->size() >= fileSize) {
        auto file = std::make_shared<File>(
            QDir(m_limits.folder.isEmpty() ? QDir::tempPath() : m_limits.folder));
        if (!file->isOpen())
            return false;
        m_file = std::move(file);
    }
    chunk.file = m_file;
    chunk.place = m_file->take(chunk.length);
    chunk.writing
        = QtConcurrent::run(&writer(), [file = m_file, place = chunk.place, bytes = chunk.bytes] {
              return file->write(place, bytes);
          });
    m_beingWritten += chunk.length;
    ++m_begun;
    return true;
}

// What is written leaves memory. Who writes more than the disk takes waits for it.
void LogText::takeWritten()
{
    const qsizetype most = std::max(chunkSize, m_limits.memory / 8);
    while (m_written < m_begun) {
        Chunk &oldest = m_chunks[m_written];
        if (!oldest.writing.isFinished() && m_beingWritten <= most)
            return;
        if (oldest.writing.result()) {
            m_inMemory -= oldest.length;
            oldest.bytes = {};
        } else {
            m_canSpill = false; // a full disk: what is in memory is what there is
        }
        m_beingWritten -= oldest.length;
        oldest.writing = {};
        ++m_written;
    }
}

void LogText::dropOldest()
{
    const Chunk &oldest = m_chunks.front();
    if (!oldest.bytes.isEmpty())
        m_inMemory -= oldest.length;
    if (m_written > 0)
        --m_written;
    else if (m_begun > 0)
        m_beingWritten -= oldest.length;
    if (m_begun > 0)
        --m_begun;
    m_chunks.pop_front();
    m_begin = m_chunks.front().begin;
}

const LogText::Chunk &LogText::chunkOf(quint64 offset) const
{
    return *(std::ranges::upper_bound(m_chunks, offset, {}, &Chunk::begin) - 1);
}

QByteArrayView LogText::bytesOf(const Chunk &chunk) const
{
    if (!chunk.bytes.isEmpty())
        return chunk.bytes;
    const auto known = std::ranges::find(m_read, chunk.begin, &Read::begin);
    if (known != m_read.end())
        return known->bytes;
    Read read {chunk.begin, {}};
    if (m_read.size() >= readAtOnce) { // its memory is used again
        read.bytes = std::move(m_read.front().bytes);
        m_read.pop_front();
    }
    read.bytes.resize(chunk.length);
    if (!chunk.file->read(chunk.place, read.bytes))
        return {};
    m_read.push_back(std::move(read));
    return m_read.back().bytes;
}

QByteArrayView LogText::at(quint64 offset, qsizetype length) const
{
    const Chunk &chunk = chunkOf(offset);
    const QByteArrayView bytes = bytesOf(chunk);
    const auto from = qsizetype(offset - chunk.begin);
    return from + length <= bytes.size() ? bytes.sliced(from, length) : QByteArrayView();
}

quint64 LogText::pieceEnd(quint64 offset) const
{
    const Chunk &chunk = chunkOf(offset);
    return chunk.begin + quint64(chunk.length);
}

} // namespace models
