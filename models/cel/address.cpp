// SPDX-License-Identifier: Apache-2.0
// IpAddress and Cidr, by the rules of Go's net/netip.
#include "models/cel/opaque.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models::cel {

namespace {

using Bytes = std::expected<QByteArray, QString>;

Bytes parseV4(QStringView text)
{
    QByteArray out;
    const auto fields = text.split(u'.');
    for (const QStringView field : fields) {
        if (field.isEmpty())
            return std::unexpected(u"IPv4 field must have at least one digit"_s);
        for (const QChar c : field) {
            if (c < u'0' || c > u'9')
                return std::unexpected(u"unexpected character"_s);
        }
        if (field.size() > 1 && field.startsWith(u'0'))
            return std::unexpected(u"IPv4 field has octet with leading zero"_s);
        const int value = field.size() > 3 ? 256 : field.toInt();
        if (value > 255)
            return std::unexpected(u"IPv4 field has value >255"_s);
        out += char(value);
    }
    if (out.size() < 4)
        return std::unexpected(u"IPv4 address too short"_s);
    if (out.size() > 4)
        return std::unexpected(u"IPv4 address too long"_s);
    return out;
}

/// Groups between colons; an IPv4 address may stand at the end.
Bytes parseGroups(QStringView text)
{
    QByteArray out;
    if (text.isEmpty())
        return out;
    const auto groups = text.split(u':');
    for (qsizetype i = 0; i < groups.size(); ++i) {
        if (groups[i].contains(u'.') && i + 1 == groups.size()) {
            const Bytes v4 = parseV4(groups[i]);
            if (!v4)
                return v4;
            out += *v4;
            continue;
        }
        bool isNumber = false;
        const uint value = groups[i].toUInt(&isNumber, 16);
        if (!isNumber || groups[i].size() > 4 || groups[i].startsWith(u'+'))
            return std::unexpected(groups[i].isEmpty()
                    ? u"each colon-separated field must have at least one digit"_s
                    : u"unexpected character"_s);
        out += char(value >> 8);
        out += char(value & 0xff);
    }
    return out;
}

Bytes parseV6(QStringView text)
{
    const qsizetype gap = text.indexOf(u"::");
    const Bytes head = parseGroups(gap < 0 ? text : text.first(gap));
    const Bytes tail = gap < 0 ? Bytes(QByteArray()) : parseGroups(text.sliced(gap + 2));
    if (!head || !tail)
        return head ? tail : head;
    const qsizetype size = head->size() + tail->size();
    if (gap < 0 ? size < 16 : false)
        return std::unexpected(u"address string too short"_s);
    if (size > (gap < 0 ? 16 : 14))
        return std::unexpected(u"trailing garbage after address"_s);
    return *head + QByteArray(16 - size, '\0') + *tail;
}

Bytes parseAddress(const QString &text)
{
    for (const QChar c : text) {
        if (c == u'.')
            return parseV4(text);
        if (c == u':')
            return parseV6(text.section(u'%', 0, 0));
        if (c == u'%')
            return std::unexpected(u"missing IPv6 address"_s);
    }
    return std::unexpected(u"unable to parse IP"_s);
}

bool isMapped(const QByteArray &bytes)
{
    return bytes.size() == 16 && bytes.startsWith(QByteArray(10, '\0'))
        && bytes.sliced(10, 2) == "\xff\xff";
}

uchar at(const QByteArray &bytes, qsizetype index)
{
    return uchar(bytes.at(index));
}

} // namespace

std::expected<IpAddress, QString> IpAddress::parse(const QString &text)
{
    const Bytes bytes = parseAddress(text);
    if (!bytes)
        return std::unexpected(
            u"IP Address \"%1\" parse error during conversion from string: ParseAddr(\"%1\"): %2"_s
                .arg(text, bytes.error()));
    if (text.contains(u'%'))
        return std::unexpected(u"IP address \"%1\" with zone value is not allowed"_s.arg(text));
    if (isMapped(*bytes))
        return std::unexpected(u"IPv4-mapped IPv6 address \"%1\" is not allowed"_s.arg(text));
    return IpAddress {*bytes};
}

