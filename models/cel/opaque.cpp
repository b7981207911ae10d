// SPDX-License-Identifier: Apache-2.0
#include "models/cel/opaque.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace models::cel {

namespace {

bool isDigits(QStringView text)
{
    return !text.isEmpty()
        && std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

// Semver's parts, with the words of the library that API servers use.

std::unexpected<QString> refused(const QString &text)
{
    return std::unexpected(text);
}

std::expected<quint64, QString> versionNumber(const QString &text, const QString &what)
{
    if (!isDigits(text))
        return refused(
            u"Invalid character(s) found in %1 number \"%2\""_s.arg(what.toLower(), text));
    if (text.size() > 1 && text.startsWith(u'0'))
        return refused(u"%1 number must not contain leading zeroes \"%2\""_s.arg(what, text));
    bool isInRange = false;
    const quint64 number = text.toULongLong(&isInRange);
    if (!isInRange)
        return refused(u"strconv.ParseUint: parsing \"%1\": value out of range"_s.arg(text));
    return number;
}

bool isIdentifier(QStringView text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](QChar c) {
        return c == u'-' || (c.unicode() < 0x80 && c.isLetterOrNumber());
    });
}

int compareIdentifiers(const QString &left, const QString &right)
{
    const bool isLeftNumber = isDigits(left);
    const bool isRightNumber = isDigits(right);
    if (isLeftNumber != isRightNumber)
        return isLeftNumber ? -1 : 1;
    if (isLeftNumber && left.size() != right.size())
        return left.size() < right.size() ? -1 : 1;
    return std::clamp(left.compare(right), -1, 1);
}

/// "v1.2" as a full version.
QString completed(QString text)
{
    text = text.trimmed();
    if (text.startsWith(u'v'))
        text = text.sliced(1);
    const qsizetype end = text.indexOf(QLatin1Char('-')) >= 0 ? text.indexOf(u'-')
        : text.indexOf(u'+') >= 0                             ? text.indexOf(u'+')
                                                              : text.size();
    QStringList parts = text.first(end).split(u'.');
    for (QString &part : parts) {
        while (part.size() > 1 && part.startsWith(u'0'))
            part = part.sliced(1);
    }
    if (parts.size() < 3 && end < text.size())
        return text; // short versions carry nothing else
    while (parts.size() < 3)
        parts << u"0"_s;
    return parts.join(u'.') + text.sliced(end);
}

} // namespace

std::expected<Semver, QString> Semver::parse(QString text, bool isLoose)
{
    if (isLoose)
        text = completed(text);
    if (text.isEmpty())
        return refused(u"Version string empty"_s);
    const QStringList parts {
        text.section(u'.', 0, 0), text.section(u'.', 1, 1), text.section(u'.', 2)};
    if (text.count(u'.') < 2)
        return refused(u"No Major.Minor.Patch elements found"_s);
    Semver version;
    const auto first = versionNumber(parts[0], u"Major"_s);
    const auto second = versionNumber(parts[1], u"Minor"_s);
    if (!first || !second)
        return refused(first ? second.error() : first.error());
    version.major = *first;
    version.minor = *second;
    QString patch = parts[2];
    if (const qsizetype at = patch.indexOf(u'+'); at >= 0) {
        version.build = patch.sliced(at + 1).split(u'.');
        patch = patch.first(at);
    }
    if (const qsizetype at = patch.indexOf(u'-'); at >= 0) {
        version.pre = patch.sliced(at + 1).split(u'.');
        patch = patch.first(at);
    }
    const auto third = versionNumber(patch, u"Patch"_s);
    if (!third)
        return refused(third.error());
    version.patch = *third;
    for (const QString &one : std::as_const(version.pre)) {
        if (one.isEmpty())
            return refused(u"Prerelease is empty"_s);
        if (!isIdentifier(one))
            return refused(u"Invalid character(s) found in prerelease \"%1\""_s.arg(one));
        if (isDigits(one) && one.size() > 1 && one.startsWith(u'0'))
            return refused(
                u"Numeric PreRelease version must not contain leading zeroes \"%1\""_s.arg(one));
    }
    for (const QString &one : std::as_const(version.build)) {
        if (one.isEmpty())
            return refused(u"Build meta data is empty"_s);
        if (!isIdentifier(one))
            return refused(u"Invalid character(s) found in build meta data \"%1\""_s.arg(one));
    }
    return version;
}

int Semver::compare(const Semver &other) const
{
    const std::array own {major, minor, patch};
    const std::array theirs {other.major, other.minor, other.patch};
    if (own != theirs)
        return own < theirs ? -1 : 1;
    if (pre.isEmpty() || other.pre.isEmpty())
        return pre.isEmpty() == other.pre.isEmpty() ? 0 : pre.isEmpty() ? 1 : -1;
    for (qsizetype i = 0; i < std::min(pre.size(), other.pre.size()); ++i) {
        if (const int order = compareIdentifiers(pre[i], other.pre[i]); order != 0)
            return order;
    }
    return pre.size() < other.pre.size() ? -1 : pre.size() > other.pre.size() ? 1 : 0;
}

QString Semver::text() const
{
    QString out = u"%1.%2.%3"_s.arg(major).arg(minor).arg(patch);
    if (!pre.isEmpty())
        out += u'-' + pre.join(u'.');
    return build.isEmpty() ? out : out + u'+' + build.join(u'.');
}

QString Opaque::typeName() const
{
    static constexpr std::array names {"kubernetes.Quantity"_L1, "kubernetes.URL"_L1, "net.IP"_L1,
        "net.CIDR"_L1, "kubernetes.Semver"_L1, "kubernetes.NamedFormat"_L1};
    return names[value.index()];
}

std::optional<qint64> Opaque::size() const
{
    if (const auto *address = std::get_if<IpAddress>(&value))
        return address->bytes.size();
    if (const auto *cidr = std::get_if<Cidr>(&value))
        return (cidr->bits + 7) / 8;
    return {};
}

QString Opaque::text() const
{
    struct Text
    {
        QString operator()(const Quantity &one) const { return one.canonical(); }
        QString operator()(const Url &one) const { return one.text; }
        QString operator()(const IpAddress &one) const { return one.text(); }
        QString operator()(const Cidr &one) const { return one.text(); }
        QString operator()(const Semver &one) const { return one.text(); }
        QString operator()(const NamedFormat &one) const { return one.name; }
    };
    return std::visit(Text(), value);
}

} // namespace models::cel
