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

LogStore::Appended LogStore::append(const QList<Incoming> &lines)
{
    std::vector<Line> added;
    added.reserve(size_t(lines.size()));
    for (const Incoming &line : lines) {
        const QByteArrayView text = line.text;
        if (m_chunks.empty() || m_chunks.back().bytes.size() + text.size() > chunkSize) {
            m_chunks.push_back({m_end, {}});
            m_chunks.back().bytes.reserve(std::max(chunkSize, text.size()));
        }
        m_chunks.back().bytes.append(text);
        const qint64 before
            = added.empty() ? (m_lines.empty() ? 0 : m_lines.back().time) : added.back().time;
        added.push_back({line.time > 0 ? line.time : before, m_end, quint32(text.size()),
            qint16(line.source), levelOf(text)});
        ++m_counts[size_t(added.back().level)];
        m_end += quint64(text.size());
    }
    const auto earlier = [](const Line &a, const Line &b) { return a.time < b.time; };
    std::ranges::stable_sort(added, earlier);
    Appended result {size(), 0};
    if (!added.empty() && !m_lines.empty() && added.front().time < m_lines.back().time) {
        // Another source is ahead: only what is younger than the oldest new line moves.
        const auto from = std::ranges::upper_bound(m_lines, added.front(), earlier);
        result.first = from - m_lines.begin();
        std::vector<Line> merged;
        merged.reserve(size_t(m_lines.end() - from) + added.size());
        std::ranges::merge(
            std::ranges::subrange(from, m_lines.end()), added, std::back_inserter(merged), earlier);
        m_lines.erase(from, m_lines.end());
        m_lines.insert(m_lines.end(), merged.begin(), merged.end());
    } else {
        m_lines.insert(m_lines.end(), added.begin(), added.end());
    }
    result.dropped = trim();
    result.first = std::max<qsizetype>(0, result.first - result.dropped);
    return result;
}

qsizetype LogStore::trim()
{
    if (bytes() <= m_largest)
        return 0;
    while (m_chunks.size() > 1 && bytes() > m_largest) {
        m_begin = m_chunks[1].begin;
        m_chunks.pop_front();
    }
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

std::vector<quint32> LogStore::find(const QByteArray &needle, bool matchCase, qsizetype from) const
{
    std::vector<quint32> found;
    if (needle.isEmpty())
        return found;
    const QByteArray wanted = matchCase ? needle : needle.toLower();
    for (qsizetype i = from; i < size(); ++i) {
        const QByteArrayView line = text(i);
        const bool holds
            = matchCase ? line.contains(wanted) : line.toByteArray().toLower().contains(wanted);
        if (holds)
            found.push_back(quint32(i));
    }
    return found;
}

} // namespace models
