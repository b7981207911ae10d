// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/resources/logstore.h"

#include <chrono>
#include <memory>
#include <vector>

namespace models {

/// Which lines of a LogStore are shown, in which rows: filter, search, and notes between the lines.
/// GUI thread. Filtering looks at a few bytes a line and is done at once; searching reads the text
/// and is done in slices.
class LogRows final
{
public:
    struct Filter
    {
        std::vector<bool> hidden {}; ///< by source; sources beyond its end are shown
        quint8 levels = 0x1f; ///< a bit for each LogStore::Level
        bool onlyMatches = false;
        bool operator==(const Filter &) const = default;
    };
    struct Pattern
    {
        QString text {};
        bool matchCase = false;
        bool isRegex = false;
        bool operator==(const Pattern &) const = default;
    };
    struct Row
    {
        qsizetype line = -1; ///< number in the store, or
        qsizetype note = -1; ///< number of the note
    };
    struct Range
    {
        qsizetype start = 0, length = 0; ///< bytes
    };

    explicit LogRows(const LogStore &store);
    ~LogRows();

    void setFilter(const Filter &filter);
    [[nodiscard]] const Filter &filter() const { return m_filter; }
    /// Starts a search over; an empty pattern ends it. A pattern that is wrong leaves the one
    /// before, and says where it is wrong. RE2: linear in the text, whatever the pattern.
    Result<void> setPattern(const Pattern &pattern);
    [[nodiscard]] const Pattern &pattern() const { return m_pattern; }
    /// After each append to the store.
    void update(const LogStore::Appended &appended);
    /// Lines before which a note stands, by number in the store and ascending. The caller knows
    /// what they say.
    void setNotes(std::vector<qsizetype> lines);

    /// Reads on for about that long. True: there is more to read.
    bool search(std::chrono::microseconds budget);
    [[nodiscard]] bool isSearched() const { return !m_matcher || m_next >= m_store.size(); }
    /// Lines that match among those the filter lets through, ascending.
    [[nodiscard]] const std::vector<quint32> &matches() const { return m_matches; }
    [[nodiscard]] std::vector<Range> matchesIn(QByteArrayView text) const;

    [[nodiscard]] qsizetype size() const { return shownLines() + qsizetype(m_noteAt.size()); }
    [[nodiscard]] qsizetype shownLines() const;
    [[nodiscard]] Row at(qsizetype row) const;
    /// Row of that line, or of the next one that is shown.
    [[nodiscard]] qsizetype rowOf(qsizetype line) const;
    [[nodiscard]] qsizetype rowOfNote(qsizetype note) const;

private:
    [[nodiscard]] bool passes(qsizetype line) const;
    [[nodiscard]] bool isAll() const;
    [[nodiscard]] bool holds(QByteArrayView text) const;
    [[nodiscard]] const std::vector<quint32> &shown() const;
    [[nodiscard]] qsizetype placeOf(qsizetype line) const;
    void restartSearch();
    [[nodiscard]] qsizetype searchBlock();
    void placeNotes();

    struct Matcher;
    const LogStore &m_store;
    Filter m_filter;
    Pattern m_pattern;
    std::unique_ptr<Matcher> m_matcher;
    std::vector<quint32> m_passing; // unused while everything passes
    std::vector<quint32> m_matches;
    qsizetype m_next = 0; // the first line not searched yet
    std::vector<qsizetype> m_notes; // lines
    std::vector<qsizetype> m_noteAt; // rows, ascending
};

} // namespace models
