// SPDX-License-Identifier: Apache-2.0
#include "models/resources/logstore.h"

#include <algorithm>

namespace models {
namespace {

constexpr qsizetype longestLine = (qsizetype(1) << 24) - 1;

} // namespace

LogStore::Record::Record(const Line &line)
    : m_words {quint32(quint64(line.time) >> 32), quint32(line.time), quint32(line.offset),
          line.length | quint32(line.level) << 24,
          quint16(line.source) | quint32(line.offset >> 32) << 16}
{
}

LogStore::Line LogStore::Record::line() const
{
    return {.time = time(),
        .offset = offset(),
        .length = m_words[3] & 0xffffff,
        .source = qint16(m_words[4] & 0xffff),
        .level = Level(m_words[3] >> 24)};
}

LogStore::LogStore(LogText::Limits limits)
    : m_limits(std::move(limits))
    , m_text(m_limits)
{
}

QByteArrayView LogStore::text(qsizetype index) const
{
    const Line wanted = line(index);
    return m_text.at(wanted.offset, wanted.length);
}

LogStore::Block LogStore::blockFrom(qsizetype index) const
{
    const Line first = line(index);
    const quint64 end = m_text.pieceEnd(first.offset);
    quint64 next = first.offset + first.length + 1;
    qsizetype lines = 1;
    for (; index + lines < size() && next < end; ++lines) {
        const Line following = line(index + lines);
        if (following.offset != next)
            break;
        next += following.length + 1;
    }
    return {m_text.at(first.offset, qsizetype(next - first.offset)), lines};
}

qsizetype LogStore::lineAt(quint64 offset, qsizetype first, qsizetype end) const
{
    const auto begin = m_lines.begin() + first;
    return std::ranges::upper_bound(begin, m_lines.begin() + end, offset, {}, &Record::offset)
        - m_lines.begin() - 1;
}

LogStore::Level LogStore::levelIn(int source, QByteArrayView text)
{
    const auto slot = size_t(std::max(0, source));
    if (slot >= m_lastLevels.size())
        m_lastLevels.resize(slot + 1, Level::None);
    Level level = levelOf(text);
    const bool goesOn = text.startsWith(' ') || text.startsWith('\t');
    if (level == Level::None && goesOn && m_lastLevels[slot] >= Level::Warning)
        level = m_lastLevels[slot];
    m_lastLevels[slot] = level;
    return level;
}

LogStore::Appended LogStore::append(const QList<Incoming> &lines)
{
    const auto middle = std::ptrdiff_t(m_lines.size());
    const auto isOlder = [](const Record &a, const Record &b) { return a.time() < b.time(); };
    qint64 before = m_lines.empty() ? 0 : m_lines.back().time();
    bool isSorted = true;
    for (const Incoming &line : lines) {
        const PlainText plain = hasControls(line.text) ? plainText(line.text) : PlainText {};
        const QByteArrayView whole = plain.text.isNull() ? line.text : QByteArrayView(plain.text);
        const QByteArrayView text = whole.first(std::min(whole.size(), longestLine));
        const qint64 time = line.time > 0 ? line.time : before;
        isSorted = isSorted && time >= before;
        before = time;
        const Level level = levelIn(line.source, text);
        ++m_counts[size_t(level)];
        const quint64 offset = m_text.appendLine(text);
        m_lines.push_back(Record({time, offset, quint32(text.size()), qint16(line.source), level}));
        if (!plain.spans.isEmpty())
            m_spans.insert_or_assign(offset, plain.spans);
    }
    const auto added = m_lines.begin() + middle;
    if (!isSorted)
        std::stable_sort(added, m_lines.end(), isOlder);
    Appended result {middle, 0};
    if (middle > 0 && added != m_lines.end() && isOlder(*added, *(added - 1))) {
        // another source is ahead: only what is younger than the oldest new line moves
        const auto first = std::upper_bound(m_lines.begin(), added, *added, isOlder);
        result.first = first - m_lines.begin();
        std::inplace_merge(first, added, m_lines.end(), isOlder);
    }
    result.dropped = trim();
    result.first = std::max<qsizetype>(0, result.first - result.dropped);
    return result;
}

// Lines whose text is not held any more.
qsizetype LogStore::trim()
{
    if (m_text.begin() == m_begin)
        return 0;
    m_begin = m_text.begin();
    m_spans.erase(m_spans.begin(), m_spans.lower_bound(m_begin));
    const auto before = m_lines.size();
    std::erase_if(m_lines, [this](const Record &record) {
        if (record.offset() >= m_begin)
            return false;
        --m_counts[size_t(record.line().level)];
        return true;
    });
    const auto gone = qsizetype(before - m_lines.size());
    m_dropped += gone;
    return gone;
}

void LogStore::clear()
{
    *this = LogStore(m_limits);
}

QList<AnsiSpan> LogStore::spans(qsizetype index) const
{
    const auto found = m_spans.find(line(index).offset);
    return found == m_spans.end() ? QList<AnsiSpan> {} : found->second;
}

qsizetype LogStore::firstAfter(qint64 time) const
{
    return std::ranges::lower_bound(m_lines, time, {}, &Record::time) - m_lines.begin();
}

qsizetype LogStore::indexOf(const Key &key) const
{
    const qsizetype first = firstAfter(key.time);
    for (qsizetype i = first; i < size() && line(i).time == key.time; ++i) {
        if (line(i).offset == key.offset)
            return i;
    }
    return first;
}

qsizetype LogStore::lastWords(int source, qint64 until) const
{
    constexpr int farthest = 400; // lines of that source looked at: a traceback is shorter
    qsizetype last = -1;
    qsizetype error = -1;
    int seen = 0;
    for (qsizetype i = firstAfter(until + 1) - 1; i >= 0 && seen < farthest; --i) {
        if (line(i).source != source)
            continue;
        ++seen;
        if (last < 0)
            last = i;
        if (line(i).level == Level::Error)
            error = i;
        else if (error >= 0)
            break;
    }
    return error >= 0 ? error : last;
}

} // namespace models
