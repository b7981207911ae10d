// SPDX-License-Identifier: Apache-2.0
#include "models/yaml/place.h"

#include "models/yaml/scan.h"

#include <QRegularExpression>

#include <algorithm>

namespace models::yaml {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype farUp = 100'000; ///< lines; enough for any object

/// A line cut into what opens levels: dashes, then a key, then the rest.
struct Line
{
    qsizetype start = 0;
    qsizetype end = 0;
    QList<qsizetype> dashes {}; ///< columns
    qsizetype column = 0; ///< of the key, or of what follows the dashes
    QString key {}; ///< without quotes; null when the line has none
    qsizetype colon = -1; ///< offset
    bool isBlank = false;
    bool isComment = false;
};

QString unquoted(QStringView key)
{
    if (key.size() >= 2 && (key.front() == u'"' || key.front() == u'\''))
        return key.mid(1, key.size() - 2).toString();
    return key.toString();
}

Line lineAt(QStringView text, qsizetype offset)
{
    static const QRegularExpression keyed(
        uR"(^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#"'\[\]{},&*!|>%@`][^#]*?)[ \t]*:(?=\s|$))"_s);
    Line line;
    line.start = scan::lineStart(text, offset);
    line.end = scan::lineEnd(text, offset);
    line.column = scan::indent(text, line.start);
    line.isBlank = line.start + line.column >= line.end;
    line.isComment = !line.isBlank && text[line.start + line.column] == u'#';
    qsizetype at = line.start + line.column;
    while (
        at < line.end && text[at] == u'-' && (at + 1 >= line.end || scan::isBlank(text[at + 1]))) {
        line.dashes.append(at - line.start);
        ++at;
        while (at < line.end && scan::isBlank(text[at]))
            ++at;
    }
    line.column = at - line.start;
    const auto match = keyed.matchView(text.mid(at, line.end - at));
    if (match.hasMatch() && !line.isComment) {
        line.key = unquoted(match.capturedView(1));
        line.colon = at + match.capturedEnd() - 1;
    }
    return line;
}

bool isHeader(QStringView text, const Line &line)
{
    static const QRegularExpression header(
        uR"((?:^|[:\-]\s+)(?:[&!]\S*\s+)*[|>][-+0-9]{0,2}\s*(?:#.*)?$)"_s);
    return header.matchView(text.mid(line.start, line.end - line.start)).hasMatch();
}

/// One { or [ that is open where the caret is.
struct FlowLevel
{
    QChar opener;
    qsizetype at;
    int index = 0;
    QString key;
    qsizetype entry;
    bool hasKey = false;
    QStringList keys;
};

class Finder
{
public:
    Finder(QStringView text, qsizetype offset)
        : m_text(text)
        , m_offset(std::clamp<qsizetype>(offset, 0, text.size()))
    {
    }

    Place find();

private:
    [[nodiscard]] bool isInBlockScalar(const Line &here) const;
    void climb(qsizetype column, qsizetype from, bool isItem);
    int countItems(qsizetype column, qsizetype from) const;
    void collectSiblings(qsizetype column, const Line &here, bool isItemStart);
    [[nodiscard]] qsizetype flowStart(const Line &here) const;
    [[nodiscard]] QList<FlowLevel> openLevels(qsizetype from) const;
    bool findFlow(const Line &here);
    void findDocument();
    void finishKey(qsizetype from, bool isFlow);
    [[nodiscard]] Line above(qsizetype start) const
    {
        return lineAt(m_text, start > 0 ? start - 1 : 0);
    }
    [[nodiscard]] qsizetype wordStart(qsizetype from) const;

    QStringView m_text;
    qsizetype m_offset;
    Place m_place;
    QList<Path::Segment> m_segments; ///< from the innermost up
};

bool Finder::isInBlockScalar(const Line &here) const
{
    const qsizetype caretColumn = m_offset - here.start;
    qsizetype limit = here.isBlank ? caretColumn : scan::indent(m_text, here.start);
    for (qsizetype start = here.start, n = 0; start > 0 && n < farUp; ++n) {
        const Line line = above(start);
        start = line.start;
        const qsizetype indent = scan::indent(m_text, line.start);
        if (line.isBlank || indent >= limit)
            continue;
        if (scan::isMarkerLine(m_text, line.start, u'-'))
            return false;
        const qsizetype holder
            = line.key.isNull() && !line.dashes.isEmpty() ? line.dashes.last() : line.column;
        if (isHeader(m_text, line))
            return limit > holder;
        limit = indent;
        if (limit == 0)
            return false;
    }
    return false;
}

qsizetype Finder::wordStart(qsizetype from) const
{
    qsizetype at = m_offset;
    while (at > from && !scan::isBlankOrBreak(m_text[at - 1]))
        --at;
    return at;
}

/// Items above that belong to the same list as a dash in `column`.
int Finder::countItems(qsizetype column, qsizetype from) const
{
    int count = 0;
    for (qsizetype start = from, n = 0; start > 0 && n < farUp; ++n) {
        const Line line = above(start);
        start = line.start;
        if (line.isBlank || line.isComment)
            continue;
        const qsizetype indent = scan::indent(m_text, line.start);
        if (line.dashes.contains(column)) {
            ++count;
            if (line.dashes.first() < column)
                break;
        } else if (indent <= column) {
            break;
        }
    }
    return count;
}

/// Parents of something that stands in `column`; `isItem`: a dash stands there.
void Finder::climb(qsizetype column, qsizetype from, bool isItem)
{
    qsizetype limit = column;
    bool isDash = isItem;
    for (qsizetype start = from, n = 0; start > 0 && n < farUp; ++n) {
        const Line line = above(start);
        start = line.start;
        if (line.isBlank || line.isComment)
            continue;
        if (scan::isMarkerLine(m_text, line.start, u'-')
            || scan::isMarkerLine(m_text, line.start, u'.'))
            return;
        const bool opensKey = !line.key.isNull()
            && (line.column < limit || (isDash && line.column == limit && line.dashes.isEmpty()));
        if (opensKey) {
            m_segments.append(line.key);
            limit = line.column;
            isDash = false;
        }
        for (auto dash = line.dashes.crbegin(); dash != line.dashes.crend(); ++dash) {
            if (*dash >= limit)
                continue;
            m_segments.append(countItems(*dash, line.start));
            limit = *dash;
            isDash = true;
        }
        if (limit == 0 && !isDash)
            return;
    }
}

void Finder::collectSiblings(qsizetype column, const Line &here, bool isItemStart)
{
    const auto take = [&](const Line &line) {
        if (line.column == column && !line.key.isNull() && !m_place.siblings.contains(line.key))
            m_place.siblings += line.key;
    };
    for (qsizetype start = here.start, n = 0; !isItemStart && start > 0 && n < farUp; ++n) {
        const Line line = above(start);
        start = line.start;
        if (line.isBlank || line.isComment)
            continue;
        if (line.column < column || scan::isMarkerLine(m_text, line.start, u'-'))
            break;
        take(line);
        if (!line.dashes.isEmpty() && line.dashes.first() < column && line.column <= column)
            break;
    }
    for (qsizetype start = here.start, n = 0; n < farUp; ++n) {
        const qsizetype next = scan::nextLine(m_text, start);
        if (next == start || next >= m_text.size())
            break;
        start = next;
        const Line line = lineAt(m_text, start);
        if (line.isBlank || line.isComment)
            continue;
        if (scan::indent(m_text, line.start) < column || !line.dashes.isEmpty()) {
            if (scan::indent(m_text, line.start) < column)
                break;
            continue;
        }
        take(line);
    }
}

/// Where the enclosing block value begins: the nearest line above that is a key at a smaller
/// column, or this line.
qsizetype Finder::flowStart(const Line &here) const
{
    qsizetype from = here.start;
    for (qsizetype start = here.start, n = 0; start > 0 && n < 200; ++n) {
        const Line line = above(start);
        start = line.start;
        const QStringView rest = m_text.mid(line.start, line.end - line.start);
        const qsizetype depth = here.isBlank ? m_offset - here.start : here.column;
        const bool isDeeper = depth > scan::indent(m_text, line.start);
        if (isDeeper && (rest.contains(u'{') || rest.contains(u'[')))
            from = line.start;
        const bool isBlockLine
            = !line.isBlank && (!line.key.isNull() || !line.dashes.isEmpty()) && !line.isComment;
        if (isBlockLine)
            break;
    }
    return from;
}

QList<FlowLevel> Finder::openLevels(qsizetype from) const
{
    QList<FlowLevel> levels;
    QChar quote;
    for (qsizetype i = from; i < m_offset; ++i) {
        const QChar c = m_text[i];
        if (!quote.isNull()) {
            if (c == u'\\' && quote == u'"')
                ++i;
            else if (c == quote)
                quote = {};
            continue;
        }
        const QChar before = i > from ? m_text[i - 1] : QChar(u' ');
        const bool startsToken
            = scan::isBlankOrBreak(before) || QStringView(u"[{,:-").contains(before);
        if ((c == u'"' || c == u'\'') && startsToken) {
            quote = c;
        } else if (c == u'#' && scan::isBlankOrBreak(before)) {
            i = scan::lineEnd(m_text, i);
        } else if ((c == u'{' || c == u'[') && (startsToken || !levels.isEmpty())) {
            levels.append({.opener = c, .at = i, .entry = i + 1});
        } else if (levels.isEmpty()) {
            continue;
        } else if (c == u'}' || c == u']') {
            levels.removeLast();
        } else if (c == u',') {
            FlowLevel &level = levels.last();
            ++level.index;
            level.entry = i + 1;
            level.hasKey = false;
        } else if (c == u':' && levels.last().opener == u'{' && !levels.last().hasKey) {
            FlowLevel &level = levels.last();
            level.key = unquoted(m_text.mid(level.entry, i - level.entry).trimmed());
            level.keys += level.key;
            level.hasKey = true;
            level.entry = i + 1;
        }
    }
    return levels;
}

/// The role inside { } or [ ] that opened on this line or above it, where one is open.
bool Finder::findFlow(const Line &here)
{
    const QList<FlowLevel> levels = openLevels(flowStart(here));
    if (levels.isEmpty())
        return false;
    const Line opener = lineAt(m_text, levels.first().at);
    for (qsizetype i = levels.size() - 1; i >= 0; --i) {
        const FlowLevel &level = levels[i];
        const bool isInner = i + 1 == levels.size();
        if (level.opener == u'[')
            m_segments.append(level.index);
        else if (!isInner || level.hasKey)
            m_segments.append(level.key);
    }
    if (!opener.key.isNull() && opener.colon < levels.first().at)
        m_segments.append(opener.key);
    for (auto dash = opener.dashes.crbegin(); dash != opener.dashes.crend(); ++dash)
        m_segments.append(countItems(*dash, opener.start));
    const bool isDash = !opener.dashes.isEmpty();
    climb(isDash ? opener.dashes.first() : opener.column, opener.start, isDash);
    const FlowLevel &inner = levels.last();
    m_place.isFlow = true;
    m_place.role = inner.opener == u'[' ? Place::Role::Item
        : inner.hasKey                  ? Place::Role::Value
                                        : Place::Role::Key;
    m_place.siblings = inner.keys;
    if (inner.hasKey)
        m_place.siblings.removeLast();
    qsizetype start = inner.entry;
    while (start < m_offset && scan::isBlankOrBreak(m_text[start]))
        ++start;
    m_place.needsSpace = inner.hasKey && start == inner.entry;
    m_place.replace = TextRange::between(start, m_offset);
    return true;
}

void Finder::findDocument()
{
    bool hasContent = false;
    for (qsizetype line = 0; line < m_offset;) {
        if (scan::isMarkerLine(m_text, line, u'-')) {
            m_place.document += hasContent ? 1 : 0;
            hasContent = false;
        } else if (!scan::isBlankLine(m_text, line) && !scan::isCommentLine(m_text, line)) {
            hasContent = true;
        }
        const qsizetype next = scan::nextLine(m_text, line);
        if (next == line)
            break;
        line = next;
    }
}

void Finder::finishKey(qsizetype from, bool)
{
    qsizetype end = m_offset;
    while (end < m_text.size() && !scan::isBlankOrBreak(m_text[end]) && m_text[end] != u':')
        ++end;
    m_place.replace = TextRange::between(wordStart(from), end);
}

Place Finder::find()
{
    findDocument();
    const Line here = lineAt(m_text, m_offset);
    const qsizetype caretColumn = m_offset - here.start;
    if (isInBlockScalar(here)) {
        m_place.role = Place::Role::Text;
    } else if (here.isComment && caretColumn > scan::indent(m_text, here.start)) {
        m_place.role = Place::Role::Comment;
    } else if (!findFlow(here)) {
        const bool isValue = here.colon >= 0 && m_offset > here.colon;
        const bool isItemStart = !here.dashes.isEmpty() && m_offset >= here.start + here.column
            && here.start + here.column > here.start + here.dashes.last();
        const qsizetype column = here.isBlank ? caretColumn : here.column;
        m_place.column = column;
        if (isValue) {
            m_segments.append(here.key);
            m_place.role = Place::Role::Value;
            qsizetype start = here.colon + 1;
            m_place.needsSpace = start >= here.end || !scan::isBlank(m_text[start]);
            while (start < m_offset && scan::isBlank(m_text[start]))
                ++start;
            m_place.replace = TextRange::between(start, std::max(m_offset, start));
        } else {
            m_place.role = isItemStart && here.key.isNull() ? Place::Role::Item : Place::Role::Key;
            finishKey(here.start + (here.isBlank ? 0 : here.column), false);
        }
        for (auto dash = here.dashes.crbegin(); dash != here.dashes.crend(); ++dash)
            m_segments.append(countItems(*dash, here.start));
        const bool isDash = !here.dashes.isEmpty();
        climb(isDash ? here.dashes.first() : column, here.start, isDash);
        collectSiblings(column, here, isItemStart);
        m_place.siblings.removeAll(here.key);
    }
    std::ranges::reverse(m_segments);
    for (const Path::Segment &segment : std::as_const(m_segments)) {
        if (const int *index = std::get_if<int>(&segment))
            m_place.path = m_place.path.child(*index);
        else
            m_place.path = m_place.path.child(std::get<QString>(segment));
    }
    if (m_place.role == Place::Role::Text || m_place.role == Place::Role::Comment)
        m_place.replace = {m_offset, 0};
    m_place.typed = m_text.mid(m_place.replace.start, m_offset - m_place.replace.start).toString();
    return m_place;
}

} // namespace

Place placeAt(const QString &text, qsizetype offset)
{
    return Finder(text, offset).find();
}

} // namespace models::yaml
