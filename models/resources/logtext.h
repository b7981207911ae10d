// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QFuture>
#include <QString>

#include <deque>
#include <memory>

namespace models {

/// Lines of bytes, one after the other: the newest in memory, those before in files that nobody
/// else can read and that go with this object. A worker writes them. Where no file can be written
/// the oldest bytes are dropped instead. One thread.
class LogText final
{
public:
    struct Limits
    {
        qsizetype memory; ///< bytes held in memory, and an eighth more while they are written
        qsizetype all; ///< bytes held at all; older ones are dropped
        QString folder {}; ///< for the files; empty: the system's for such
    };

    explicit LogText(Limits limits);
    ~LogText();
    LogText(LogText &&) noexcept;
    LogText &operator=(LogText &&) noexcept;
    Q_DISABLE_COPY(LogText)

    /// With its newline, in one piece: the offset at which it begins.
    quint64 appendLine(QByteArrayView line);
    /// A part of a line, or of several between which pieceEnd() does not lie. Good until the next
    /// call; empty when a file could not be read.
    [[nodiscard]] QByteArrayView at(quint64 offset, qsizetype length) const;
    /// Where the piece of memory that holds this offset ends.
    [[nodiscard]] quint64 pieceEnd(quint64 offset) const;

    [[nodiscard]] quint64 begin() const { return m_begin; } ///< the oldest byte that is held
    [[nodiscard]] quint64 end() const { return m_end; }
    [[nodiscard]] qsizetype inMemory() const { return m_inMemory; } ///< bytes

private:
    class File;
    struct Chunk
    {
        quint64 begin = 0;
        QByteArray bytes; ///< empty once it is in a file
        qsizetype length = 0;
        std::shared_ptr<File> file {};
        qint64 place = 0; ///< in the file
        QFuture<bool> writing {};
    };
    [[nodiscard]] const Chunk &chunkOf(quint64 offset) const;
    [[nodiscard]] QByteArrayView bytesOf(const Chunk &chunk) const;
    void settle();
    bool beginWriting(Chunk &chunk);
    void takeWritten();
    void dropOldest();

    struct Read
    {
        quint64 begin = 0;
        QByteArray bytes;
    };
    Limits m_limits;
    std::deque<Chunk> m_chunks;
    size_t m_begun = 0; ///< so many of the first chunks a worker writes or has written
    size_t m_written = 0; ///< so many of the first it has done with
    qsizetype m_inMemory = 0;
    qsizetype m_beingWritten = 0; ///< bytes
    quint64 m_begin = 0;
    quint64 m_end = 0;
    std::shared_ptr<File> m_file; ///< the one that is being filled
    bool m_canSpill = true;
    mutable std::deque<Read> m_read; ///< read back lately
};

} // namespace models
