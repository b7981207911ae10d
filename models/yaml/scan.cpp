// SPDX-License-Identifier: Apache-2.0
#include "models/yaml/scan.h"

namespace models::yaml::scan {

qsizetype lineStart(QStringView text, qsizetype offset)
{
    while (offset > 0) {
        const QChar before = text[offset - 1];
        if (before == u'\n' || (before == u'\r' && at(text, offset) != u'\n'))
            break;
        --offset;
    }
    return offset;
}

qsizetype lineEnd(QStringView text, qsizetype offset)
{
    while (offset < text.size() && text[offset] != u'\n' && text[offset] != u'\r')
        ++offset;
    return offset;
}

qsizetype nextLine(QStringView text, qsizetype offset)
{
    offset = lineEnd(text, offset);
    if (offset + 1 < text.size() && text[offset] == u'\r' && text[offset + 1] == u'\n')
        return offset + 2;
    return offset < text.size() ? offset + 1 : offset;
}

qsizetype indent(QStringView text, qsizetype lineStart)
{
    qsizetype offset = lineStart;
    while (offset < text.size() && isBlank(text[offset]))
        ++offset;
    return offset - lineStart;
}

qsizetype skipTrivia(QStringView text, qsizetype offset)
{
    while (offset < text.size()) {
        if (isBlankOrBreak(text[offset]))
            ++offset;
        else if (text[offset] == u'#')
            offset = lineEnd(text, offset);
        else
            break;
    }
    return offset;
}

namespace {

// What may follow the name without a blank, a colon for one, begins the content.
qsizetype anchorEnd(QStringView text, qsizetype offset)
{
    const auto isOfName = [](QChar c) {
        return (c.unicode() < 128 && c.isLetterOrNumber()) || c == u'_' || c == u'-';
    };
    qsizetype end = offset + 1;
    while (end < text.size() && isOfName(text[end]))
        ++end;
    return end;
}

qsizetype tagEnd(QStringView text, qsizetype offset)
{
    const bool isVerbatim = at(text, offset + 1) == u'<';
    qsizetype end = offset;
    while (end < text.size() && !isBlankOrBreak(text[end])
        && (isVerbatim || !QStringView(u",[]{}").contains(text[end])))
        ++end;
    return end;
}

} // namespace

qsizetype skipProperties(QStringView text, qsizetype offset)
{
    qsizetype end = offset;
    qsizetype next = offset;
    while (next < text.size() && (text[next] == u'&' || text[next] == u'!')) {
        end = text[next] == u'&' ? anchorEnd(text, next) : tagEnd(text, next);
        next = skipTrivia(text, end);
    }
    return end;
}

bool isBlankLine(QStringView text, qsizetype lineStart)
{
    const qsizetype first = lineStart + indent(text, lineStart);
    return first >= text.size() || isBreak(text[first]);
}

bool isCommentLine(QStringView text, qsizetype lineStart)
{
    return at(text, lineStart + indent(text, lineStart)) == u'#';
}

bool isMarkerLine(QStringView text, qsizetype lineStart, QChar mark)
{
    return at(text, lineStart) == mark && at(text, lineStart + 1) == mark
        && at(text, lineStart + 2) == mark && isBlankOrBreak(at(text, lineStart + 3));
}

} // namespace models::yaml::scan
