// SPDX-License-Identifier: Apache-2.0
#include "models/schema/formats.h"

#include <QDate>
#include <QHostAddress>
#include <QMutex>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace models {

namespace {

bool fits(const QString &text, const char *pattern)
{
    static QHash<QByteArray, QRegularExpression> cache;
    static QMutex mutex;
    const QMutexLocker lock(&mutex);
    QRegularExpression &expression = cache[pattern];
    if (expression.pattern().isEmpty())
        expression.setPattern(QRegularExpression::anchoredPattern(QString::fromLatin1(pattern)));
    return expression.match(text).hasMatch();
}

FormatVerdict verdict(bool isFine)
{
    return isFine ? FormatVerdict::Fine : FormatVerdict::Wrong;
}

bool isAddress(const QString &text, QAbstractSocket::NetworkLayerProtocol protocol)
{
    QHostAddress address;
    return fits(text, R"([0-9A-Fa-f:.]+)") && address.setAddress(text)
        && (protocol == QAbstractSocket::AnyIPProtocol || address.protocol() == protocol)
        // inet_aton's short forms are not addresses to Go
        && (address.protocol() != QAbstractSocket::IPv4Protocol || text.count(u'.') == 3);
}

bool isCidr(const QString &text)
{
    const qsizetype slash = text.lastIndexOf(u'/');
    if (slash < 0 || !isAddress(text.first(slash), QAbstractSocket::AnyIPProtocol))
        return false;
    bool isNumber = false;
    const int bits = text.sliced(slash + 1).toInt(&isNumber);
    return isNumber && bits >= 0 && bits <= (text.contains(u':') ? 128 : 32);
}

FormatVerdict duration(const QString &text)
{
    if (fits(text, R"([-+]?(0|((\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h))+))"))
        return FormatVerdict::Fine;
    return fits(text,
               R"((\d+(\.\d+)?)\s*(ns|nanos?|us|micros?|ms|millis?|s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|wks?|weeks?))")
        ? FormatVerdict::Loose
        : FormatVerdict::Wrong;
}

bool isDateTime(const QString &text)
{
    return fits(text, R"(\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d))")
        && QDate::fromString(text.first(10), Qt::ISODate).isValid();
}

/// What a text of a format is called, and one that fits.
struct Expected
{
    QLatin1StringView format;
    const char *complaint; ///< %1: what is written, %2: one that fits
    QLatin1StringView example;
};

constexpr std::array expectations {
    Expected {"ipv4"_L1, QT_TRANSLATE_NOOP("models", "“%1” is not an IPv4 address such as %2."),
        "10.0.0.1"_L1},
    Expected {"ipv6"_L1, QT_TRANSLATE_NOOP("models", "“%1” is not an IPv6 address such as %2."),
        "2001:db8::1"_L1},
    Expected {"cidr"_L1,
        QT_TRANSLATE_NOOP(
            "models", "“%1” is not a range of addresses; write address and length as %2."),
        "10.0.0.0/16"_L1},
    Expected {"mac"_L1, QT_TRANSLATE_NOOP("models", "“%1” is not a MAC address such as %2."),
        "02:00:5e:10:00:ff"_L1},
    Expected {"uuid"_L1, QT_TRANSLATE_NOOP("models", "“%1” is not a UUID such as %2."),
        "123e4567-e89b-12d3-a456-426614174000"_L1},
    Expected {"email"_L1, QT_TRANSLATE_NOOP("models", "“%1” is not an email address such as %2."),
        "name@example.com"_L1},
    Expected {"hostname"_L1,
        QT_TRANSLATE_NOOP("models",
            "“%1” is not a host name: letters, digits and -, parted by dots, such as %2."),
        "db.example.com"_L1},
    Expected {"uri"_L1,
        QT_TRANSLATE_NOOP("models", "“%1” is not an address with its scheme, such as %2."),
        "https://example.com/a"_L1},
    Expected {"date"_L1, QT_TRANSLATE_NOOP("models", "“%1” is not a date; write it as %2."),
        "2026-01-31"_L1},
    Expected {"byte"_L1,
        QT_TRANSLATE_NOOP("models", "“%1” is not Base64; “hello” would be written as %2."),
        "aGVsbG8="_L1},
    Expected {"hexcolor"_L1, QT_TRANSLATE_NOOP("models", "“%1” is not a color such as %2."),
        "#1b65b0"_L1},
};

const Expected *expectationOf(const QString &format)
{
    const QString name = format.startsWith("uuid"_L1) ? u"uuid"_s : format;
    const auto found = std::ranges::find(expectations, name, &Expected::format);
    return found == expectations.end() ? nullptr : &*found;
}

} // namespace

