// SPDX-License-Identifier: Apache-2.0
#include "models/cel/parser.h"

#include "models/cel/macros.h"
#include "models/cel/token.h"

#include <QSet>

#include <cmath>

using namespace Qt::StringLiterals;

namespace models::cel {

namespace {

constexpr int deepest = 250; ///< nested expressions, as the reference allows
constexpr int deepestTree = 1'000; ///< nodes below each other, so that walks fit the stack
constexpr qsizetype longest = 100'000; ///< characters

/// The kinds of words that may begin an expression, with what may stand there besides.
QString starters(bool closing = false, bool optional = false, const QString &bracket = {})
{
    QStringList list {u"'['"_s};
    if (bracket == "]"_L1)
        list << u"']'"_s;
    list << u"'{'"_s;
    if (bracket == "}"_L1)
        list << u"'}'"_s;
    list << u"'('"_s;
    if (closing)
        list << u"')'"_s;
    list << u"'.'"_s;
    if (!bracket.isEmpty())
        list << u"','"_s;
    list << u"'-'"_s << u"'!'"_s;
    if (optional)
        list << u"'?'"_s;
    list << u"'true'"_s << u"'false'"_s << u"'null'"_s;
    return u'{' + list.join(u", "_s)
        + u", NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES, IDENTIFIER}"_s;
}

class Parser
{
public:
    explicit Parser(const QString &source)
        : m_tokens(tokenize(source))
        , m_issues(m_tokens.issues)
    {
    }

    Parsed run()
    {
        const ExprPtr expr = parseExpr();
        if (!m_stopped && peek().kind != Token::Kind::End) {
            const bool isLast = peek(1).kind == Token::Kind::End;
            stop((isLast ? u"extraneous"_s : u"mismatched"_s) + u" input "_s + shown(peek())
                + u" expecting <EOF>"_s);
        }
        return {m_issues.isEmpty() ? expr : nullptr, m_issues};
    }

private:
    [[nodiscard]] const Token &peek(qsizetype ahead = 0) const
    {
        return m_tokens.list.at(std::min(m_at + ahead, m_tokens.list.size() - 1));
    }

    [[nodiscard]] static QString shown(const Token &token)
    {
        return u'\'' + (token.kind == Token::Kind::End ? u"<EOF>"_s : token.text) + u'\'';
    }

    bool take(QStringView symbol)
    {
        if (!peek().is(symbol))
            return false;
        ++m_at;
        return true;
    }

    void report(qsizetype offset, const QString &text) { m_issues << Issue {offset, text}; }

    /// A mistake after which nothing that follows can be trusted.
    void stop(const QString &text)
    {
        if (!m_stopped)
            report(peek().offset, u"Syntax error: "_s + text);
        m_stopped = true;
        m_at = m_tokens.list.size() - 1;
    }

    /// One word must stand here; one too many is passed over, one missing is added where what
    /// follows fits.
    void expect(const QString &symbol, const QString &expected)
    {
        if (m_stopped || take(symbol))
            return;
        if (peek(1).is(symbol)) {
            report(peek().offset,
                u"Syntax error: extraneous input "_s + shown(peek()) + u" expecting "_s + expected);
            m_at += 2;
            return;
        }
        const Token &token = peek();
        const bool closes = symbol == ")"_L1 || symbol == "}"_L1 || symbol == "]"_L1;
        const bool fits = closes ? token.kind == Token::Kind::End && !expected.startsWith(u'{')
                                 : startsExpr(token);
        if (fits)
            stop(u"missing '"_s + symbol + u"' at "_s + shown(token));
        else
            stop(u"mismatched input "_s + shown(token) + u" expecting "_s + expected);
    }

    [[nodiscard]] static bool startsExpr(const Token &token)
    {
        static const QSet<QString> symbols {
            u"["_s, u"{"_s, u"("_s, u"."_s, u"-"_s, u"!"_s, u"true"_s, u"false"_s, u"null"_s};
        return token.kind == Token::Kind::Symbol ? symbols.contains(token.text)
                                                 : token.kind != Token::Kind::End;
    }

    /// An expression must begin here.
    void expectStart(const QString &expected, const QString &orElse = {})
    {
        if (m_stopped || startsExpr(peek()))
            return;
        if (startsExpr(peek(1)) || (!orElse.isEmpty() && peek(1).is(orElse))) {
            report(peek().offset,
                u"Syntax error: extraneous input "_s + shown(peek()) + u" expecting "_s + expected);
            ++m_at;
            return;
        }
        stop(u"mismatched input "_s + shown(peek()) + u" expecting "_s + expected);
    }

