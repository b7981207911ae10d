// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>

#include <optional>

namespace models {

/// One line as the container wrote it.
struct LogLine
{
    qint64 time = 0; ///< ns since the epoch; 0 when the server gave no stamp
    /// Without its newline; may hold \r, NUL and invalid UTF-8. Of the bytes that were parsed.
    QByteArrayView text {};
};

/// Lines that came in one piece, in the order of the container. Cheap to copy.
class LogLines final
{
public:
    LogLines() = default;
    explicit LogLines(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {
    }
    /// A part of the bytes.
    void append(const LogLine &line)
    {
        m_spans.append({line.time, line.text.data() - m_bytes.constData(), line.text.size()});
    }

    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }
    [[nodiscard]] qsizetype size() const { return m_spans.size(); }
    [[nodiscard]] bool isEmpty() const { return m_spans.isEmpty(); }
    /// Its text lives as long as these lines or a copy of them.
    [[nodiscard]] LogLine operator[](qsizetype index) const
    {
        const Span &span = m_spans[index];
        return {span.time, QByteArrayView(m_bytes).sliced(span.start, span.length)};
    }

private:
    struct Span
    {
        qint64 time;
        qsizetype start;
        qsizetype length;
    };
    QByteArray m_bytes;
    QList<Span> m_spans;
};

/// Reads the stamps of one log, most of which share their minute with the one before.
class StampReader
{
public:
    /// "2026-11-24T13:39:29.123456789Z", in ns since the epoch.
    [[nodiscard]] std::optional<qint64> read(QByteArrayView stamp);

private:
    static constexpr qsizetype minuteSize = 17;
    QByteArray m_minute; ///< "2026-11-24T13:39:"
    qint64 m_seconds = 0; ///< the same
};

/// "2026-11-24T13:39:29.123456789Z text" -> stamp and text; a line without a stamp keeps time 0.
[[nodiscard]] LogLine parseLogLine(QByteArrayView line, StampReader &stamps);

} // namespace models
