// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/containers/shellscript.h"

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

bool isNameChar(QChar c, bool isFirst)
{
    return c == u'_' || (c < u'\x7f' && (c.isLetter() || (!isFirst && c.isDigit())));
}

class Parser
{
public:
    explicit Parser(QStringView text)
        : m_text(text)
    {
    }
    std::expected<ShellScript, QString> parse();

private:
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] QChar peek(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : QChar();
    }
    bool skip(QStringView token);
    void skipBlanks();
    bool fail(const QString &error);
    bool parsePipeline(ShellStep &step);
    bool parseCommand(ShellCommand &command);
    bool parseRedirect(ShellCommand &command);
    bool parseWord(ShellWord &word);
    bool parseDoubleQuoted(ShellWord &word);
    bool parseVariable(ShellWord &word, bool isQuoted);
    bool parseBraces(ShellWord &word, bool isQuoted);
    bool parseOutput(ShellWord &word, bool isQuoted);
    static void append(ShellWord &word, QStringView text, bool isQuoted);

    QStringView m_text;
    qsizetype m_at = 0;
    QString m_error;
};

bool Parser::fail(const QString &error)
{
    m_error = error;
    return false;
}

bool Parser::skip(QStringView token)
{
    if (!m_text.sliced(m_at).startsWith(token)) {
        return false;
    }
    m_at += token.size();
    return true;
}

void Parser::skipBlanks()
{
    while (peek() == u' ' || peek() == u'\t' || (peek() == u'\\' && peek(1) == u'\n')) {
        m_at += peek() == u'\\' ? 2 : 1;
    }
    if (peek() == u'#') {
        while (!atEnd() && peek() != u'\n') {
            ++m_at;
        }
    }
}

std::expected<ShellScript, QString> Parser::parse()
{
    ShellScript script;
    ShellStep::When when = ShellStep::When::Always;
    while (true) {
        skipBlanks();
        const bool isAfterSeparator = when == ShellStep::When::Always;
        if (atEnd() || (isAfterSeparator && (peek() == u'\n' || peek() == u'\r'))) {
            if (!isAfterSeparator) {
                return std::unexpected(u"end of file unexpected"_s);
            }
            if (atEnd()) {
                return script;
            }
            ++m_at;
            continue;
        }
        ShellStep step {.when = when};
        if (!parsePipeline(step)) {
            return std::unexpected(m_error);
        }
        script.append(step);
        skipBlanks();
        when = ShellStep::When::Always;
        if (skip(u"&&")) {
            when = ShellStep::When::AfterSuccess;
        } else if (skip(u"||")) {
            when = ShellStep::When::AfterFailure;
        } else if (!atEnd() && !skip(u";") && !skip(u"\n") && !skip(u"\r")) {
            return std::unexpected(u"\"%1\" unexpected"_s.arg(peek()));
        }
    }
}

bool Parser::parsePipeline(ShellStep &step)
{
    do {
        skipBlanks();
        ShellCommand command;
        if (!parseCommand(command)) {
            return false;
        }
        step.pipeline.append(command);
        skipBlanks();
    } while (peek() == u'|' && peek(1) != u'|' && skip(u"|"));
    return true;
}

bool Parser::parseCommand(ShellCommand &command)
{
    while (true) {
        skipBlanks();
        const QChar c = peek();
        if (atEnd() || c == u';' || c == u'\n' || c == u'\r' || c == u'|' || c == u'&') {
            break;
        }
        if (c == u'(' || c == u')') {
            return fail(u"\"%1\" unexpected"_s.arg(c));
        }
        if (c == u'>' || c == u'<' || ((c == u'2' || c == u'1') && peek(1) == u'>')) {
            if (!parseRedirect(command)) {
                return false;
            }
            continue;
        }
        ShellWord word;
        if (!parseWord(word)) {
            return false;
        }
        command.words.append(word);
    }
    if (command.words.isEmpty() && command.redirects.isEmpty()) {
        return fail(atEnd() ? u"end of file unexpected"_s : u"\"%1\" unexpected"_s.arg(peek()));
    }
    return true;
}

bool Parser::parseRedirect(ShellCommand &command)
{
    using Kind = ShellRedirect::Kind;
    ShellRedirect redirect;
    if (skip(u"2>&1")) {
        command.redirects.append({Kind::ErrorToOutput});
        return true;
    }
    if (skip(u">&2") || skip(u"1>&2")) {
        command.redirects.append({Kind::OutputToError});
        return true;
    }
    if (skip(u"2>>") || skip(u"2>")) {
        redirect.kind = Kind::ErrorOutput;
    } else if (skip(u">>") || skip(u"1>>")) {
        redirect.kind = Kind::Append;
    } else if (skip(u">") || skip(u"1>")) {
        redirect.kind = Kind::Output;
    } else if (skip(u"<")) {
        redirect.kind = Kind::Input;
    }
    skipBlanks();
    if (!parseWord(redirect.target)) {
        return false;
    }
    if (redirect.target.isEmpty()) {
        return fail(atEnd() ? u"end of file unexpected"_s : u"\"%1\" unexpected"_s.arg(peek()));
    }
    command.redirects.append(redirect);
    return true;
}

