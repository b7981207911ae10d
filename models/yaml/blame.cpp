// SPDX-License-Identifier: Apache-2.0
#include "models/yaml/blame.h"

#include "models/yaml/quoting.h"
#include "models/yaml/scan.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace models::yaml {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    QLatin1StringView problem; ///< libyaml's, from its start
    const char *ours;
};

constexpr std::array knownProblems {
    Words {"could not find expected ':'"_L1,
        QT_TRANSLATE_NOOP("models", "This line has no colon. Write a key as “key: value”.")},
    Words {"mapping values are not allowed"_L1,
        QT_TRANSLATE_NOOP("models",
            "A colon is not allowed here. Put the text in quotes, or check the indentation.")},
    Words {"did not find expected key"_L1,
        QT_TRANSLATE_NOOP("models",
            "This does not fit the lines above it. Check the indentation and the quotes.")},
    Words {"did not find expected '-'"_L1,
        QT_TRANSLATE_NOOP("models",
            "This line stands among the items of a list but does not start with a dash.")},
    Words {"did not find expected ',' or '}'"_L1,
        QT_TRANSLATE_NOOP("models", "A comma or the closing } is missing here.")},
    Words {"did not find expected ',' or ']'"_L1,
        QT_TRANSLATE_NOOP("models", "A comma or the closing ] is missing here.")},
    Words {"block sequence entries are not allowed"_L1,
        QT_TRANSLATE_NOOP("models",
            "A list item is not allowed here. Put it on a line of its own under the key.")},
    Words {"found character that cannot start any token"_L1,
        QT_TRANSLATE_NOOP(
            "models", "An unquoted value cannot start with this character. Put it in quotes.")},
    Words {"found unknown escape character"_L1,
        QT_TRANSLATE_NOOP("models",
            "This backslash sequence is not known in double quotes. Write \\\\ for a "
            "backslash.")},
    Words {"did not find expected alphabetic or numeric character"_L1,
        QT_TRANSLATE_NOOP("models",
            "An anchor or alias needs a name of letters and digits. Put the text in quotes if "
            "it "
            "is none.")},
    Words {"did not find expected node content"_L1,
        QT_TRANSLATE_NOOP("models", "A value is missing here.")},
    Words {"did not find expected comment or line break"_L1,
        QT_TRANSLATE_NOOP("models",
            "Only a comment may follow | or > on its line. Start the text on the next line.")},
    Words {"did not find expected hexdecimal number"_L1,
        QT_TRANSLATE_NOOP("models", "Digits are missing in this backslash sequence.")},
    Words {"nested too deep"_L1,
        QT_TRANSLATE_NOOP("models", "Lists and objects are nested too deep here.")},
    Words {"did not find expected <document start>"_L1,
        QT_TRANSLATE_NOOP("models", "The document ends above this line. Check the indentation.")},
};

Message wordsFor(const QString &problem)
{
    for (const Words &words : knownProblems) {
        if (problem.startsWith(words.problem))
            return Message(words.ours);
    }
    return Message(QT_TRANSLATE_NOOP("models", "This cannot be read as YAML (%1)."), {problem});
}

TextRange toLineEnd(QStringView text, qsizetype from)
{
    const qsizetype end = scan::lineEnd(text, from);
    return TextRange::between(from, std::max(end, from));
}

/// From an open quote or bracket to the next line that stands no deeper than its own.
TextRange openRegion(QStringView text, qsizetype from, qsizetype limit)
{
    const qsizetype indent = scan::indent(text, scan::lineStart(text, from));
    qsizetype line = scan::nextLine(text, from);
    qsizetype end = scan::lineEnd(text, from);
    while (line < limit) {
        if (!scan::isBlankLine(text, line) && scan::indent(text, line) <= indent)
            break;
        end = scan::lineEnd(text, line);
        const qsizetype next = scan::nextLine(text, line);
        if (next == line)
            break;
        line = next;
    }
    return TextRange::between(from, std::min(end, limit));
}

