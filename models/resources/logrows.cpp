// SPDX-License-Identifier: Apache-2.0
#include "models/resources/logrows.h"

#include <QElapsedTimer>

#include <re2/re2.h>

#include <algorithm>

namespace models {

struct LogRows::Matcher
{
    re2::RE2 pattern;
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
        matcher.reset(new Matcher {re2::RE2(pattern.text.toStdString(), options)});
        if (!matcher->pattern.ok()) {
            return failure(Error::Kind::BadInput,
                Message(QT_TRANSLATE_NOOP("models", "The pattern cannot be read: %1."),
                    {QString::fromStdString(matcher->pattern.error())}));
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
    return re2::RE2::PartialMatch(viewOf(text), m_matcher->pattern);
}

bool LogRows::search(std::chrono::microseconds budget)
{
    if (!m_matcher || isSearched())
        return false;
    QElapsedTimer timer;
    timer.start();
    int steps = 0;
    while (m_next < m_store.size()) {
        if (passes(m_next) && holds(m_store.text(m_next)))
            m_matches.push_back(quint32(m_next));
        ++m_next;
        if (++steps % 256 == 0 && timer.durationElapsed() > budget)
            break;
    }
    if (m_filter.onlyMatches)
        placeNotes();
    return !isSearched();
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
        && m_matcher->pattern.Match(whole, from, whole.size(), re2::RE2::UNANCHORED, &found, 1)) {
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