QString formatExample(const QString &format)
{
    const Expected *expected = expectationOf(format);
    return expected ? QString(expected->example) : QString();
}

FormatVerdict judgeFormat(const QString &format, const QString &text)
{
    if (format == "date-time"_L1 || format == "datetime"_L1)
        return verdict(isDateTime(text));
    if (format == "date"_L1)
        return verdict(
            fits(text, R"(\d{4}-\d\d-\d\d)") && QDate::fromString(text, Qt::ISODate).isValid());
    if (format == "duration"_L1)
        return duration(text);
    if (format == "byte"_L1)
        return verdict(fits(text, R"([A-Za-z0-9+/\s]*={0,2}\s*)")
            && QByteArray::fromBase64Encoding(text.simplified().remove(u' ').toLatin1(),
                QByteArray::AbortOnBase64DecodingErrors));
    if (format == "ipv4"_L1)
        return verdict(isAddress(text, QAbstractSocket::IPv4Protocol));
    if (format == "ipv6"_L1)
        return verdict(isAddress(text, QAbstractSocket::IPv6Protocol));
    if (format == "cidr"_L1)
        return verdict(isCidr(text));
    if (format == "mac"_L1)
        return verdict(fits(text, R"(([0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2})"));
    if (format == "hexcolor"_L1)
        return verdict(fits(text, R"(#?([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6}))"));
    if (format == "uuid"_L1 || format == "uuid3"_L1 || format == "uuid4"_L1 || format == "uuid5"_L1)
        return verdict(fits(text, R"([0-9A-Fa-f]{8}-?([0-9A-Fa-f]{4}-?){3}[0-9A-Fa-f]{12})"));
    if (format == "email"_L1)
        return verdict(fits(text, R"([^@\s]+@[^@\s]+)"));
    if (format == "hostname"_L1)
        return verdict(fits(text,
            R"([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*)"));
    if (format == "uri"_L1)
        return verdict(QUrl(text, QUrl::StrictMode).isValid() && text.contains(u':'));
    return FormatVerdict::Fine;
}

void checkFormat(
    Problems &problems, const yaml::Node &written, const QString &text, const SchemaNode &schema)
{
    using Check = yaml::Diagnostic::Check;
    QString format = schema.format;
    if (format.isEmpty()) {
        if (schema.tag == SchemaNode::Tag::Duration)
            format = u"duration"_s;
        else if (schema.tag == SchemaNode::Tag::Time || schema.tag == SchemaNode::Tag::MicroTime)
            format = u"date-time"_s;
    }
    const FormatVerdict judged = judgeFormat(format, text);
    if (judged == FormatVerdict::Fine)
        return;
    if (format == "duration"_L1) {
        problems.onValue(written, Check::Format,
            judged == FormatVerdict::Loose && !schema.isGoType
                ? Message(QT_TRANSLATE_NOOP("models",
                              "The server takes “%1”, but most programs only read durations such "
                              "as 90s, 15m or 2h30m."),
                      {text})
                : Message(QT_TRANSLATE_NOOP(
                              "models", "“%1” is not a duration; write 90s, 15m or 2h30m."),
                      {text}),
            judged == FormatVerdict::Loose && !schema.isGoType ? yaml::Severity::Warning
                                                               : yaml::Severity::Error);
        return;
    }
    if (format == "date-time"_L1) {
        problems.onValue(written, Check::Format,
            Message(QT_TRANSLATE_NOOP(
                        "models", "“%1” is not a time; write it as 2026-01-31T08:00:00Z."),
                {text}));
        return;
    }
    if (const Expected *expected = expectationOf(format))
        problems.onValue(
            written, Check::Format, Message(expected->complaint, {text, expected->example}));
}

} // namespace models