    ExprPtr shallow(const ExprPtr &expr)
    {
        if (expr->depth > deepestTree)
            stop(u"expression recursion limit exceeded: %1"_s.arg(deepest));
        return expr;
    }

    ExprPtr nothing() const { return literalExpr(peek().offset, Value()); }

    ExprPtr parseExpr()
    {
        if (m_depth >= deepest) {
            stop(u"expression recursion limit exceeded: 250"_s);
            return nothing();
        }
        ++m_depth;
        ExprPtr expr = parseOr();
        if (peek().is(u"?") && !m_stopped) {
            const qsizetype offset = peek().offset;
            ++m_at;
            const ExprPtr yes = parseOr();
            expect(u":"_s, u"':'"_s);
            const ExprPtr no = m_stopped ? nothing() : parseExpr();
            expr = callExpr(offset, u"_?_:_"_s, {expr, yes, no});
        }
        --m_depth;
        return shallow(expr);
    }

    ExprPtr parseOr()
    {
        return parseLogic(u"||"_s, u"_||_"_s,
            [this] { return parseLogic(u"&&"_s, u"_&&_"_s, [this] { return parseRelation(); }); });
    }

    template <typename Term>
    ExprPtr parseLogic(const QString &symbol, const QString &function, const Term &term)
    {
        std::vector<ExprPtr> terms {term()};
        std::vector<qsizetype> offsets;
        while (!m_stopped && peek().is(symbol)) {
            offsets.push_back(peek().offset);
            ++m_at;
            terms.push_back(term());
        }
        return balanced(function, terms, offsets, 0, terms.size());
    }

    /// Long chains as a tree, so that no walk over them goes deep.
    static ExprPtr balanced(const QString &function, const std::vector<ExprPtr> &terms,
        const std::vector<qsizetype> &offsets, size_t first, size_t last)
    {
        if (last - first == 1)
            return terms[first];
        const size_t middle = (first + last) / 2;
        return callExpr(offsets[middle - 1], function,
            {balanced(function, terms, offsets, first, middle),
                balanced(function, terms, offsets, middle, last)});
    }

    /// A chain of operators of one rank, from the left.
    template <typename Term> ExprPtr parseChain(const QStringList &symbols, const Term &term)
    {
        ExprPtr left = term();
        int length = 0;
        while (!m_stopped && peek().kind == Token::Kind::Symbol && symbols.contains(peek().text)) {
            if (++length > deepest) {
                stop(u"expression recursion limit exceeded: 250"_s);
                break;
            }
            const Token token = peek();
            ++m_at;
            const QString name = token.text == "in"_L1 ? u"@in"_s : u'_' + token.text + u'_';
            left = shallow(callExpr(token.offset, name, {left, term()}));
        }
        return left;
    }

    ExprPtr parseRelation()
    {
        static const QStringList relations {
            u"<"_s, u"<="_s, u">"_s, u">="_s, u"=="_s, u"!="_s, u"in"_s};
        static const QStringList sums {u"+"_s, u"-"_s};
        static const QStringList products {u"*"_s, u"/"_s, u"%"_s};
        return parseChain(relations, [this] {
            return parseChain(
                sums, [this] { return parseChain(products, [this] { return parseUnary(); }); });
        });
    }

    ExprPtr parseUnary()
    {
        const Token first = peek();
        if (!first.is(u"!") && !first.is(u"-"))
            return parseMember();
        int count = 0;
        while (take(first.text))
            ++count;
        const bool isNumber = peek().kind == Token::Kind::Int || peek().kind == Token::Kind::Float;
        if (first.is(u"-") && count == 1 && isNumber) {
            --m_at;
            return parseMember();
        }
        const ExprPtr operand = parseMember();
        if (count % 2 == 0)
            return operand;
        return callExpr(first.offset, first.text + u'_', {operand});
    }

    ExprPtr parseMember()
    {
        ExprPtr expr = parsePrimary();
        int length = 0;
        while (!m_stopped && (peek().is(u".") || peek().is(u"["))) {
            if (++length > deepest) {
                stop(u"expression recursion limit exceeded: 250"_s);
                break;
            }
            const Token token = peek();
            ++m_at;
            expr = shallow(
                token.is(u".") ? parseSelect(expr, token.offset) : parseIndex(expr, token.offset));
        }
        return expr;
    }