QString IpAddress::text() const
{
    if (isV4())
        return u"%1.%2.%3.%4"_s.arg(at(bytes, 0))
            .arg(at(bytes, 1))
            .arg(at(bytes, 2))
            .arg(at(bytes, 3));
    // The longest run of two zero groups or more, the first of equals, is left out.
    qsizetype start = -1;
    qsizetype length = 1;
    const auto group = [&](qsizetype i) { return at(bytes, 2 * i) << 8 | at(bytes, 2 * i + 1); };
    for (qsizetype i = 0; i < 8; ++i) {
        qsizetype end = i;
        while (end < 8 && group(end) == 0)
            ++end;
        if (end - i > length) {
            start = i;
            length = end - i;
        }
    }
    QString out;
    for (qsizetype i = 0; i < 8; ++i) {
        if (i == start) {
            out += u"::"_s;
            i += length - 1;
            continue;
        }
        if (!out.isEmpty() && !out.endsWith(u':'))
            out += u':';
        out += QString::number(group(i), 16);
    }
    return out;
}

IpAddress IpAddress::masked(int bits) const
{
    IpAddress out = *this;
    for (qsizetype i = 0; i < out.bytes.size(); ++i) {
        const int kept = std::clamp(bits - int(i) * 8, 0, 8);
        out.bytes[i] = char(uchar(out.bytes[i]) & uchar(0xff00 >> kept));
    }
    return out;
}

bool IpAddress::isUnspecified() const
{
    return std::ranges::all_of(bytes, [](char c) { return c == 0; });
}

bool IpAddress::isLoopback() const
{
    return isV4() ? at(bytes, 0) == 127 : text() == "::1"_L1;
}

bool IpAddress::isLinkLocalMulticast() const
{
    return isV4() ? bytes.startsWith(QByteArray("\xe0\0\0", 3))
                  : at(bytes, 0) == 0xff && (at(bytes, 1) & 0x0f) == 2;
}

bool IpAddress::isLinkLocalUnicast() const
{
    return isV4() ? at(bytes, 0) == 169 && at(bytes, 1) == 254
                  : at(bytes, 0) == 0xfe && (at(bytes, 1) & 0xc0) == 0x80;
}

bool IpAddress::isGlobalUnicast() const
{
    const bool isMulticast = isV4() ? (at(bytes, 0) & 0xf0) == 0xe0 : at(bytes, 0) == 0xff;
    const bool isBroadcast = isV4() && bytes == QByteArray(4, '\xff');
    return !isUnspecified() && !isLoopback() && !isMulticast && !isLinkLocalUnicast()
        && !isBroadcast;
}

std::expected<Cidr, QString> Cidr::parse(const QString &text)
{
    const auto refuse = [&](const QString &why) {
        return std::unexpected(
            u"network address parse error during conversion from string: network address parse error during conversion from string: netip.ParsePrefix(\"%1\"): %2"_s
                .arg(text, why));
    };
    const qsizetype slash = text.lastIndexOf(u'/');
    if (slash < 0)
        return refuse(u"no '/'"_s);
    const Bytes bytes = parseAddress(text.first(slash));
    if (!bytes)
        return refuse(u"ParseAddr(\"%1\"): %2"_s.arg(text.first(slash), bytes.error()));
    if (text.first(slash).contains(u'%'))
        return refuse(u"IPv6 zones cannot be present in a prefix"_s);
    const QString size = text.sliced(slash + 1);
    bool isNumber = false;
    const int bits = size.toInt(&isNumber);
    if (!isNumber || size.startsWith(u'+') || size.startsWith(u'-')
        || (size.size() > 1 && size.startsWith(u'0')))
        return refuse(u"bad bits after slash: \"%1\""_s.arg(size));
    if (bits > bytes->size() * 8)
        return refuse(u"prefix length out of range"_s);
    if (isMapped(*bytes))
        return std::unexpected(
            u"network address parse error during conversion from string: IPv4-mapped IPv6 address \"%1\" is not allowed"_s
                .arg(text));
    return Cidr {{*bytes}, bits};
}

QString Cidr::text() const
{
    return address.text() + u'/' + QString::number(bits);
}

bool Cidr::contains(const IpAddress &other) const
{
    return other.isV4() == address.isV4() && other.masked(bits) == address.masked(bits);
}

bool Cidr::contains(const Cidr &other) const
{
    return other.bits >= bits && contains(other.address);
}

} // namespace models::cel
