// SPDX-License-Identifier: Apache-2.0
// String formats that a server enforces in custom kinds.
#include "models/sandbox/engine/names.h"
#include "models/sandbox/engine/schemarules.h"

#include <QDate>
#include <QHash>
#include <QHostAddress>
#include <QUrl>

#include <re2/re2.h>

#include <functional>

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

using Check = std::function<bool(const QString &)>;

Check pattern(const char *text)
{
    const auto regex = std::make_shared<const re2::RE2>(text);
    return [regex](const QString &value) {
        const QByteArray utf8 = value.toUtf8();
        return re2::RE2::FullMatch({utf8.constData(), size_t(utf8.size())}, *regex);
    };
}

bool isIpv4(const QString &text)
{
    static const Check shape = pattern("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    return shape(text) && QHostAddress(text).protocol() == QAbstractSocket::IPv4Protocol;
}

bool isIpv6(const QString &text)
{
    return text.contains(u':') && !text.contains(u'%')
        && QHostAddress(text).protocol() == QAbstractSocket::IPv6Protocol;
}

bool isCidr(const QString &text)
{
    const QStringList parts = text.split(u'/');
    bool isNumber = false;
    const int length = parts.value(1).toInt(&isNumber);
    if (parts.size() != 2 || !isNumber || length < 0)
        return false;
    return (isIpv4(parts[0]) && length <= 32) || (isIpv6(parts[0]) && length <= 128);
}

bool isUri(const QString &text)
{
    if (text.isEmpty())
        return false;
    const QUrl url(text, QUrl::StrictMode);
    return url.isValid() && (!url.isRelative() || text.startsWith(u'/'));
}

QHash<QString, Check> makeChecks()
{
    const Check goDuration = pattern("[-+]?(0|([0-9]+(\\.[0-9]*)?|\\.[0-9]+)(ns|us|µs|μs|ms|s|m|h)"
                                     "(([0-9]+(\\.[0-9]*)?|\\.[0-9]+)(ns|us|µs|μs|ms|s|m|h))*)");
    const Check wordDuration
        = pattern("([0-9]+(\\.[0-9]+)?\\s*(d|days?|h|hours?|m|mins?|minutes?|s|secs?|seconds?|ms|"
                  "millis?|milliseconds?|µs|micros?|microseconds?|ns|nanos?|nanoseconds?|w|weeks?)"
                  "\\s*)+");
    const Check dateTime
        = pattern("[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt "
                  "][0-9]{2}:[0-9]{2}(:[0-9]{2}([.,][0-9]+)?)?([Zz]|[-+][0-9]{2}:?[0-9]{2})?");
    return {
        {u"uri"_s, isUri},
        {u"email"_s, pattern("([^<>@]*<)?[^\\s<>@]+@[^\\s<>@]+>?")},
        {u"hostname"_s,
            pattern(
                "([a-zA-Z0-9\\p{S}\\p{L}]([-0-9a-zA-Z\\p{S}\\p{L}]{0,61}[a-zA-Z0-9\\p{S}\\p{L}])?)"
                "(\\.[a-zA-Z0-9\\p{S}\\p{L}]([-0-9a-zA-Z\\p{S}\\p{L}]{0,61}[a-zA-Z0-9\\p{S}\\p{L}])"
                "?)*\\.?")},
        {u"ipv4"_s, isIpv4},
        {u"ipv6"_s, isIpv6},
        {u"cidr"_s, isCidr},
        {u"mac"_s,
            pattern("([0-9A-Fa-f]{2}[:-]){5}([0-9A-Fa-f]{2}[:-]?){1,3}|([0-9A-Fa-f]{4}\\.){2,4}[0-"
                    "9A-Fa-f]{4}")},
        {u"uuid"_s,
            pattern("(?i)[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}")},
        {u"uuid3"_s,
            pattern("(?i)[0-9a-f]{8}-?[0-9a-f]{4}-?3[0-9a-f]{3}-?[0-9a-f]{4}-?[0-9a-f]{12}")},
        {u"uuid4"_s,
            pattern("(?i)[0-9a-f]{8}-?[0-9a-f]{4}-?4[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}")},
        {u"uuid5"_s,
            pattern("(?i)[0-9a-f]{8}-?[0-9a-f]{4}-?5[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}")},
        {u"hexcolor"_s, pattern("#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")},
        {u"rgbcolor"_s,
            pattern("rgb\\(\\s*[0-9]{1,3}\\s*,\\s*[0-9]{1,3}\\s*,\\s*[0-9]{1,3}\\s*\\)")},
        {u"ssn"_s, pattern("[0-9]{3}[- ]?[0-9]{2}[- ]?[0-9]{4}")},
        {u"byte"_s,
            pattern(
                "(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})")},
        {u"date"_s,
            [](const QString &text) {
                return text.size() == 10 && QDate::fromString(text, Qt::ISODate).isValid();
            }},
        {u"duration"_s,
            [=](const QString &text) { return goDuration(text) || wordDuration(text); }},
        {u"datetime"_s, dateTime},
        {u"k8sshortname"_s, [](const QString &text) { return names::dnsLabel(text).isEmpty(); }},
        {u"k8slongname"_s, [](const QString &text) { return names::dnsSubdomain(text).isEmpty(); }},
    };
}

} // namespace

bool isOfFormat(const QString &format, const QString &text)
{
    static const QHash<QString, Check> checks = makeChecks();
    const auto found = checks.constFind(QString(format).remove(u'-'));
    return found == checks.cend() || (*found)(text);
}

} // namespace models::sandbox