    ExprPtr parseSelect(const ExprPtr &operand, qsizetype offset)
    {
        const bool isOptional = take(u"?");
        const Token name = peek();
        if (name.kind != Token::Kind::Identifier) {
            stop(isOptional ? u"mismatched input %1 expecting IDENTIFIER"_s.arg(shown(name))
                            : u"no viable alternative at input '."_s + name.text + u'\'');
            return operand;
        }
        ++m_at;
        if (isOptional)
            return callExpr(
                offset, u"_?._"_s, {operand, literalExpr(name.offset, Value::Data(name.text))});
        if (peek().is(u"(")) {
            const qsizetype call = peek().offset;
            ++m_at;
            const std::vector<ExprPtr> args = parseArguments();
            if (m_stopped)
                return operand;
            if (const auto macro = expanded(name.text, call, operand, args, m_issues))
                return *macro;
            return callExpr(call, name.text, args, operand);
        }
        auto select = std::make_shared<Expr>();
        select->kind = Expr::Kind::Select;
        select->offset = offset;
        select->name = name.text;
        select->target = operand;
        select->depth = operand->depth + 1;
        return select;
    }

    ExprPtr parseIndex(const ExprPtr &operand, qsizetype offset)
    {
        const bool isOptional = take(u"?");
        if (!isOptional)
            expectStart(starters(false, true));
        const ExprPtr index = parseExpr();
        expect(u"]"_s, u"']'"_s);
        return callExpr(offset, isOptional ? u"_[?_]"_s : u"_[_]"_s, {operand, index});
    }

    std::vector<ExprPtr> parseArguments()
    {
        std::vector<ExprPtr> args;
        if (take(u")"))
            return args;
        expectStart(starters(true), u")"_s);
        if (!m_stopped && take(u")"))
            return args;
        while (!m_stopped) {
            args.push_back(parseExpr());
            if (!take(u","))
                break;
        }
        expect(u")"_s, u"')'"_s);
        return args;
    }

    ExprPtr parsePrimary()
    {
        expectStart(starters());
        if (m_stopped)
            return nothing();
        const Token token = peek();
        if (take(u"(")) {
            const ExprPtr inner = parseExpr();
            expect(u")"_s, u"')'"_s);
            return inner;
        }
        if (take(u"["))
            return parseList(token.offset);
        if (take(u"{"))
            return parseMap(token.offset);
        const bool isDotted = token.is(u".");
        if (isDotted || token.kind == Token::Kind::Identifier)
            return parseName(isDotted);
        return parseLiteral();
    }

    ExprPtr parseName(bool isDotted)
    {
        static const QSet<QString> reserved {u"as"_s, u"break"_s, u"const"_s, u"continue"_s,
            u"else"_s, u"false"_s, u"for"_s, u"function"_s, u"if"_s, u"import"_s, u"in"_s, u"let"_s,
            u"loop"_s, u"package"_s, u"namespace"_s, u"null"_s, u"return"_s, u"true"_s, u"var"_s,
            u"void"_s, u"while"_s};
        if (isDotted)
            ++m_at;
        const Token name = peek();
        if (name.kind != Token::Kind::Identifier) {
            stop(u"no viable alternative at input '."_s + name.text + u'\'');
            return nothing();
        }
        ++m_at;
        const QString text = (isDotted ? u"."_s : QString()) + name.text;
        if (reserved.contains(name.text))
            report(name.offset, u"reserved identifier: "_s + name.text);
        if (peek().is(u"(")) {
            const qsizetype call = peek().offset;
            ++m_at;
            const std::vector<ExprPtr> args = parseArguments();
            if (m_stopped)
                return nothing();
            if (const auto macro = expanded(text, call, nullptr, args, m_issues))
                return *macro;
            return callExpr(call, text, args);
        }
        if (peek().is(u"{"))
            return parseMessage(text);
        return identExpr(name.offset, text);
    }

    /// Name{field: value}: read, and refused by the checker, as objects have no types to name.
    ExprPtr parseMessage(const QString &name)
    {
        auto message = std::make_shared<Expr>();
        message->kind = Expr::Kind::Message;
        message->offset = peek().offset;
        message->name = name;
        ++m_at;
        while (!m_stopped && !peek().is(u"}")) {
            take(u"?");
            if (peek().kind != Token::Kind::Identifier) {
                stop(u"mismatched input "_s + shown(peek())
                    + u" expecting {'}', ',', '?', IDENTIFIER}"_s);
                break;
            }
            ++m_at;
            expect(u":"_s, u"':'"_s);
            message->args.push_back(parseExpr());
            if (!take(u","))
                break;
        }
        expect(u"}"_s, u"'}'"_s);
        return message;
    }

