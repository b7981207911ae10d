// SPDX-License-Identifier: Apache-2.0
#include "models/yaml/recovery.h"

#include "models/yaml/blame.h"
#include "models/yaml/scan.h"

#include <algorithm>

namespace models::yaml {

namespace {
constexpr int attempts = 20;
}

Recovery::Recovery(QString &masked, TextRange chunk)
    : m_masked(masked)
    , m_chunk(chunk)
{
}

QList<Event> Recovery::read()
{
    for (int attempt = 0;; ++attempt) {
        EventList list = readEvents(m_masked.mid(m_chunk.start, m_chunk.length));
        for (Event &event : list.events) {
            event.start += m_chunk.start;
            event.end += m_chunk.start;
        }
        if (!list.error)
            return list.events;
        GrammarError error = *list.error;
        error.at += m_chunk.start;
        if (error.contextAt >= 0)
            error.contextAt += m_chunk.start;
        if (attempt > attempts) {
            surrender(attempt == attempts + 1 ? error.at : m_chunk.start);
            continue;
        }
        Damage damage = blame(m_masked, m_chunk, error, list.events);
        if (isBlankIn(damage.region)) {
            if (m_damages.isEmpty())
                m_damages.append(damage);
            escalate(error.at);
            continue;
        }
        const bool isNew = !isNextToDamage(damage);
        blank(damage.region);
        if (isNew)
            m_damages.append(std::move(damage));
        else
            m_damages.last().region.length
                = std::max(m_damages.last().region.end(), damage.region.end())
                - m_damages.last().region.start;
    }
}

/// A second error on the line of the last one comes from the same mistake.
bool Recovery::isNextToDamage(const Damage &damage) const
{
    if (m_damages.isEmpty())
        return false;
    const Damage &last = m_damages.last();
    return scan::lineStart(m_masked, damage.range.start)
        == scan::lineStart(m_masked, last.range.start);
}

bool Recovery::isBlankIn(TextRange region) const
{
    return std::ranges::all_of(region.in(m_masked), &scan::isBlankOrBreak);
}

void Recovery::blank(TextRange region)
{
    for (qsizetype i = region.start; i < region.end(); ++i) {
        if (!scan::isBreak(m_masked[i]))
            m_masked[i] = u' ';
    }
}

/// Blanking where the error was reported did not help: the line above it goes too.
void Recovery::escalate(qsizetype at)
{
    qsizetype line = scan::lineStart(m_masked, std::min(at, m_chunk.end()));
    while (line > m_chunk.start && scan::isBlankLine(m_masked, line))
        line = scan::lineStart(m_masked, line - 1);
    if (scan::isBlankLine(m_masked, line))
        return surrender(m_chunk.start);
    const TextRange region = subtreeAt(m_masked, line, m_chunk.end());
    blank(region);
    if (m_damages.isEmpty())
        return;
    Damage &last = m_damages.last();
    const qsizetype start = std::min(last.region.start, region.start);
    last.region = TextRange::between(start, std::max(last.region.end(), region.end()));
}

void Recovery::surrender(qsizetype from)
{
    const TextRange rest = TextRange::between(scan::lineStart(m_masked, from), m_chunk.end());
    blank(rest);
    if (m_damages.isEmpty())
        m_damages.append({.range = rest,
            .region = rest,
            .message = Message(QT_TRANSLATE_NOOP("models", "This cannot be read as YAML."))});
    else
        m_damages.last().region
            = TextRange::between(std::min(m_damages.last().region.start, rest.start), rest.end());
}

} // namespace models::yaml
