// SPDX-License-Identifier: Apache-2.0
#include "models/resources/logrows.h"

#include <QElapsedTimer>

#include <re2/re2.h>

#include <algorithm>

namespace models {

struct LogRows::Matcher
{
    Matcher(const std::string &text, re2::RE2::Options options)
        : single(text, options)
        , block(options.literal() ? text : "(?m:" + text + ")", ofBlock(options))
        , isForBlocks(options.literal() || !namesEnds(text))
    {
    }
    // Of the whole text, which would be the block; flags may say it as well.
    static bool namesEnds(const std::string &text)
    {
        return text.contains("\\A") || text.contains("\\z") || text.contains("(?");
    }
    static re2::RE2::Options ofBlock(re2::RE2::Options options)
    {
        options.set_never_nl(true);
        return options;
    }
    re2::RE2 single; ///< in one line
    re2::RE2 block; ///< in many, each with its newline
    bool isForBlocks;
};

namespace {

// Everything from `first` on goes, and the numbers before it follow their lines.
void cut(std::vector<quint32> &lines, qsizetype first, qsizetype dropped)
{
    if (dropped > 0) {
        lines.erase(lines.begin(), std::ranges::lower_bound(lines, quint32(dropped)));
        for (quint32 &line : lines)
            line -= quint32(dropped);
    }
    lines.erase(std::ranges::lower_bound(lines, quint32(first)), lines.end());
}

constexpr qsizetype fewLines = 8; ///< that lie together; searched one by one

absl::string_view viewOf(QByteArrayView text)
{
    return {text.data(), size_t(text.size())};
}

} // namespace

LogRows::LogRows(const LogStore &store)
    : m_store(store)
{
}

LogRows::~LogRows() = default;

bool LogRows::isAll() const
{
    return (m_filter.levels & 0x1f) == 0x1f
        && std::ranges::none_of(m_filter.hidden, std::identity {});
}

bool LogRows::passes(qsizetype index) const
{
    const LogStore::Line &line = m_store.line(index);
    const auto source = size_t(std::max<int>(0, line.source));
    return (m_filter.levels & (1 << int(line.level))) != 0
        && (source >= m_filter.hidden.size() || !m_filter.hidden[source]);
}

void LogRows::setFilter(const Filter &filter)
{
    if (filter == m_filter)
        return;
    const bool isSameSet = filter.hidden == m_filter.hidden && filter.levels == m_filter.levels;
    m_filter = filter;
    if (!isSameSet) {
        m_passing.clear();
        if (!isAll()) {
            for (qsizetype i = 0; i < m_store.size(); ++i) {
                if (passes(i))
                    m_passing.push_back(quint32(i));
            }
        }
        restartSearch();
    }
    placeNotes();
}

Result<void> LogRows::setPattern(const Pattern &pattern)
{
    if (pattern == m_pattern)
        return {};
    std::unique_ptr<Matcher> matcher;
    if (!pattern.text.isEmpty()) {
        re2::RE2::Options options;
        options.set_case_sensitive(pattern.matchCase);
        options.set_literal(!pattern.isRegex);
        options.set_log_errors(false);
        options.set_max_mem(qint64(8) << 20);
        matcher = std::make_unique<Matcher>(pattern.text.toStdString(), options);
        if (!matcher->single.ok()) {
            return failure(Error::Kind::BadInput,
                Message(QT_TRANSLATE_NOOP("models", "The pattern cannot be read: %1."),
                    {QString::fromStdString(matcher->single.error())}));
        }
    }
    m_pattern = pattern;
    m_matcher = std::move(matcher);
    restartSearch();
    placeNotes();
    return {};
}

void LogRows::restartSearch()
{
    m_matches.clear();
    m_next = m_matcher ? 0 : m_store.size();
}

void LogRows::update(const LogStore::Appended &appended)
{
    if (!isAll()) {
        cut(m_passing, appended.first, appended.dropped);
        for (qsizetype i = appended.first; i < m_store.size(); ++i) {
            if (passes(i))
                m_passing.push_back(quint32(i));
        }
    }
    cut(m_matches, appended.first, appended.dropped);
    m_next = m_matcher ? std::min(std::max<qsizetype>(0, m_next - appended.dropped), appended.first)
                       : m_store.size();
    placeNotes();
}

bool LogRows::holds(QByteArrayView text) const
{
    return re2::RE2::PartialMatch(viewOf(text), m_matcher->single);
}

bool LogRows::search(std::chrono::microseconds budget)
{
    if (!m_matcher || isSearched())
        return false;
    QElapsedTimer timer;
    timer.start();
    int steps = 0;
    do {
        const qsizetype lines = searchBlock();
        m_next += lines;
        steps += lines > 1 ? 256 : 1; // the clock is read seldom
    } while (m_next < m_store.size() && (steps % 256 != 0 || timer.durationElapsed() < budget));
    if (m_filter.onlyMatches)
        placeNotes();
    return !isSearched();
}

// From m_next on, as far as the text is in one piece: most lines hold no match and are not looked
// at one by one. The number of lines searched.
qsizetype LogRows::searchBlock()
{
    const LogStore::Block block
        = m_matcher->isForBlocks ? m_store.blockFrom(m_next) : LogStore::Block {};
    if (block.lines < fewLines || block.text.isEmpty()) {
        if (passes(m_next) && holds(m_store.text(m_next)))
            m_matches.push_back(quint32(m_next));
        return 1;
    }
    const absl::string_view whole = viewOf(block.text);
    const quint64 begin = m_store.line(m_next).offset;
    absl::string_view found;
    size_t from = 0;
    qsizetype line = m_next;
    const qsizetype end = m_next + block.lines;
    while (line < end
        && m_matcher->block.Match(whole, from, whole.size(), re2::RE2::UNANCHORED, &found, 1)) {
        const quint64 at = begin + quint64(found.data() - whole.data());
        line = m_store.lineAt(at, line, end);
        if (passes(line) && holds(m_store.text(line)))
            m_matches.push_back(quint32(line));
        ++line;
        if (line < end)
            from = size_t(m_store.line(line).offset - begin);
    }
    return block.lines;
}

std::vector<LogRows::Range> LogRows::matchesIn(QByteArrayView text) const
{
    std::vector<Range> ranges;
    if (!m_matcher)
        return ranges;
    const absl::string_view whole = viewOf(text);
    absl::string_view found;
    size_t from = 0;
    while (from <= whole.size() && ranges.size() < 200
        && m_matcher->single.Match(whole, from, whole.size(), re2::RE2::UNANCHORED, &found, 1)) {
        const auto start = size_t(found.data() - whole.data());
        if (!found.empty())
            ranges.push_back({qsizetype(start), qsizetype(found.size())});
        from = start + std::max<size_t>(1, found.size());
    }
    return ranges;
}

const std::vector<quint32> &LogRows::shown() const
{
    return m_filter.onlyMatches && m_matcher ? m_matches : m_passing;
}

qsizetype LogRows::shownLines() const
{
    if (m_filter.onlyMatches && m_matcher)
        return qsizetype(m_matches.size());
    return isAll() ? m_store.size() : qsizetype(m_passing.size());
}

// How many shown lines stand before that line.
qsizetype LogRows::placeOf(qsizetype line) const
{
    if (isAll() && !(m_filter.onlyMatches && m_matcher))
        return std::clamp<qsizetype>(line, 0, m_store.size());
    return std::ranges::lower_bound(shown(), quint32(std::max<qsizetype>(0, line)))
        - shown().begin();
}

void LogRows::setNotes(std::vector<qsizetype> lines)
{
    m_notes = std::move(lines);
    placeNotes();
}

void LogRows::placeNotes()
{
    m_noteAt.clear();
    for (size_t i = 0; i < m_notes.size(); ++i)
        m_noteAt.push_back(placeOf(m_notes[i]) + qsizetype(i));
}

LogRows::Row LogRows::at(qsizetype row) const
{
    const auto after = std::ranges::upper_bound(m_noteAt, row);
    const qsizetype before = after - m_noteAt.begin();
    if (before > 0 && *(after - 1) == row)
        return {.note = before - 1};
    const qsizetype place = row - before;
    if (place < 0 || place >= shownLines())
        return {};
    const bool isNumbered = isAll() && !(m_filter.onlyMatches && m_matcher);
    return {.line = isNumbered ? place : qsizetype(shown()[size_t(place)])};
}

qsizetype LogRows::rowOf(qsizetype line) const
{
    const qsizetype place = placeOf(line);
    // Notes that stand before this line push it down.
    qsizetype notes = 0;
    while (notes < qsizetype(m_noteAt.size()) && m_noteAt[size_t(notes)] - notes <= place)
        ++notes;
    return place + notes;
}

qsizetype LogRows::rowOfNote(qsizetype note) const
{
    return note >= 0 && note < qsizetype(m_noteAt.size()) ? m_noteAt[size_t(note)] : -1;
}

} // namespace models