    ExprPtr parseList(qsizetype offset)
    {
        auto list = listExpr(offset, {});
        const bool isBlank = take(u",");
        if (!isBlank && !peek().is(u"]") && !peek().is(u"?"))
            expectStart(starters(false, true, u"]"_s));
        bool isOpen = false; // a comma was read last
        while (!m_stopped && !isBlank && !peek().is(u"]")) {
            if (isOpen && !peek().is(u"?") && !startsExpr(peek())) {
                expect(u"]"_s, u"']'"_s);
                return list;
            }
            if (take(u"?"))
                list->optionalEntries << qsizetype(list->args.size());
            list->args.push_back(parseExpr());
            list->depth = std::max(list->depth, list->args.back()->depth + 1);
            isOpen = take(u",");
            if (!isOpen)
                break;
        }
        expect(u"]"_s, isOpen || isBlank ? u"']'"_s : u"{']', ','}"_s);
        return list;
    }

    ExprPtr parseMap(qsizetype offset)
    {
        auto map = std::make_shared<Expr>();
        map->kind = Expr::Kind::Map;
        map->offset = offset;
        const bool isBlank = take(u",");
        if (!isBlank && !peek().is(u"}") && !peek().is(u"?"))
            expectStart(starters(false, true, u"}"_s));
        bool isOpen = false;
        while (!m_stopped && !isBlank && !peek().is(u"}")) {
            if (isOpen && !peek().is(u"?") && !startsExpr(peek())) {
                expect(u"}"_s, u"'}'"_s);
                return map;
            }
            if (take(u"?"))
                map->optionalEntries << qsizetype(map->args.size() / 2);
            map->args.push_back(parseExpr());
            expect(u":"_s, u"':'"_s);
            map->args.push_back(m_stopped ? nothing() : parseExpr());
            for (const ExprPtr &part : {map->args.back(), map->args[map->args.size() - 2]})
                map->depth = std::max(map->depth, part->depth + 1);
            isOpen = take(u",");
            if (!isOpen)
                break;
        }
        expect(u"}"_s, isOpen || isBlank ? u"'}'"_s : u"{'}', ','}"_s);
        return map;
    }

    ExprPtr parseLiteral()
    {
        const Token first = peek();
        const bool isNegative = take(u"-");
        const Token token = peek();
        ++m_at;
        switch (token.kind) {
        case Token::Kind::Int:
            return intLiteral(first, token, isNegative);
        case Token::Kind::Uint:
            return uintLiteral(token);
        case Token::Kind::Float:
            return floatLiteral(first, token, isNegative);
        case Token::Kind::String:
        case Token::Kind::Bytes:
            return textLiteral(token);
        default:
            break;
        }
        if (token.text == "null"_L1)
            return literalExpr(token.offset, Value());
        return literalExpr(token.offset, Value::Data(token.text == "true"_L1));
    }

    ExprPtr intLiteral(const Token &first, const Token &token, bool isNegative)
    {
        const bool isHex = token.text.startsWith("0x"_L1);
        bool isInRange = false;
        const QString digits = isHex ? token.text.sliced(2) : token.text;
        const qint64 value
            = ((isNegative ? u"-"_s : QString()) + digits).toLongLong(&isInRange, isHex ? 16 : 10);
        if (!isInRange)
            report(first.offset, u"invalid int literal"_s);
        return literalExpr(first.offset, Value::Data(value));
    }

    ExprPtr uintLiteral(const Token &token)
    {
        const QString text = token.text.chopped(1);
        const bool isHex = text.startsWith("0x"_L1);
        bool isInRange = false;
        const quint64 value
            = (isHex ? text.sliced(2) : text).toULongLong(&isInRange, isHex ? 16 : 10);
        if (!isInRange)
            report(token.offset, u"invalid uint literal"_s);
        return literalExpr(token.offset, Value::Data(value));
    }

    ExprPtr floatLiteral(const Token &first, const Token &token, bool isNegative)
    {
        bool isInRange = false;
        const double value = token.text.toDouble(&isInRange);
        if (!isInRange || std::isinf(value))
            report(first.offset, u"invalid double literal"_s);
        return literalExpr(first.offset, Value::Data(isNegative ? -value : value));
    }

    ExprPtr textLiteral(const Token &token)
    {
        const Unquoted body = unquoted(token);
        if (!body.fault.isEmpty())
            report(token.offset, body.fault);
        if (token.kind == Token::Kind::Bytes)
            return literalExpr(token.offset, Value::Data(body.bytes));
        return literalExpr(token.offset, Value::Data(body.text));
    }

    Tokens m_tokens;
    QList<Issue> m_issues;
    qsizetype m_at = 0;
    int m_depth = 0;
    bool m_stopped = false;
};

} // namespace

Parsed parse(const QString &source)
{
    if (source.size() > longest) {
        return {nullptr,
            {{0,
                u"expression code point size exceeds limit: size: %1, limit %2"_s.arg(source.size())
                    .arg(longest)}}};
    }
    return Parser(source).run();
}

} // namespace models::cel
