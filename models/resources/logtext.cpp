// SPDX-License-Identifier: Apache-2.0
#include "models/resources/logtext.h"

#include <QDir>
#include <QTemporaryFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models {
namespace {

constexpr qsizetype chunkSize = 256 * 1024;
constexpr qint64 fileSize = qint64(64) * 1024 * 1024; ///< a file goes when all in it is old
constexpr size_t readAtOnce = 8;

} // namespace

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
    while (m_inMemory > m_limits.memory && m_spilled + 1 < m_chunks.size() && m_canSpill) {
        Chunk &oldest = m_chunks[m_spilled];
        if (!spill(oldest)) {
            m_canSpill = false; // a full disk: what is in memory is what there is
            break;
        }
        m_inMemory -= oldest.length;
        ++m_spilled;
    }
    const auto isTooMuch = [this] {
        return qsizetype(m_end - m_begin) > m_limits.all
            || (!m_canSpill && m_inMemory > m_limits.memory);
    };
    while (m_chunks.size() > 1 && isTooMuch()) {
        if (m_spilled > 0)
            --m_spilled;
        else
            m_inMemory -= m_chunks.front().length;
        m_chunks.pop_front();
        m_begin = m_chunks.front().begin;
    }
}

bool LogText::spill(Chunk &chunk)
{
    if (!m_file || m_file->size() >= fileSize) {
        const QDir folder(m_limits.folder.isEmpty() ? QDir::tempPath() : m_limits.folder);
        auto file = std::make_shared<QTemporaryFile>(folder.filePath(u"sampan-log"_s));
        if (!file->open())
            return false;
        m_file = std::move(file);
    }
    const qint64 place = m_file->size();
    if (!m_file->seek(place) || m_file->write(chunk.bytes) != chunk.length || !m_file->flush())
        return false;
    chunk.file = m_file;
    chunk.place = place;
    chunk.bytes = {};
    return true;
}

const LogText::Chunk &LogText::chunkOf(quint64 offset) const
{
    return *(std::ranges::upper_bound(m_chunks, offset, {}, &Chunk::begin) - 1);
}

QByteArrayView LogText::bytesOf(const Chunk &chunk) const
{
    if (!chunk.file)
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
    if (!chunk.file->seek(chunk.place)
        || chunk.file->read(read.bytes.data(), chunk.length) != chunk.length)
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
