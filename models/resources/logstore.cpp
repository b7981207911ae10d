// SPDX-License-Identifier: Apache-2.0
#include "models/resources/logstore.h"

#include <algorithm>
#include <array>

namespace models {
namespace {

constexpr qsizetype chunkSize = 256 * 1024;

bool isWordEnd(QByteArrayView text, qsizetype at)
{
    if (at < 0 || at >= text.size())
        return true;
    const char c = text[at];
    return !(
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_');
}

bool hasWord(QByteArrayView text, QByteArrayView word)
{
    for (qsizetype at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
        if (isWordEnd(text, at - 1) && isWordEnd(text, at + word.size()))
            return true;
    }
    return false;
}

} // namespace

LogStore::Level LogStore::levelOf(QByteArrayView text)
{
    const QByteArrayView head = text.first(std::min<qsizetype>(96, text.size()));
    struct Word
    {
        const char *word;
        Level level;
    };
    static constexpr std::array words {Word {"ERROR", Level::Error}, Word {"FATAL", Level::Error},
        Word {"CRITICAL", Level::Error}, Word {"Traceback", Level::Error},
        Word {"[E]", Level::Error}, Word {"level=error", Level::Error},
        Word {"Error:", Level::Error}, Word {"WARNING", Level::Warning},
        Word {"WARN", Level::Warning}, Word {"[W]", Level::Warning},
        Word {"level=warn", Level::Warning}, Word {"DEBUG", Level::Debug},
        Word {"[D]", Level::Debug}, Word {"INFO", Level::Info}, Word {"[I]", Level::Info},
        Word {"level=info", Level::Info}};
    for (const Word &entry : words) {
        const QByteArrayView word(entry.word);
        const bool isFound
            = word.front() == '[' || word.back() == ':' ? head.contains(word) : hasWord(head, word);
        if (isFound)
            return entry.level;
    }
    // "torch.cuda.OutOfMemoryError: CUDA out of memory"
    const qsizetype colon = head.indexOf(": ");
    if (colon > 5 && head.first(colon).endsWith("Error"))
        return Level::Error;
    return Level::None;
}

QByteArrayView LogStore::text(qsizetype index) const
{
    const Line &wanted = line(index);
    const auto chunk = std::ranges::upper_bound(m_chunks, wanted.offset, {}, &Chunk::begin) - 1;
    return QByteArrayView(chunk->bytes)
        .sliced(qsizetype(wanted.offset - chunk->begin), wanted.length);
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

void LogStore::store(QByteArrayView text, const QList<AnsiSpan> &spans)
{
    if (m_chunks.empty() || m_chunks.back().bytes.size() + text.size() > chunkSize) {
        m_chunks.push_back({m_end, {}});
        m_chunks.back().bytes.reserve(std::max(chunkSize, text.size()));
    }
    m_chunks.back().bytes.append(text);
    if (!spans.isEmpty())
        m_spans.insert_or_assign(m_end, spans);
    m_end += quint64(text.size());
}

LogStore::Appended LogStore::append(const QList<Incoming> &lines)
{
    std::vector<Line> added;
    added.reserve(size_t(lines.size()));
    qint64 before = m_lines.empty() ? 0 : m_lines.back().time;
    for (const Incoming &line : lines) {
        const PlainText plain = hasControls(line.text) ? plainText(line.text) : PlainText {};
        const bool isPlain = plain.text.isNull();
        const QByteArrayView text = isPlain ? line.text : QByteArrayView(plain.text);
        before = line.time > 0 ? line.time : before;
        added.push_back(
            {before, m_end, quint32(text.size()), qint16(line.source), levelIn(line.source, text)});
        ++m_counts[size_t(added.back().level)];
        store(text, plain.spans);
    }
    const auto earlier = [](const Line &a, const Line &b) { return a.time < b.time; };
    std::ranges::stable_sort(added, earlier);
    Appended result {size(), 0};
    const bool isBehind
        = !added.empty() && !m_lines.empty() && added.front().time < m_lines.back().time;
    if (isBehind) { // another source is ahead: only what is younger than the oldest new line moves
        result.first = std::ranges::upper_bound(m_lines, added.front(), earlier) - m_lines.begin();
    }
    const auto middle = std::ptrdiff_t(m_lines.size());
    m_lines.insert(m_lines.end(), added.begin(), added.end());
    if (isBehind) {
        std::inplace_merge(
            m_lines.begin() + result.first, m_lines.begin() + middle, m_lines.end(), earlier);
    }
    result.dropped = trim();
    result.first = std::max<qsizetype>(0, result.first - result.dropped);
    return result;
}

// Some more than must go goes at once: each time costs a walk over all lines.
qsizetype LogStore::trim()
{
    if (bytes() <= m_largest)
        return 0;
    while (m_chunks.size() > 1 && bytes() > m_largest - m_largest / 8) {
        m_begin = m_chunks[1].begin;
        m_chunks.pop_front();
    }
    m_spans.erase(m_spans.begin(), m_spans.lower_bound(m_begin));
    const auto before = m_lines.size();
    std::erase_if(m_lines, [this](const Line &line) {
        if (line.offset >= m_begin)
            return false;
        --m_counts[size_t(line.level)];
        return true;
    });
    const auto gone = qsizetype(before - m_lines.size());
    m_dropped += gone;
    return gone;
}

void LogStore::clear()
{
    *this = LogStore(m_largest);
}

QList<AnsiSpan> LogStore::spans(qsizetype index) const
{
    const auto found = m_spans.find(line(index).offset);
    return found == m_spans.end() ? QList<AnsiSpan> {} : found->second;
}

qsizetype LogStore::firstAfter(qint64 time) const
{
    return std::ranges::lower_bound(m_lines, time, {}, &Line::time) - m_lines.begin();
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
