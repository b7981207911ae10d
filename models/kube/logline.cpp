// SPDX-License-Identifier: Apache-2.0
#include "models/kube/logline.h"

#include <algorithm>
#include <chrono>

namespace models {

namespace {

constexpr qint64 second = 1'000'000'000;

// `count` digits at `at`; -1 when there are others.
int digitsAt(QByteArrayView text, qsizetype at, int count)
{
    int value = 0;
    for (qsizetype i = at; i < at + count; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

// "Z", "+08:00"; in seconds.
std::optional<int> zoneOf(QByteArrayView zone)
{
    if (zone == "Z")
        return 0;
    if (zone.size() != 6 || (zone[0] != '+' && zone[0] != '-') || zone[3] != ':')
        return std::nullopt;
    const int hours = digitsAt(zone, 1, 2);
    const int minutes = digitsAt(zone, 4, 2);
    if (hours < 0 || minutes < 0)
        return std::nullopt;
    return (zone[0] == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
}

/// "2026-11-24T13:39:" in seconds.
std::optional<qint64> minuteOf(QByteArrayView text)
{
    if (text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':')
        return std::nullopt;
    const std::chrono::year_month_day day(std::chrono::year(digitsAt(text, 0, 4)),
        std::chrono::month(unsigned(digitsAt(text, 5, 2))),
        std::chrono::day(unsigned(digitsAt(text, 8, 2))));
    const int hour = digitsAt(text, 11, 2);
    const int minute = digitsAt(text, 14, 2);
    if (!day.ok() || hour < 0 || minute < 0)
        return std::nullopt;
    const qint64 days = std::chrono::sys_days(day).time_since_epoch().count();
    return days * 86400 + hour * 3600 + minute * 60;
}

} // namespace

std::optional<qint64> StampReader::read(QByteArrayView stamp)
{
    if (stamp.size() < 20)
        return std::nullopt;
    const QByteArrayView minute = stamp.first(minuteSize);
    if (minute != m_minute) {
        const std::optional<qint64> known = minuteOf(minute);
        if (!known)
            return std::nullopt;
        m_minute.assign(minute);
        m_seconds = *known;
    }
    const int inMinute = digitsAt(stamp, minuteSize, 2);
    if (inMinute < 0)
        return std::nullopt;
    qint64 nanoseconds = 0;
    qsizetype at = 19;
    if (stamp[19] == '.') {
        qint64 unit = second / 10;
        for (at = 20; at < stamp.size() && stamp[at] >= '0' && stamp[at] <= '9'; ++at) {
            nanoseconds += (stamp[at] - '0') * unit;
            unit /= 10;
        }
    }
    const std::optional<int> zone = zoneOf(stamp.sliced(at));
    if (!zone)
        return std::nullopt;
    return (m_seconds + inMinute - *zone) * second + nanoseconds;
}

LogLine parseLogLine(QByteArrayView line, StampReader &stamps)
{
    // The fixed part is 19 characters, the fraction up to 9 digits, then the zone.
    const qsizetype blank = line.first(std::min<qsizetype>(line.size(), 40)).indexOf(' ');
    const std::optional<qint64> time = stamps.read(line.first(std::max<qsizetype>(blank, 0)));
    if (!time)
        return {.text = line};
    return {.time = *time, .text = line.sliced(blank + 1)};
}

} // namespace models