/// Behind `key: ` (and dashes) on this line; -1 where there is no such start.
qsizetype valueStart(QStringView text, qsizetype lineStart)
{
    static const QRegularExpression start(
        uR"(^[ ]*(?:- +)*(?:"[^"\n]*"|'[^'\n]*'|[\w./-]+):[ \t]+)"_s);
    const auto match
        = start.matchView(text.mid(lineStart, scan::lineEnd(text, lineStart) - lineStart));
    return match.hasMatch() ? lineStart + match.capturedEnd() : -1;
}

qsizetype behindDashes(QStringView text, qsizetype lineStart)
{
    qsizetype at = lineStart + scan::indent(text, lineStart);
    while (scan::at(text, at) == u'-' && scan::isBlank(scan::at(text, at + 1))) {
        ++at;
        while (scan::isBlank(scan::at(text, at)))
            ++at;
    }
    return at;
}

bool isKeyLine(QStringView text, qsizetype lineStart)
{
    static const QRegularExpression key(uR"(^[ ]*(?:- +)*[\w./-]+:(?:[ \t]|$))"_s);
    return key.matchView(text.mid(lineStart, scan::lineEnd(text, lineStart) - lineStart))
        .hasMatch();
}

/// A quote that swallowed the keys below it and met the next quote: its end is on the error's
/// line, and lines between look like keys.
qsizetype swallowingQuote(
    const QString &text, const GrammarError &error, const QList<Event> &events)
{
    if (events.isEmpty())
        return -1;
    const Event *last = nullptr;
    for (qsizetype i = events.size() - 1; i >= 0 && i >= events.size() - 3 && !last; --i) {
        if (events[i].type == Event::Type::Scalar)
            last = &events[i];
    }
    const bool isQuoted = last
        && (last->style == Node::Style::DoubleQuoted || last->style == Node::Style::SingleQuoted);
    if (!isQuoted || scan::lineStart(text, last->end) != scan::lineStart(text, error.at))
        return -1;
    for (qsizetype line = scan::nextLine(text, last->start); line <= last->end;
        line = scan::nextLine(text, line)) {
        if (isKeyLine(text, line))
            return scan::skipProperties(text, last->start);
        if (scan::nextLine(text, line) == line)
            break;
    }
    return -1;
}

Damage openQuote(const QString &text, TextRange chunk, qsizetype quote)
{
    Damage damage;
    damage.range = toLineEnd(text, quote);
    damage.region = openRegion(text, quote, chunk.end());
    damage.message
        = Message(QT_TRANSLATE_NOOP("models", "The text that starts with this quote never ends."));
    damage.fixes.append({Message(QT_TRANSLATE_NOOP("models", "Add the closing quote")),
        {{damage.range.end(), 0, QString(scan::at(text, quote))}}});
    return damage;
}

/// The last bracket that the events opened and did not close; -1: none.
qsizetype innermostBracket(const QString &text, const QList<Event> &events)
{
    QList<qsizetype> open;
    for (const Event &event : events) {
        if (event.type == Event::Type::MapStart || event.type == Event::Type::ListStart)
            open.append(event.style == Node::Style::Flow
                    ? scan::skipTrivia(text, scan::skipProperties(text, event.start))
                    : -1);
        else if (!open.isEmpty()
            && (event.type == Event::Type::MapEnd || event.type == Event::Type::ListEnd))
            open.removeLast();
    }
    return open.isEmpty() ? -1 : open.last();
}

/// The line above, where it is written like a key but has no colon; -1 otherwise.
qsizetype colonlessLineAbove(const QString &text, TextRange chunk, qsizetype line)
{
    qsizetype above = line;
    do {
        if (above <= chunk.start)
            return -1;
        above = scan::lineStart(text, above - 1);
    } while (scan::isBlankLine(text, above) || scan::isCommentLine(text, above));
    const qsizetype indent = scan::indent(text, above);
    const bool isCandidate = indent == scan::indent(text, line) && !isKeyLine(text, above)
        && QStringView(u"-\"'[{").indexOf(scan::at(text, above + indent)) < 0;
    return isCandidate ? above : -1;
}

Damage openBracket(const QString &text, TextRange chunk, const GrammarError &error)
{
    Damage damage;
    const qsizetype bracket = error.contextAt;
    const bool isSameLine = scan::lineStart(text, bracket) == scan::lineStart(text, error.at)
        && error.at < scan::lineEnd(text, bracket);
    damage.region = openRegion(text, bracket, chunk.end());
    damage.message = wordsFor(error.problem);
    damage.range = isSameLine ? toLineEnd(text, error.at) : toLineEnd(text, bracket);
    if (!isSameLine) {
        const bool isMap = scan::at(text, bracket) == u'{';
        damage.message = isMap
            ? Message(QT_TRANSLATE_NOOP("models", "The { that starts here is never closed."))
            : Message(QT_TRANSLATE_NOOP("models", "The [ that starts here is never closed."));
        damage.fixes.append(
            {Message(QT_TRANSLATE_NOOP("models", "Add %1"), {isMap ? u"}"_s : u"]"_s}),
                {{damage.range.end(), 0, isMap ? u"}"_s : u"]"_s}}});
    }
    return damage;
}

Damage tabbedLine(const QString &text, TextRange chunk, qsizetype at)
{
    Damage damage;
    damage.check = Diagnostic::TabIndentation;
    const qsizetype line = scan::lineStart(text, at);
    const qsizetype indent = scan::indent(text, line);
    damage.range = {line, std::max<qsizetype>(indent, 1)};
    damage.region = subtreeAt(text, line, chunk.end());
    damage.message
        = Message(QT_TRANSLATE_NOOP("models", "A tab indents this line. YAML wants spaces."));
    QString spaces = text.mid(line, indent);
    spaces.replace(u"\t"_s, u"  "_s);
    damage.fixes.append({Message(QT_TRANSLATE_NOOP("models", "Replace the tabs by spaces")),
        {{line, indent, spaces}}});
    return damage;
}

Damage brokenLine(const QString &text, TextRange chunk, const GrammarError &error)
{
    Damage damage;
    const bool isKeyMissing = error.context.contains("simple key"_L1) && error.contextAt >= 0;
    // a fault that the reader did not place stands at the start
    qsizetype at = std::clamp(isKeyMissing ? error.contextAt : error.at, chunk.start, chunk.end());
    while (at > chunk.start && scan::isBlankLine(text, scan::lineStart(text, at)))
        at = std::max(chunk.start, scan::lineStart(text, at) - 1); // the last line written
    qsizetype line = scan::lineStart(text, at);
    damage.message = wordsFor(error.problem);
    const bool isStrayColon = error.problem.startsWith("mapping values"_L1)
        && (valueStart(text, line) < 0 || at < valueStart(text, line));
    if (const qsizetype above = isStrayColon ? colonlessLineAbove(text, chunk, line) : -1;
        above >= 0) {
        line = above;
        at = above;
        damage.message = wordsFor(u"could not find expected ':'"_s);
    } else if (isStrayColon) {
        at = line;
    }
    damage.range = toLineEnd(text, std::max(at, line + scan::indent(text, line)));
    if (scan::at(text, line + scan::indent(text, line)) == u':') {
        damage.check = Diagnostic::KeyType;
        damage.message
            = Message(QT_TRANSLATE_NOOP("models", "The key before the colon is missing."));
    }
    damage.region = subtreeAt(text, line, chunk.end());
    const qsizetype value = valueStart(text, line);
    const bool isInValue = value >= 0 && at >= value && !isKeyMissing;
    const qsizetype from = isInValue ? value : behindDashes(text, line);
    damage.region = TextRange::between(from, std::max(damage.region.end(), from));
    if (isInValue && scan::lineEnd(text, line) > value) {
        const QString written = text.mid(value, scan::lineEnd(text, line) - value).trimmed();
        const QChar first = written.isEmpty() ? QChar() : written.front();
        if (!written.isEmpty() && first != u'"' && first != u'\'' && first != u'|' && first != u'>'
            && first != u'[' && first != u'{')
            damage.fixes.append({Message(QT_TRANSLATE_NOOP("models", "Put it in quotes")),
                {{value, written.size(), doubleQuoted(written)}}});
    }
    return damage;
}

} // namespace

