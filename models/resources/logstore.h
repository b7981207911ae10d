// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

#include <deque>
#include <vector>

namespace models {

/// Lines of many containers, merged by time: the bytes once, and a small record a line. GUI
/// thread. Paint reads lines by number; nothing is split or copied for that.
class LogStore
{
public:
    enum class Level : quint8 { None, Debug, Info, Warning, Error };
    struct Line
    {
        qint64 time = 0; ///< ns since the epoch; 0: none, stands after the line before it
        quint64 offset = 0; ///< in all bytes ever appended
        quint32 length = 0;
        qint16 source = 0; ///< rank, or the number of the pod
        Level level = Level::None;
    };
    struct Appended
    {
        qsizetype first = 0; ///< lines from here on are new or have moved
        qsizetype dropped = 0; ///< lines taken off the front to stay within the limit
    };

    explicit LogStore(qsizetype largestBytes = qsizetype(64) * 1024 * 1024)
        : m_largest(largestBytes)
    {
    }

    struct Incoming
    {
        qint64 time = 0;
        QByteArrayView text;
        int source = 0;
    };
    /// Lines of one source come in its own order; those of several are merged by their stamps.
    Appended append(const QList<Incoming> &lines);
    void clear();

    [[nodiscard]] qsizetype size() const { return qsizetype(m_lines.size()); }
    [[nodiscard]] qsizetype bytes() const { return qsizetype(m_end - m_begin); }
    /// Lines that were dropped to stay within the limit.
    [[nodiscard]] qsizetype dropped() const { return m_dropped; }
    [[nodiscard]] const Line &line(qsizetype index) const { return m_lines[size_t(index)]; }
    [[nodiscard]] QByteArrayView text(qsizetype index) const;
    [[nodiscard]] int count(Level level) const { return m_counts[size_t(level)]; }

    /// The level that a line gives itself: "ERROR", "[W]", "Traceback", "level=info"…
    [[nodiscard]] static Level levelOf(QByteArrayView text);
    /// Numbers of the lines that hold `needle`, from `from` on.
    [[nodiscard]] std::vector<quint32> find(
        const QByteArray &needle, bool matchCase, qsizetype from = 0) const;

private:
    struct Chunk
    {
        quint64 begin = 0;
        QByteArray bytes;
    };
    qsizetype trim();

    qsizetype m_largest;
    std::deque<Line> m_lines;
    std::deque<Chunk> m_chunks;
    quint64 m_begin = 0;
    quint64 m_end = 0;
    qsizetype m_dropped = 0;
    int m_counts[5] = {};
};

} // namespace models
