// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/resources/ansitext.h"
#include "models/resources/logtext.h"

#include <QString>

#include <array>
#include <deque>
#include <map>
#include <vector>

namespace models {

/// Lines of many containers, merged by time: the bytes once, and a small record a line. GUI
/// thread. Paint reads lines by number; nothing is split or copied for that. Old text is in files.
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

    /// A line whatever comes and goes around it; numbers of lines change when others are merged in.
    struct Key
    {
        qint64 time = 0;
        quint64 offset = 0;
        bool operator==(const Key &) const = default;
    };

    explicit LogStore(LogText::Limits limits = {.memory = 32 << 20, .all = 1 << 30});

    struct Incoming
    {
        qint64 time = 0;
        QByteArrayView text;
        int source = 0;
    };
    /// Lines of one source come in its own order; those of several are merged by their stamps.
    /// Control characters are taken out (plainText()). A line that goes on after an error
    /// (indented: a traceback) is of the error's level. What is longer than 16 MiB is cut.
    Appended append(const QList<Incoming> &lines);
    void clear();

    [[nodiscard]] qsizetype size() const { return qsizetype(m_lines.size()); }
    [[nodiscard]] qsizetype bytes() const { return qsizetype(m_text.end() - m_text.begin()); }
    /// Lines that were dropped to stay within the limit.
    [[nodiscard]] qsizetype dropped() const { return m_dropped; }
    [[nodiscard]] Line line(qsizetype index) const { return m_lines[size_t(index)].line(); }
    /// Good until the next call.
    [[nodiscard]] QByteArrayView text(qsizetype index) const;
    /// Lines from this one on whose text is in one piece of memory, each with its newline; at least
    /// one of them.
    struct Block
    {
        QByteArrayView text; ///< good until the next call
        qsizetype lines = 0;
    };
    [[nodiscard]] Block blockFrom(qsizetype index) const;
    /// Of lines whose text lies together: the one that holds this byte.
    [[nodiscard]] qsizetype lineAt(quint64 offset, qsizetype first, qsizetype end) const;
    /// The colours that the line's program wrote it in; mostly none.
    [[nodiscard]] QList<AnsiSpan> spans(qsizetype index) const;
    [[nodiscard]] Key key(qsizetype index) const
    {
        const Line at = line(index);
        return {at.time, at.offset};
    }
    /// Where that line is now, or the first one that is not older when it has been dropped.
    [[nodiscard]] qsizetype indexOf(const Key &key) const;
    /// The first line that is not older than this; size() when there is none.
    [[nodiscard]] qsizetype firstAfter(qint64 time) const;
    /// Where the trouble of a source begins: the first line of its last run of errors among the
    /// lines up to `until`, or its last line when it reported none. -1: it has no lines.
    [[nodiscard]] qsizetype lastWords(int source, qint64 until) const;
    [[nodiscard]] int count(Level level) const { return m_counts[size_t(level)]; }

    /// The level that a line gives itself: "ERROR", "[W]", "Traceback", "level=info"…
    [[nodiscard]] static Level levelOf(QByteArrayView text);

private:
    /// A Line in 20 bytes: there may be millions.
    class Record
    {
    public:
        explicit Record(const Line &line);
        [[nodiscard]] Line line() const;
        [[nodiscard]] qint64 time() const { return qint64(quint64(m_words[0]) << 32 | m_words[1]); }
        [[nodiscard]] quint64 offset() const
        {
            return quint64(m_words[4] >> 16) << 32 | m_words[2];
        }

    private:
        std::array<quint32, 5> m_words;
    };
    qsizetype trim();
    [[nodiscard]] Level levelIn(int source, QByteArrayView text);

    LogText::Limits m_limits;
    LogText m_text;
    std::deque<Record> m_lines;
    std::map<quint64, QList<AnsiSpan>> m_spans; // by offset, of the few lines that have any
    std::vector<Level> m_lastLevels; // by source
    quint64 m_begin = 0; ///< m_text's, when the lines were last looked through
    qsizetype m_dropped = 0;
    int m_counts[5] = {};
};

} // namespace models
