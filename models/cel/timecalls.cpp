// SPDX-License-Identifier: Apache-2.0
// getHours and its like.
#include "models/cel/functions.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace models::cel {

namespace {

constexpr qint64 second = 1'000'000'000;

enum class Part {
    Year,
    Month,
    DayOfYear,
    DayOfMonth,
    Date,
    DayOfWeek,
    Hours,
    Minutes,
    Seconds,
    Milliseconds
};

qint64 partOf(const QDateTime &time, qint32 nanos, Part part)
{
    switch (part) {
    case Part::Year:
        return time.date().year();
    case Part::Month:
        return time.date().month() - 1;
    case Part::DayOfYear:
        return time.date().dayOfYear() - 1;
    case Part::DayOfMonth:
        return time.date().day() - 1;
    case Part::Date:
        return time.date().day();
    case Part::DayOfWeek:
        return time.date().dayOfWeek() % 7; // Sunday is 0
    case Part::Hours:
        return time.time().hour();
    case Part::Minutes:
        return time.time().minute();
    case Part::Seconds:
        return time.time().second();
    case Part::Milliseconds:
        return nanos / 1'000'000;
    }
    return 0;
}

template <Part Wanted> Value part(Args args)
{
    const auto *time = args[0].as<Timestamp>();
    const auto *zone = args.size() == 2 ? args[1].as<QString>() : nullptr;
    if (!time || (args.size() == 2 && !zone))
        return Value::noSuchOverload();
    const QDateTime there = time->inZone(zone ? *zone : QString());
    if (!there.isValid())
        return Value::failure(u"unknown time zone "_s + *zone);
    return Value::Data(partOf(there, time->nanos, Wanted));
}

/// Of a duration: all of it in that unit; of a time: that part of the clock.
template <Part Wanted, qint64 Unit> Value clock(Args args)
{
    if (const auto *duration = args[0].as<Duration>(); duration && args.size() == 1)
        return Value::Data(duration->nanos / Unit);
    return part<Wanted>(args);
}

} // namespace

std::vector<NamedNative> timeNatives()
{
    return {{"getFullYear", part<Part::Year>}, {"getMonth", part<Part::Month>},
        {"getDayOfYear", part<Part::DayOfYear>}, {"getDayOfMonth", part<Part::DayOfMonth>},
        {"getDate", part<Part::Date>}, {"getDayOfWeek", part<Part::DayOfWeek>},
        {"getHours", clock<Part::Hours, 3600 * second>},
        {"getMinutes", clock<Part::Minutes, 60 * second>},
        {"getSeconds", clock<Part::Seconds, second>},
        {"getMilliseconds", clock<Part::Milliseconds, 1'000'000>}};
}

} // namespace models::cel
