// SPDX-License-Identifier: Apache-2.0
#include "models/cel/time.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QTimeZone>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace models::cel {

namespace {

constexpr qint64 second = 1'000'000'000;
constexpr qint64 firstSecond = -62'135'596'800; // 0001-01-01
constexpr qint64 lastSecond = 253'402'300'799; // 9999-12-31T23:59:59

QString fraction(qint64 nanos)
{
    if (nanos == 0)
        return {};
    QString digits = QString::number(nanos).rightJustified(9, u'0');
    while (digits.endsWith(u'0'))
        digits.chop(1);
    return u'.' + digits;
}

struct Unit
{
    QLatin1StringView name;
    qint64 nanos;
    bool isGo;
};

constexpr std::array units {Unit {"ns"_L1, 1, true}, Unit {"us"_L1, 1'000, true},
    Unit {"ms"_L1, 1'000'000, true}, Unit {"s"_L1, second, true}, Unit {"m"_L1, 60 * second, true},
    Unit {"h"_L1, 3600 * second, true}, Unit {"d"_L1, 24 * 3600 * second, false},
    Unit {"w"_L1, 7 * 24 * 3600 * second, false}, Unit {"nano"_L1, 1, false},
    Unit {"micro"_L1, 1'000, false}, Unit {"milli"_L1, 1'000'000, false},
    Unit {"sec"_L1, second, false}, Unit {"second"_L1, second, false},
    Unit {"min"_L1, 60 * second, false}, Unit {"minute"_L1, 60 * second, false},
    Unit {"hr"_L1, 3600 * second, false}, Unit {"hour"_L1, 3600 * second, false},
    Unit {"day"_L1, 24 * 3600 * second, false}, Unit {"week"_L1, 7 * 24 * 3600 * second, false}};

std::optional<qint64> unitOf(QStringView name, bool isField)
{
    if (name == u"\u00B5s" || name == u"\u03BCs")
        return 1'000;
    for (const Unit &unit : units) {
        const bool isIt = name == unit.name
            || (isField && name.endsWith(u's') && name.chopped(1) == unit.name && !unit.isGo);
        if (isIt && (unit.isGo || isField))
            return unit.nanos;
    }
    return {};
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

} // namespace

bool Timestamp::isInRange() const
{
    return seconds >= firstSecond && seconds <= lastSecond;
}

QString Timestamp::text() const
{
    const QDateTime time = QDateTime::fromSecsSinceEpoch(seconds, QTimeZone::UTC);
    return u"%1-%2-%3T%4%5Z"_s.arg(time.date().year(), 4, 10, '0'_L1)
        .arg(time.date().month(), 2, 10, '0'_L1)
        .arg(time.date().day(), 2, 10, '0'_L1)
        .arg(time.time().toString(u"HH:mm:ss"), fraction(nanos));
}

QDateTime Timestamp::inZone(const QString &zone) const
{
    if (zone.isEmpty() || zone == "UTC"_L1)
        return QDateTime::fromSecsSinceEpoch(seconds, QTimeZone::UTC);
    static const QRegularExpression offset(uR"(^([+-]?)(\d\d):(\d\d)$)"_s);
    if (const auto match = offset.match(zone); match.hasMatch()) {
        const int size = match.captured(2).toInt() * 3600 + match.captured(3).toInt() * 60;
        return QDateTime::fromSecsSinceEpoch(seconds + (match.captured(1) == "-"_L1 ? -size : size),
            QTimeZone::UTC); // the calendar there, on an UTC clock
    }
    const QTimeZone known(zone.toUtf8());
    return known.isValid() ? QDateTime::fromSecsSinceEpoch(seconds, known) : QDateTime();
}

QString Duration::text() const
{
    const qint64 whole = nanos / second;
    const qint64 rest = nanos % second;
    const QString sign = nanos < 0 ? u"-"_s : QString();
    return sign + QString::number(whole < 0 ? -whole : whole) + fraction(rest < 0 ? -rest : rest)
        + u's';
}

std::optional<Timestamp> parseTimestamp(QStringView text, TimeSyntax syntax)
{
    static const QRegularExpression strict(
        uR"(^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:[.,](\d+))?(Z|[+-]\d\d:\d\d)$)"_s);
    static const QRegularExpression loose(
        uR"(^(\d{4})-(\d\d)-(\d\d)(?:[Tt](\d\d):(\d\d):(\d\d)(?:[.,](\d+))?([Zz]|[+-]\d\d:?\d\d)?)?$)"_s);
    static const QRegularExpression date(uR"(^(\d{4})-(\d\d)-(\d\d)$)"_s);
    const QRegularExpression &pattern = syntax == TimeSyntax::Rfc3339 ? strict
        : syntax == TimeSyntax::Date                                  ? date
                                                                      : loose;
    const auto match = pattern.matchView(text);
    if (!match.hasMatch())
        return {};
    const auto number = [&](int group) { return match.capturedView(group).toInt(); };
    const QDate day(number(1), number(2), number(3));
    const bool isClock = number(4) < 24 && number(5) < 60 && number(6) < 60;
    if (!day.isValid() || !isClock)
        return {};
    Timestamp time;
    time.seconds
        = QDateTime(day, QTime(number(4), number(5), number(6)), QTimeZone::UTC).toSecsSinceEpoch();
    const QString digits = match.captured(7).left(9).leftJustified(9, u'0');
    time.nanos = digits.toInt();
    const QStringView zone = match.capturedView(8);
    if (zone.size() > 1) {
        const int offset = zone.sliced(1, 2).toInt() * 3600 + zone.last(2).toInt() * 60;
        time.seconds += zone.startsWith(u'-') ? offset : -offset;
    }
    return time.isInRange() ? std::optional(time) : std::nullopt;
}

std::optional<Duration> parseDuration(QStringView text, bool isField)
{
    const bool isNegative = text.startsWith(u'-');
    if (isNegative || text.startsWith(u'+'))
        text = text.sliced(1);
    if (text == u"0")
        return Duration {};
    if (text.isEmpty())
        return {};
    double total = 0;
    qint64 exact = 0;
    while (!text.isEmpty()) {
        qsizetype end = 0;
        while (end < text.size() && isDigit(text[end]))
            ++end;
        const QStringView whole = text.first(end);
        QStringView part;
        if (end < text.size() && text[end] == u'.') {
            qsizetype last = end + 1;
            while (last < text.size() && isDigit(text[last]))
                ++last;
            part = text.sliced(end + 1, last - end - 1);
            end = last;
        }
        if (whole.isEmpty() && part.isEmpty())
            return {};
        text = text.sliced(end);
        if (isField)
            text = text.trimmed();
        qsizetype name = 0;
        while (
            name < text.size() && !isDigit(text[name]) && text[name] != u'.' && text[name] != u' ')
            ++name;
        const std::optional<qint64> unit = unitOf(text.first(name), isField);
        if (!unit)
            return {};
        text = text.sliced(name);
        if (isField)
            text = text.trimmed();
        const double size = whole.toDouble() * double(*unit);
        total += size;
        if (total > 9.2233720368547e18)
            return {};
        exact += whole.toLongLong() * *unit;
        if (!part.isEmpty())
            exact += qint64((u"0."_s + part.toString()).toDouble() * double(*unit));
    }
    return Duration {isNegative ? -exact : exact};
}

std::optional<Timestamp> sum(const Timestamp &time, const Duration &duration)
{
    Timestamp out = time;
    out.seconds += duration.nanos / second;
    qint64 nanos = out.nanos + duration.nanos % second;
    if (nanos < 0 || nanos >= second) {
        out.seconds += nanos < 0 ? -1 : 1;
        nanos += nanos < 0 ? second : -second;
    }
    out.nanos = qint32(nanos);
    return out.isInRange() ? std::optional(out) : std::nullopt;
}

std::optional<Duration> difference(const Timestamp &left, const Timestamp &right)
{
    qint64 nanos = 0;
    if (__builtin_mul_overflow(left.seconds - right.seconds, second, &nanos)
        || __builtin_add_overflow(nanos, left.nanos - right.nanos, &nanos))
        return {};
    return Duration {nanos};
}

} // namespace models::cel
