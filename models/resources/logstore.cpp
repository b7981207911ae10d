// SPDX-License-Identifier: Apache-2.0
#include "models/resources/logstore.h"

#include <algorithm>
#include <array>
#include <span>

namespace models {
namespace {

constexpr qsizetype longestLine = (qsizetype(1) << 24) - 1;

bool isWordEnd(QByteArrayView text, qsizetype at)
{
    if (at < 0 || at >= text.size())
        return true;
    const char c = text[at];
    return !(
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_');
}

using Level = LogStore::Level;

struct Word
{
    QByteArrayView text;
    Level level;
    bool isWhole = true; ///< between blanks and marks only
};

// Of what begins with the same letter.
std::span<const Word> wordsFrom(char letter)
{
    static constexpr std::array d {Word {"DEBUG", Level::Debug}};
    static constexpr std::array e {
        Word {"ERROR", Level::Error}, Word {"Error:", Level::Error, false}};
    static constexpr std::array f {Word {"FATAL", Level::Error}};
    static constexpr std::array c {Word {"CRITICAL", Level::Error}};
    static constexpr std::array i {Word {"INFO", Level::Info}};
    static constexpr std::array l {Word {"level=error", Level::Error},
        Word {"level=warn", Level::Warning}, Word {"level=info", Level::Info}};
    static constexpr std::array t {Word {"Traceback", Level::Error}};
    static constexpr std::array w {Word {"WARNING", Level::Warning}, Word {"WARN", Level::Warning}};
    static constexpr std::array bracket {Word {"[E]", Level::Error, false},
        Word {"[W]", Level::Warning, false}, Word {"[D]", Level::Debug, false},
        Word {"[I]", Level::Info, false}};
    switch (letter) {
    case 'D':
        return d;
    case 'E':
        return e;
    case 'F':
        return f;
    case 'C':
        return c;
    case 'I':
        return i;
    case 'l':
        return l;
    case 'T':
        return t;
    case 'W':
        return w;
    case '[':
        return bracket;
    default:
        return {};
    }
}

// The graver one; a line that says DEBUG and INFO is of DEBUG.
Level graver(Level a, Level b)
{
    constexpr std::array rank {0, 2, 1, 3, 4}; // by Level
    return rank[size_t(a)] >= rank[size_t(b)] ? a : b;
}

} // namespace

LogStore::Level LogStore::levelOf(QByteArrayView text)
{
    const QByteArrayView head = text.first(std::min<qsizetype>(96, text.size()));
    Level level = Level::None;
    for (qsizetype at = 0; at < head.size() && level != Level::Error; ++at) {
        for (const Word &word : wordsFrom(head[at])) {
            const bool isFound = head.sliced(at).startsWith(word.text)
                && (!word.isWhole
                    || (isWordEnd(head, at - 1) && isWordEnd(head, at + word.text.size())));
            if (isFound)
                level = graver(level, word.level);
        }
    }
    if (level != Level::None)
        return level;
    // "torch.cuda.OutOfMemoryError: CUDA out of memory"
    const qsizetype colon = head.indexOf(": ");
    if (colon > 5 && head.first(colon).endsWith("Error"))
        return Level::Error;
    return Level::None;
}

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
    std::vector<Record> added;
    added.reserve(size_t(lines.size()));
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
        added.push_back(Record({time, offset, quint32(text.size()), qint16(line.source), level}));
        if (!plain.spans.isEmpty())
            m_spans.insert_or_assign(offset, plain.spans);
    }
    if (!isSorted)
        std::ranges::stable_sort(added, {}, &Record::time);
    Appended result {size(), 0};
    const bool isBehind
        = !added.empty() && !m_lines.empty() && added.front().time() < m_lines.back().time();
    if (isBehind) { // another source is ahead: only what is younger than the oldest new line moves
        result.first = std::ranges::upper_bound(m_lines, added.front().time(), {}, &Record::time)
            - m_lines.begin();
    }
    const auto middle = std::ptrdiff_t(m_lines.size());
    m_lines.insert(m_lines.end(), added.begin(), added.end());
    if (isBehind) {
        std::ranges::inplace_merge(m_lines.begin() + result.first, m_lines.begin() + middle,
            m_lines.end(), {}, &Record::time);
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