TextRange subtreeAt(QStringView text, qsizetype lineStart, qsizetype limit)
{
    const qsizetype indent = scan::indent(text, lineStart);
    const bool isItem = scan::at(text, lineStart + indent) == u'-';
    qsizetype end = scan::lineEnd(text, lineStart);
    qsizetype line = scan::nextLine(text, lineStart);
    while (line < limit) {
        const qsizetype here = scan::indent(text, line);
        const bool isOwnItem = !isItem && here == indent && scan::at(text, line + here) == u'-'
            && scan::isBlankOrBreak(scan::at(text, line + here + 1));
        const bool isBlank = scan::isBlankLine(text, line);
        if (!isBlank && here <= indent && !isOwnItem)
            break;
        if (!isBlank)
            end = scan::lineEnd(text, line);
        const qsizetype next = scan::nextLine(text, line);
        if (next == line)
            break;
        line = next;
    }
    return TextRange::between(lineStart, std::min(end, limit));
}

Damage blame(
    const QString &text, TextRange chunk, const GrammarError &error, const QList<Event> &before)
{
    Damage damage;
    const bool isQuote = error.context.contains("quoted scalar"_L1) && error.contextAt >= 0;
    const bool isOpenQuote = isQuote
        && (error.problem.contains("end of stream"_L1)
            || error.problem.contains("document indicator"_L1));
    const qsizetype line = scan::lineStart(text, std::min(error.at, text.size()));
    const qsizetype first = line + scan::indent(text, line);
    const bool isTab = error.problem.contains("tab character"_L1)
        || (error.problem.contains("cannot start any token"_L1)
            && text.mid(line, first - line).contains(u'\t') && error.at <= first);
    if (isOpenQuote) {
        damage = openQuote(text, chunk, error.contextAt);
    } else if (isTab) {
        damage = tabbedLine(text, chunk, error.at);
    } else if (const qsizetype quote = swallowingQuote(text, error, before); quote >= 0) {
        damage = openQuote(text, chunk, quote);
    } else if (const qsizetype bracket = innermostBracket(text, before);
        error.context.contains("flow"_L1) && bracket >= 0) {
        GrammarError open = error;
        open.contextAt = bracket;
        damage = openBracket(text, chunk, open);
    } else {
        damage = brokenLine(text, chunk, error);
    }
    damage.detail = error.problem;
    return damage;
}

} // namespace models::yaml
