// SPDX-License-Identifier: Apache-2.0
#include "models/cel/token.h"

#include <array>

using namespace Qt::StringLiterals;

namespace models::cel {

namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isHex(QChar c)
{
    return isDigit(c) || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
}

bool isLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'_';
}

class Lexer
{
public:
    explicit Lexer(const QString &source)
        : m_source(source)
    {
    }

    Tokens run()
    {
        while (true) {
            skipBlank();
            if (m_at >= m_source.size())
                break;
            readToken();
        }
        m_tokens.list << Token {Token::Kind::End, m_source.size(), {}};
        return std::move(m_tokens);
    }

private:
    [[nodiscard]] QChar peek(qsizetype ahead = 0) const { return charAt(m_at + ahead); }
    [[nodiscard]] QChar charAt(qsizetype at) const
    {
        return at < m_source.size() ? m_source.at(at) : QChar();
    }

    void skipBlank()
    {
        while (m_at < m_source.size()) {
            const QChar c = peek();
            if (c == u'/' && peek(1) == u'/') {
                const qsizetype end = m_source.indexOf(u'\n', m_at);
                m_at = end < 0 ? m_source.size() : end;
            } else if (c == u' ' || c == u'\t' || c == u'\n' || c == u'\r' || c == u'\f') {
                ++m_at;
            } else {
                return;
            }
        }
    }

    void push(Token::Kind kind, qsizetype end)
    {
        m_tokens.list << Token {kind, m_at, m_source.sliced(m_at, end - m_at)};
        m_at = end;
    }

    void readToken()
    {
        if (const qsizetype end = endOfText(); end > 0)
            return;
        const QChar c = peek();
        if (isDigit(c) || (c == u'.' && isDigit(peek(1))))
            readNumber();
        else if (isLetter(c))
            readWord();
        else
            readSymbol();
    }

    /// A quoted text with its prefix letters; 0 when none begins here.
    qsizetype endOfText()
    {
        qsizetype at = m_at;
        bool isBytes = false;
        bool isRaw = false;
        if (charAt(at).toLower() == u'b') {
            isBytes = true;
            ++at;
        }
        if (charAt(at).toLower() == u'r') {
            isRaw = true;
            ++at;
        }
        const QChar quote = charAt(at);
        if (quote != u'\'' && quote != u'"')
            return 0;
        const QString triple(3, quote);
        qsizetype end = QStringView(m_source).sliced(at).startsWith(triple)
            ? closing(at + 3, triple, isRaw)
            : -1;
        if (end < 0)
            end = closing(at + 1, QString(quote), isRaw);
        if (end < 0) {
            // Letters before a quote that is never closed are a word of their own.
            if (at > m_at)
                return 0;
            fail(m_failedAt);
            return 1;
        }
        push(isBytes ? Token::Kind::Bytes : Token::Kind::String, end);
        return end;
    }

    /// The end behind the closing quotes; -1 when there are none.
    qsizetype closing(qsizetype at, const QString &quotes, bool isRaw)
    {
        for (; at < m_source.size(); ++at) {
            const QChar c = charAt(at);
            if (QStringView(m_source).sliced(at).startsWith(quotes))
                return at + quotes.size();
            if (quotes.size() == 1 && (c == u'\n' || c == u'\r'))
                break;
            if (c != u'\\' || isRaw)
                continue;
            const qsizetype end = endOfEscape(at + 1);
            if (end < 0)
                return -1;
            at = end - 1;
        }
        m_failedAt = std::min(at, m_source.size() - 1);
        return -1;
    }

    /// Behind what follows a backslash; -1, and where it went wrong, when it is no escape.
    qsizetype endOfEscape(qsizetype at)
    {
        const QChar c = charAt(at);
        if (u"abfnrtv\"'\\?`"_s.contains(c) && !c.isNull())
            return at + 1;
        const bool isOctal = c >= u'0' && c <= u'3';
        const qsizetype digits = isOctal ? 3
            : c.toLower() == u'x'        ? 2
            : c == u'u'                  ? 4
            : c == u'U'                  ? 8
                                         : 0;
        const qsizetype first = at + (isOctal ? 0 : 1);
        qsizetype last = first;
        while (last < first + digits
            && (isOctal ? charAt(last) >= u'0' && charAt(last) <= u'7' : isHex(charAt(last))))
            ++last;
        if (digits > 0 && last == first + digits)
            return last;
        m_failedAt = std::min(digits == 0 ? at : last, m_source.size() - 1);
        return -1;
    }

    void readNumber()
    {
        qsizetype at = m_at;
        if (peek() == u'0' && peek(1) == u'x' && isHex(peek(2))) {
            at += 2;
            while (isHex(charAt(at)))
                ++at;
            readSuffix(at);
            return;
        }
        while (isDigit(charAt(at)))
            ++at;
        bool isFloat = false;
        if (charAt(at) == u'.' && isDigit(charAt(at + 1))) {
            isFloat = true;
            ++at;
            while (isDigit(charAt(at)))
                ++at;
        }
        if (charAt(at).toLower() == u'e') {
            qsizetype digits = at + 1;
            if (charAt(digits) == u'+' || charAt(digits) == u'-')
                ++digits;
            if (isDigit(charAt(digits))) {
                isFloat = true;
                at = digits;
                while (isDigit(charAt(at)))
                    ++at;
            }
        }
        if (isFloat)
            push(Token::Kind::Float, at);
        else
            readSuffix(at);
    }

