// SPDX-License-Identifier: Apache-2.0
#include "models/yaml/scalar.h"

#include <QHash>

#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <string>

namespace models::yaml {

using namespace Qt::StringLiterals;

namespace {

constexpr auto standardTag = "tag:yaml.org,2002:"_L1;

Scalar boolean(bool value)
{
    return {.type = Scalar::Type::Bool, .boolean = value};
}
Scalar floating(double value)
{
    return {.type = Scalar::Type::Float, .number = value};
}

const QHash<QString, Scalar> &words()
{
    static const QHash<QString, Scalar> table = [] {
        QHash<QString, Scalar> words;
        for (const auto word :
            {u"y", u"Y", u"yes", u"Yes", u"YES", u"true", u"True", u"TRUE", u"on", u"On", u"ON"})
            words.insert(QString(word), boolean(true));
        for (const auto word :
            {u"n", u"N", u"no", u"No", u"NO", u"false", u"False", u"FALSE", u"off", u"Off", u"OFF"})
            words.insert(QString(word), boolean(false));
        for (const auto word : {u"", u"~", u"null", u"Null", u"NULL"})
            words.insert(QString(word), {.type = Scalar::Type::Null});
        for (const auto word : {u".nan", u".NaN", u".NAN"})
            words.insert(QString(word), floating(std::numeric_limits<double>::quiet_NaN()));
        for (const auto word : {u".inf", u".Inf", u".INF", u"+.inf", u"+.Inf", u"+.INF"})
            words.insert(QString(word), floating(std::numeric_limits<double>::infinity()));
        for (const auto word : {u"-.inf", u"-.Inf", u"-.INF"})
            words.insert(QString(word), floating(-std::numeric_limits<double>::infinity()));
        return words;
    }();
    return table;
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// Digits of one base that fill the whole text; the value if 64 bits hold it.
struct Digits
{
    bool matches = false;
    std::optional<quint64> value;
};

Digits digits(const std::string &text, int base)
{
    Digits result;
    if (text.empty())
        return result;
    quint64 value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    result.matches = end == text.data() + text.size();
    if (result.matches && error == std::errc {})
        result.value = value;
    return result;
}

/// Go's strconv.ParseInt and ParseUint with base 0, underscores taken out before.
std::optional<Scalar> whole(const std::string &plain)
{
    const bool isSigned = plain.front() == '-' || plain.front() == '+';
    const bool isNegative = plain.front() == '-';
    std::string body = isSigned ? plain.substr(1) : plain;
    int base = 10;
    if (body.size() > 1 && body[0] == '0') {
        const char mark = char(body[1] | 0x20);
        base = mark == 'x' ? 16 : mark == 'o' ? 8 : mark == 'b' ? 2 : 0;
        body = base ? body.substr(2) : body.substr(1);
        base = base ? base : 8;
    }
    const Digits found = digits(body, base);
    if (!found.matches)
        return {};
    constexpr quint64 limit = quint64(std::numeric_limits<qint64>::max());
    if (found.value && *found.value <= limit + (isNegative ? 1 : 0)) {
        const qint64 value = isNegative ? qint64(0 - *found.value) : qint64(*found.value);
        return Scalar {.type = Scalar::Type::Int, .integer = value, .number = double(value)};
    }
    if (found.value && !isSigned) // the server holds it as uint64, the next reader as a double
        return Scalar {.type = Scalar::Type::Float, .number = double(*found.value), .isHuge = true};
    return {};
}

/// [-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?
bool looksLikeFloat(std::string_view text)
{
    size_t at = 0;
    const auto run = [&] {
        const size_t from = at;
        while (at < text.size() && text[at] >= '0' && text[at] <= '9')
            ++at;
        return at - from;
    };
    if (at < text.size() && (text[at] == '-' || text[at] == '+'))
        ++at;
    const size_t before = run();
    if (at < text.size() && text[at] == '.') {
        ++at;
        if (run() == 0 && before == 0)
            return false;
    } else if (before == 0) {
        return false;
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        if (at < text.size() && (text[at] == '-' || text[at] == '+'))
            ++at;
        if (run() == 0)
            return false;
    }
    return at == text.size();
}

std::optional<double> number(std::string_view text)
{
    if (!text.empty() && text.front() == '+')
        text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (end != text.data() + text.size() || error != std::errc {})
        return {};
    return value;
}

Scalar untagged(QStringView text)
{
    if (text.isEmpty())
        return {.type = Scalar::Type::Null};
    const QChar first = text.front();
    const bool isNumeric = isDigit(first) || first == u'+' || first == u'-' || first == u'.';
    if (!isNumeric && !u"yYnNtTfFoO~"_s.contains(first))
        return {};
    if (text.size() <= 5) {
        if (const auto word = words().constFind(text.toString()); word != words().cend())
            return *word;
    }
    if (!isNumeric || text.size() > 400)
        return {};
    std::string plain = text.toLatin1().toStdString();
    if (first != u'.') {
        std::erase(plain, '_');
        if (const auto found = whole(plain))
            return *found;
    }
    if (!looksLikeFloat(plain))
        return {};
    const std::optional<double> value = number(plain);
    if (!value)
        return {};
    const bool isHuge
        = plain.find_first_of(".eE") == std::string::npos && std::abs(*value) >= 9.2e18;
    return {.type = Scalar::Type::Float, .number = *value, .isHuge = isHuge};
}

} // namespace

bool Scalar::isFinite() const
{
    return type != Type::Float || std::isfinite(number);
}

bool Scalar::isWhole() const
{
    return type == Type::Int
        || (type == Type::Float && std::isfinite(number) && std::floor(number) == number);
}

Scalar resolve(QStringView text, bool isPlain, QStringView tag)
{
    if (tag.isEmpty())
        return isPlain ? untagged(text) : Scalar {};
    if (!tag.startsWith(standardTag))
        return {};
    const QStringView name = tag.mid(standardTag.size());
    const bool isKnown
        = name == "bool"_L1 || name == "int"_L1 || name == "float"_L1 || name == "null"_L1;
    if (!isKnown)
        return {};
    Scalar scalar = untagged(text);
    const bool fits = (name == "bool"_L1 && scalar.type == Scalar::Type::Bool)
        || (name == "int"_L1 && scalar.type == Scalar::Type::Int)
        || (name == "null"_L1 && scalar.type == Scalar::Type::Null)
        || (name == "float"_L1
            && (scalar.type == Scalar::Type::Float || scalar.type == Scalar::Type::Int));
    scalar.isTagMismatch = !fits;
    return scalar;
}

QJsonValue toJson(const Scalar &scalar, const QString &text)
{
    switch (scalar.type) {
    case Scalar::Type::Null:
        return QJsonValue::Null;
    case Scalar::Type::Bool:
        return scalar.boolean;
    case Scalar::Type::Int:
        return scalar.integer;
    case Scalar::Type::Float:
        if (scalar.isWhole() && std::abs(scalar.number) < 9e15)
            return qint64(scalar.number);
        return std::isfinite(scalar.number) ? QJsonValue(scalar.number) : QJsonValue(text);
    case Scalar::Type::String:
        break;
    }
    return text;
}

QString keyText(const Scalar &scalar, const QString &text)
{
    switch (scalar.type) {
    case Scalar::Type::Bool:
        return scalar.boolean ? u"true"_s : u"false"_s;
    case Scalar::Type::Int:
        return QString::number(scalar.integer);
    case Scalar::Type::Float:
        return QString::number(scalar.number, 'g', QLocale::FloatingPointShortest);
    case Scalar::Type::Null:
        return u"null"_s;
    case Scalar::Type::String:
        break;
    }
    return text;
}

bool differsInYaml12(QStringView text)
{
    const Scalar here = untagged(text);
    if (here.type == Scalar::Type::Null || text.isEmpty())
        return false;
    if (here.type == Scalar::Type::Bool)
        return text.compare("true"_L1, Qt::CaseInsensitive) != 0
            && text.compare("false"_L1, Qt::CaseInsensitive) != 0;
    const bool isNumber = here.type == Scalar::Type::Int || here.type == Scalar::Type::Float;
    if (!isNumber) // 0o9 and the like are strings to both; sexagesimals and dates too
        return false;
    if (text.contains(u'_') || text.contains(u'b') || text.contains(u'X') || text.contains(u'O'))
        return true;
    const QStringView body = text.front() == u'-' || text.front() == u'+' ? text.mid(1) : text;
    const bool isSignedPrefix
        = body.size() != text.size() && body.size() > 1 && (body[1] == u'x' || body[1] == u'o');
    const bool hasLeadingZero = body.size() > 1 && body[0] == u'0' && isDigit(body[1])
        && !text.contains(u'.') && !text.contains(u'e') && !text.contains(u'E');
    return isSignedPrefix || hasLeadingZero;
}

} // namespace models::yaml
