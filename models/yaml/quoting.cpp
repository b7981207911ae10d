// SPDX-License-Identifier: Apache-2.0
#include "models/yaml/quoting.h"

#include "models/yaml/scalar.h"

#include <QRegularExpression>

#include <algorithm>

namespace models::yaml {

using namespace Qt::StringLiterals;

namespace {

/// Would some YAML reader take it for something else than a string? The union of YAML 1.1 and
/// 1.2, generous on purpose.
bool isImplicitType(QStringView text)
{
    static const QRegularExpression words(
        u"^(?:~|null|y|n|yes|no|on|off|true|false|=|<<|[-+]?\\.inf|\\.nan)$"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression numbers(uR"(^[-+]?(?:[0-9][0-9_]*|0[xX][0-9a-fA-F_]*)"
                                            uR"(|0[oO][0-7_]*|0[bB][01_]*)$)"_s);
    static const QRegularExpression floats(
        uR"(^[-+]?(?:[0-9][0-9_]*)?\.?[0-9_]*(?:[eE][-+]?[0-9]+)?\.?$)"_s);
    static const QRegularExpression times(uR"(^(?:[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?)"
                                          uR"(|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:$|[Tt ].*))$)"_s);
    const QChar first = text.front();
    if (first.isDigit() || first == u'+' || first == u'-' || first == u'.')
        return numbers.matchView(text).hasMatch() || times.matchView(text).hasMatch()
            || (floats.matchView(text).hasMatch()
                && std::ranges::any_of(text, [](QChar c) { return c.isDigit(); }))
            || words.matchView(text).hasMatch();
    return text.size() <= 5 && words.matchView(text).hasMatch();
}

bool isPlainCharacter(QChar c)
{
    const char16_t u = c.unicode();
    return u >= 0x20 && u != 0x7f && !(u >= 0x80 && u <= 0xa0) && u != 0x2028 && u != 0x2029
        && u != 0xfeff && u < 0xfffe;
}

bool isLoneSurrogate(QStringView text, qsizetype i)
{
    if (text[i].isHighSurrogate())
        return i + 1 >= text.size() || !text[i + 1].isLowSurrogate();
    return text[i].isLowSurrogate() && (i == 0 || !text[i - 1].isHighSurrogate());
}

} // namespace

bool isPlainSafe(QStringView text, QuoteContext context)
{
    if (text.isEmpty() || text.front().isSpace() || text.back().isSpace())
        return false;
    const bool isFlow = context == QuoteContext::Flow || context == QuoteContext::FlowKey;
    const bool isKey = context == QuoteContext::Key || context == QuoteContext::FlowKey;
    if (isKey && text.size() > 250)
        return false;
    const QChar first = text.front();
    if (QStringView(u"[]{},#&*!|>'\"%@`").contains(first))
        return false;
    if ((first == u'-' || first == u'?' || first == u':')
        && (text.size() == 1 || text[1] == u' ' || isFlow || (isKey && first == u'?')))
        return false;
    if (text.startsWith("---"_L1) || text.startsWith("..."_L1))
        return false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (!isPlainCharacter(c) || isLoneSurrogate(text, i))
            return false;
        const bool isLast = i + 1 == text.size();
        if (c == u':' && (isLast || text[i + 1] == u' '))
            return false;
        if (c == u'#' && i > 0 && text[i - 1] == u' ')
            return false;
        if (isFlow && QStringView(u",[]{}?").contains(c))
            return false;
        if (isFlow && c == u':' && QStringView(u",[]{}?").contains(text[i + 1]))
            return false;
    }
    return !isImplicitType(text);
}

QString doubleQuoted(QStringView text)
{
    QString result;
    result.reserve(text.size() + 2);
    result += u'"';
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const char16_t u = c.unicode();
        if (c == u'"' || c == u'\\')
            result += u'\\' + QString(c);
        else if (c == u'\n')
            result += "\\n"_L1;
        else if (c == u'\t')
            result += "\\t"_L1;
        else if (c == u'\r')
            result += "\\r"_L1;
        else if (isLoneSurrogate(text, i))
            result += "\\uFFFD"_L1;
        else if (u < 0x20 || (u >= 0x7f && u <= 0xa0))
            result += "\\x"_L1 + QString::number(u, 16).toUpper().rightJustified(2, u'0');
        else if (!isPlainCharacter(c))
            result += "\\u"_L1 + QString::number(u, 16).toUpper().rightJustified(4, u'0');
        else
            result += c;
    }
    return result + u'"';
}

QString quoted(const QString &text, QuoteContext context)
{
    return isPlainSafe(text, context) ? text : doubleQuoted(text);
}

bool isLiteralSafe(QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != u'\n' && (!isPlainCharacter(text[i]) || isLoneSurrogate(text, i)))
            return false;
    }
    for (const QStringView line : text.split(u'\n')) {
        if (!line.isEmpty() && line.trimmed().isEmpty())
            return false;
    }
    return !text.isEmpty();
}

} // namespace models::yaml