void Parser::append(ShellWord &word, QStringView text, bool isQuoted)
{
    if (!word.isEmpty() && word.last().kind == ShellPiece::Kind::Text
        && word.last().isQuoted == isQuoted) {
        word.last().text += text;
    } else {
        word.append({.text = text.toString(), .isQuoted = isQuoted});
    }
}

bool Parser::parseWord(ShellWord &word)
{
    static constexpr QStringView ends = u" \t\n\r;|&<>()";
    while (!atEnd() && !ends.contains(peek())) {
        const QChar c = peek();
        if (c == u'\'') {
            const qsizetype close = m_text.indexOf(u'\'', m_at + 1);
            if (close < 0) {
                return fail(u"unterminated quoted string"_s);
            }
            append(word, m_text.sliced(m_at + 1, close - m_at - 1), true);
            m_at = close + 1;
        } else if (c == u'"') {
            ++m_at;
            if (!parseDoubleQuoted(word)) {
                return false;
            }
        } else if (c == u'$') {
            if (!parseVariable(word, false)) {
                return false;
            }
        } else if (c == u'\\' && m_at + 1 < m_text.size()) {
            append(word, m_text.sliced(m_at + 1, 1), true);
            m_at += 2;
        } else {
            append(word, m_text.sliced(m_at, 1), false);
            ++m_at;
        }
    }
    return true;
}

bool Parser::parseDoubleQuoted(ShellWord &word)
{
    append(word, {}, true); // "" is a word too
    while (!atEnd()) {
        const QChar c = peek();
        if (c == u'"') {
            ++m_at;
            return true;
        }
        if (c == u'$') {
            if (!parseVariable(word, true)) {
                return false;
            }
        } else if (c == u'\\' && QStringView(u"\"\\$`").contains(peek(1))) {
            append(word, m_text.sliced(m_at + 1, 1), true);
            m_at += 2;
        } else {
            append(word, m_text.sliced(m_at, 1), true);
            ++m_at;
        }
    }
    return fail(u"unterminated quoted string"_s);
}

bool Parser::parseVariable(ShellWord &word, bool isQuoted)
{
    ++m_at;
    if (peek() == u'{') {
        return parseBraces(word, isQuoted);
    }
    if (peek() == u'(') {
        return parseOutput(word, isQuoted);
    }
    if (peek() == u'?' || peek() == u'$' || peek() == u'#' || peek() == u'0') {
        word.append({ShellPiece::Kind::Variable, QString(peek()), {}, isQuoted});
        ++m_at;
        return true;
    }
    const qsizetype start = m_at;
    while (!atEnd() && isNameChar(peek(), m_at == start)) {
        ++m_at;
    }
    if (m_at == start) {
        append(word, u"$", isQuoted);
    } else {
        word.append({ShellPiece::Kind::Variable, m_text.sliced(start, m_at - start).toString(), {},
            isQuoted});
    }
    return true;
}

bool Parser::parseBraces(ShellWord &word, bool isQuoted)
{
    const qsizetype close = m_text.indexOf(u'}', m_at);
    if (close < 0) {
        return fail(u"missing '}'"_s);
    }
    const QStringView inside = m_text.sliced(m_at + 1, close - m_at - 1);
    m_at = close + 1;
    const qsizetype dash = inside.indexOf(u":-");
    const QStringView name = dash < 0 ? inside : inside.first(dash);
    bool isName = !name.isEmpty();
    for (qsizetype i = 0; i < name.size(); ++i) {
        isName = isName && isNameChar(name[i], i == 0);
    }
    if (!isName && name != u"?") {
        return fail(u"bad substitution"_s);
    }
    word.append({ShellPiece::Kind::Variable, name.toString(),
        dash < 0 ? QString() : inside.sliced(dash + 2).toString(), isQuoted});
    return true;
}

bool Parser::parseOutput(ShellWord &word, bool isQuoted)
{
    const qsizetype start = m_at + 1;
    int depth = 0;
    QChar quote;
    for (; !atEnd(); ++m_at) {
        const QChar c = peek();
        if (!quote.isNull()) {
            quote = c == quote ? QChar() : quote;
        } else if (c == u'\'' || c == u'"') {
            quote = c;
        } else if (c == u'(') {
            ++depth;
        } else if (c == u')' && --depth == 0) {
            word.append({ShellPiece::Kind::Output, m_text.sliced(start, m_at - start).toString(),
                {}, isQuoted});
            ++m_at;
            return true;
        }
    }
    return fail(u"end of file unexpected (expecting \")\")"_s);
}

} // namespace

std::expected<ShellScript, QString> parseShell(QStringView text)
{
    return Parser(text).parse();
}

} // namespace models::sandbox
