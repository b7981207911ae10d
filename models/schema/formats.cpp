// SPDX-License-Identifier: Apache-2.0
#include "models/schema/formats.h"

#include <QDate>
#include <QHostAddress>
#include <QMutex>
#include <QRegularExpression>
#include <QUrl>

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

} // namespace

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
    if (format == "uuid"_L1 || format == "uuid4"_L1 || format == "uuid5"_L1)
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
    problems.onValue(written, Check::Format,
        Message(
            QT_TRANSLATE_NOOP("models", "“%1” is not valid for the format %2."), {text, format}));
}

} // namespace models
