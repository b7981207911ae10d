// SPDX-License-Identifier: Apache-2.0
#include "models/base/quantity.h"

#include <array>

namespace models {

using namespace Qt::StringLiterals;

namespace {

// NOLINTNEXTLINE(modernize-use-using): __extension__ needs a typedef
__extension__ typedef __int128 Int128;

constexpr Int128 One = 1'000'000'000; // nano

struct Suffix
{
    QLatin1StringView text;
    Int128 nano; // one unit of it, in nano
    Quantity::Format format;
};

constexpr Int128 power(Int128 base, int exponent)
{
    return exponent == 0 ? 1 : base * power(base, exponent - 1);
}

using Format = Quantity::Format;
// Largest first within a format, so that the canonical spelling takes the first that divides.
constexpr std::array Suffixes {
    Suffix {"Ei"_L1, One *power(1024, 6), Format::BinarySI},
    Suffix {"Pi"_L1, One *power(1024, 5), Format::BinarySI},
    Suffix {"Ti"_L1, One *power(1024, 4), Format::BinarySI},
    Suffix {"Gi"_L1, One *power(1024, 3), Format::BinarySI},
    Suffix {"Mi"_L1, One *power(1024, 2), Format::BinarySI},
    Suffix {"Ki"_L1, One * 1024, Format::BinarySI},
    Suffix {"E"_L1, One *power(10, 18), Format::DecimalSI},
    Suffix {"P"_L1, One *power(10, 15), Format::DecimalSI},
    Suffix {"T"_L1, One *power(10, 12), Format::DecimalSI},
    Suffix {"G"_L1, One *power(10, 9), Format::DecimalSI},
    Suffix {"M"_L1, One *power(10, 6), Format::DecimalSI},
    Suffix {"k"_L1, One *power(10, 3), Format::DecimalSI},
    Suffix {""_L1, One, Format::DecimalSI},
    Suffix {"m"_L1, 1'000'000, Format::DecimalSI},
    Suffix {"u"_L1, 1'000, Format::DecimalSI},
    Suffix {"n"_L1, 1, Format::DecimalSI},
};

constexpr Int128 Largest = Int128(0x7fffffffffffffffLL) * One; // the server caps there

std::optional<Suffix> suffixOf(QStringView text)
{
    for (const Suffix &suffix : Suffixes) {
        if (text == suffix.text)
            return suffix;
    }
    if (text.size() < 2 || (text[0] != u'e' && text[0] != u'E'))
        return std::nullopt;
    bool isNumber = false;
    const int exponent = text.sliced(1).toInt(&isNumber);
    if (!isNumber || exponent < -9 || exponent > 18 || text.endsWith(u' '))
        return std::nullopt;
    const Int128 nano = exponent >= 0 ? One * power(10, exponent) : One / power(10, -exponent);
    return Suffix {{}, nano, Format::DecimalExponent};
}

QString digits(Int128 value)
{
    if (value == 0)
        return u"0"_s;
    QString text;
    const bool isNegative = value < 0;
    for (Int128 rest = isNegative ? -value : value; rest > 0; rest /= 10)
        text.prepend(QChar(u'0' + int(rest % 10)));
    return isNegative ? u'-' + text : text;
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

} // namespace

std::optional<Quantity> Quantity::parse(QStringView text)
{
    qsizetype at = 0;
    const bool isNegative = text.startsWith(u'-');
    if (isNegative || text.startsWith(u'+'))
        ++at;
    const qsizetype wholeStart = at;
    while (at < text.size() && isDigit(text[at]))
        ++at;
    const QStringView whole = text.sliced(wholeStart, at - wholeStart);
    QStringView fraction;
    if (at < text.size() && text[at] == u'.') {
        const qsizetype start = ++at;
        while (at < text.size() && isDigit(text[at]))
            ++at;
        fraction = text.sliced(start, at - start);
    }
    if (whole.isEmpty() && fraction.isEmpty())
        return std::nullopt;
    const std::optional<Suffix> suffix = suffixOf(text.sliced(at));
    if (!suffix)
        return std::nullopt;

    Int128 value = 0;
    for (const QChar c : whole) {
        value = value * 10 + c.digitValue() * suffix->nano;
        if (value > Largest)
            value = Largest;
    }
    Int128 unit = suffix->nano;
    bool isRoundedUp = false; // what is finer than a nano counts as one more, as on the server
    for (const QChar c : fraction) {
        isRoundedUp |= (unit % 10 != 0 || unit < 10) && c != u'0';
        unit /= 10;
        value += c.digitValue() * unit;
    }
    Quantity quantity;
    quantity.m_nano = std::min(value + (isRoundedUp && unit == 0 ? 1 : 0), Largest);
    if (isNegative)
        quantity.m_nano = -quantity.m_nano;
    quantity.m_format = suffix->format;
    return quantity;
}

qint64 Quantity::ceiling() const
{
    const Int128 whole = m_nano / One;
    return qint64(whole + (m_nano % One > 0 ? 1 : 0));
}

QString Quantity::canonical() const
{
    if (m_nano == 0)
        return u"0"_s;
    // Binary units only from one Ki up and without a fraction; else the server falls back to
    // decimal ones.
    const Int128 size = m_nano < 0 ? -m_nano : m_nano;
    const bool isBinary = m_format == Format::BinarySI && size >= 1024 * One && m_nano % One == 0;
    for (const Suffix &suffix : Suffixes) {
        const bool isUnit = suffix.text.isEmpty();
        if (suffix.format != (isBinary ? Format::BinarySI : Format::DecimalSI) && !isUnit)
            continue;
        if (m_nano % suffix.nano != 0)
            continue;
        if (m_format == Format::DecimalExponent && suffix.nano > One) {
            int exponent = 0;
            for (Int128 rest = suffix.nano / One; rest > 1; rest /= 10)
                ++exponent;
            return digits(m_nano / suffix.nano) + u'e' + QString::number(exponent);
        }
        return digits(m_nano / suffix.nano) + suffix.text;
    }
    return digits(m_nano) + u'n';
}

Quantity Quantity::operator+(const Quantity &other) const
{
    Quantity sum = *this;
    sum.m_nano += other.m_nano;
    return sum;
}

Quantity Quantity::operator-(const Quantity &other) const
{
    Quantity difference = *this;
    difference.m_nano -= other.m_nano;
    return difference;
}

} // namespace models
