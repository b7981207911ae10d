// SPDX-License-Identifier: Apache-2.0
// matches, find and findAll: RE2, as Go has it.
#include "models/cel/functions.h"

#include <QCache>

#include <re2/re2.h>

#include <memory>

using namespace Qt::StringLiterals;

namespace models::cel {

namespace {

using Pattern = std::shared_ptr<const re2::RE2>;

/// A rule asks for the same pattern over and over.
Pattern compiled(const QString &pattern)
{
    thread_local QCache<QString, Pattern> known(64);
    if (const Pattern *found = known.object(pattern))
        return *found;
    auto fresh = std::make_shared<const re2::RE2>(pattern.toStdString(), re2::RE2::Quiet);
    known.insert(pattern, new Pattern(fresh));
    return fresh;
}

QString wording(const re2::RE2 &pattern)
{
    switch (pattern.error_code()) {
    case re2::RE2::ErrorBadEscape:
        return u"invalid escape sequence"_s;
    case re2::RE2::ErrorBadCharClass:
        return u"invalid character class"_s;
    case re2::RE2::ErrorBadCharRange:
        return u"invalid character class range"_s;
    case re2::RE2::ErrorMissingBracket:
        return u"missing closing ]"_s;
    case re2::RE2::ErrorMissingParen:
        return u"missing closing )"_s;
    case re2::RE2::ErrorUnexpectedParen:
        return u"unexpected )"_s;
    case re2::RE2::ErrorTrailingBackslash:
        return u"trailing backslash at end of expression"_s;
    case re2::RE2::ErrorRepeatArgument:
        return u"missing argument to repetition operator"_s;
    case re2::RE2::ErrorRepeatSize:
        return u"invalid repeat count"_s;
    case re2::RE2::ErrorRepeatOp:
        return u"invalid nested repetition operator"_s;
    case re2::RE2::ErrorBadPerlOp:
        return u"invalid or unsupported Perl syntax"_s;
    case re2::RE2::ErrorBadUTF8:
        return u"invalid UTF-8"_s;
    case re2::RE2::ErrorBadNamedCapture:
        return u"invalid named capture"_s;
    default:
        return u"expression too large"_s;
    }
}

bool areTexts(Args args)
{
    return args[0].as<QString>() && args[1].as<QString>();
}

Value matches(Args args)
{
    if (!areTexts(args))
        return Value::noSuchOverload();
    const Pattern pattern = compiled(*args[1].as<QString>());
    if (!pattern->ok())
        return Value::failure(patternFault(*args[1].as<QString>()));
    const std::string text = args[0].as<QString>()->toStdString();
    return Value::Data(re2::RE2::PartialMatch(text, *pattern));
}

/// Whole matches from the left, at most `most` of them (negative: all).
std::vector<std::string> found(const std::string &text, const re2::RE2 &pattern, qint64 most)
{
    std::vector<std::string> out;
    size_t at = 0;
    size_t lastEnd = std::string::npos; // an empty match right behind another does not count
    while (at <= text.size() && (most < 0 || qint64(out.size()) < most)) {
        re2::StringPiece match;
        if (!pattern.Match(text, at, text.size(), re2::RE2::UNANCHORED, &match, 1))
            break;
        const auto start = size_t(match.data() - text.data());
        const size_t end = start + match.size();
        if (!(match.empty() && start == lastEnd))
            out.emplace_back(match.data(), match.size());
        lastEnd = end;
        at = end;
        if (match.empty()) {
            ++at;
            while (at < text.size() && (uchar(text[at]) & 0xc0) == 0x80)
                ++at; // never inside of a character
        }
    }
    return out;
}

Value find(Args args)
{
    if (!areTexts(args))
        return Value::noSuchOverload();
    const Pattern pattern = compiled(*args[1].as<QString>());
    if (!pattern->ok())
        return Value::failure(u"Illegal regex: "_s + patternFault(*args[1].as<QString>()));
    const auto all = found(args[0].as<QString>()->toStdString(), *pattern, 1);
    return Value::Data(all.empty() ? QString() : QString::fromStdString(all.front()));
}

Value findAll(Args args)
{
    if (!areTexts(args) || (args.size() == 3 && !args[2].as<qint64>()))
        return Value::noSuchOverload();
    const Pattern pattern = compiled(*args[1].as<QString>());
    if (!pattern->ok())
        return Value::failure(u"Illegal regex: "_s + patternFault(*args[1].as<QString>()));
    QList<Value> out;
    for (const std::string &one : found(args[0].as<QString>()->toStdString(), *pattern,
             args.size() == 3 ? *args[2].as<qint64>() : -1))
        out << Value::Data(QString::fromStdString(one));
    return Value::list(out);
}

} // namespace

QString patternFault(const QString &pattern)
{
    const Pattern one = compiled(pattern);
    if (one->ok())
        return {};
    return u"error parsing regexp: %1: `%2`"_s.arg(
        wording(*one), QString::fromStdString(one->error_arg()));
}

std::vector<NamedNative> regexNatives()
{
    return {{"matches", matches}, {"find", find}, {"findAll", findAll}};
}

} // namespace models::cel