    void readSuffix(qsizetype at)
    {
        const bool isUnsigned = charAt(at).toLower() == u'u';
        push(isUnsigned ? Token::Kind::Uint : Token::Kind::Int, at + (isUnsigned ? 1 : 0));
    }

    void readWord()
    {
        qsizetype at = m_at;
        while (isLetter(charAt(at)) || isDigit(charAt(at)))
            ++at;
        const QStringView word = QStringView(m_source).sliced(m_at, at - m_at);
        const bool isKeyword
            = word == u"in" || word == u"true" || word == u"false" || word == u"null";
        push(isKeyword ? Token::Kind::Symbol : Token::Kind::Identifier, at);
    }

    void readSymbol()
    {
        static constexpr std::array pairs {u"==", u"!=", u"<=", u">=", u"&&", u"||"};
        const QStringView rest = QStringView(m_source).sliced(m_at);
        for (const auto *pair : pairs) {
            if (rest.startsWith(QStringView(pair))) {
                push(Token::Kind::Symbol, m_at + 2);
                return;
            }
        }
        const QChar c = peek();
        if (u"<>[]{}().,-!?:+*/%"_s.contains(c)) {
            push(Token::Kind::Symbol, m_at + 1);
            return;
        }
        const bool isHalf = c == u'=' || c == u'&' || c == u'|';
        fail(std::min(m_at + (isHalf || c.isHighSurrogate() ? 1 : 0), m_source.size() - 1));
    }

    /// What cannot be a word, up to the character that spoilt it, is left out.
    void fail(qsizetype last)
    {
        QString text = m_source.sliced(m_at, last - m_at + 1);
        text.replace(u'\n', u"\\n"_s).replace(u'\t', u"\\t"_s).replace(u'\r', u"\\r"_s);
        m_tokens.issues << Issue {
            m_at, u"Syntax error: token recognition error at: '"_s + text + u'\''};
        m_at = last + 1;
    }

    const QString &m_source;
    qsizetype m_at = 0;
    qsizetype m_failedAt = 0;
    Tokens m_tokens;
};

class Unquoter
{
public:
    Unquoter(QStringView body, bool isBytes)
        : m_body(body)
        , m_isBytes(isBytes)
    {
    }

    Unquoted run()
    {
        while (m_at < m_body.size() && m_out.fault.isEmpty()) {
            const QChar c = m_body.at(m_at++);
            if (c == u'\\') {
                readEscape();
            } else if (m_isBytes) {
                QString one(c);
                if (c.isHighSurrogate() && m_at < m_body.size())
                    one += m_body.at(m_at++);
                m_out.bytes += one.toUtf8();
            } else {
                m_out.text += c;
            }
        }
        return std::move(m_out);
    }

private:
    void readEscape()
    {
        if (m_at >= m_body.size()) {
            m_out.fault = u"unable to unescape string, found '\\' as last character"_s;
            return;
        }
        const QChar c = m_body.at(m_at++);
        static const QString names = u"abfnrtv\\'\"`?"_s;
        static const QString values = u"\a\b\f\n\r\t\v\\'\"`?"_s;
        if (const qsizetype known = names.indexOf(c); known >= 0)
            append(values.at(known).unicode());
        else if (c == u'x' || c == u'X')
            readCode(2, 16, c);
        else if (c == u'u' || c == u'U')
            readCode(c == u'u' ? 4 : 8, 16, c);
        else if (c >= u'0' && c <= u'3') {
            --m_at;
            readCode(3, 8, c);
        } else {
            m_out.fault = u"unable to unescape string"_s;
        }
    }

    void readCode(qsizetype digits, int base, QChar kind)
    {
        bool isNumber = false;
        const QStringView text = m_body.sliced(m_at, std::min(digits, m_body.size() - m_at));
        const char32_t code = text.toUInt(&isNumber, base);
        const bool isUnicode = kind.toLower() == u'u';
        const bool isCharacter = code <= 0x10ffff && !QChar::isSurrogate(code);
        if (!isNumber || text.size() != digits || (isUnicode && (m_isBytes || !isCharacter))) {
            m_out.fault = isUnicode && !m_isBytes && isNumber ? u"invalid unicode code point"_s
                                                              : u"unable to unescape string"_s;
            return;
        }
        m_at += digits;
        append(code);
    }

    void append(char32_t code)
    {
        if (m_isBytes)
            m_out.bytes += char(uchar(code));
        else
            m_out.text += QString::fromUcs4(&code, 1);
    }

    QStringView m_body;
    bool m_isBytes;
    qsizetype m_at = 0;
    Unquoted m_out;
};

} // namespace

Tokens tokenize(const QString &source)
{
    return Lexer(source).run();
}

Unquoted unquoted(const Token &token)
{
    QStringView body = token.text;
    const bool isBytes = token.kind == Token::Kind::Bytes;
    if (isBytes)
        body = body.sliced(1);
    const bool isRaw = body.startsWith(u'r') || body.startsWith(u'R');
    if (isRaw)
        body = body.sliced(1);
    const bool isTriple = body.size() >= 6 && body.at(1) == body.at(0) && body.at(2) == body.at(0);
    const qsizetype quotes = isTriple ? 3 : 1;
    body = body.sliced(quotes, body.size() - 2 * quotes);
    if (isRaw) {
        return isBytes ? Unquoted {{}, body.toUtf8(), {}} : Unquoted {body.toString(), {}, {}};
    }
    return Unquoter(body, isBytes).run();
}

} // namespace models::cel
