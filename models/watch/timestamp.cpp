// SPDX-License-Identifier: Apache-2.0
#include "models/watch/timestamp.h"

#include <charconv>
#include <chrono>

namespace models {
namespace {

bool number(std::string_view text, size_t at, size_t length, int &value)
{
    if (at + length > text.size())
        return false;
    const char *end = text.data() + at + length;
    const auto [stopped, error] = std::from_chars(text.data() + at, end, value);
    return error == std::errc() && stopped == end;
}

} // namespace

qint64 parseTimestamp(std::string_view text)
{
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
    if (text.size() < 20 || text[10] != 'T' || !number(text, 0, 4, year)
        || !number(text, 5, 2, month) || !number(text, 8, 2, day) || !number(text, 11, 2, hour)
        || !number(text, 14, 2, minute) || !number(text, 17, 2, second))
        return 0;
    const std::chrono::year_month_day date {std::chrono::year(year),
        std::chrono::month(unsigned(month)), std::chrono::day(unsigned(day))};
    if (year <= 1) // what Go writes for a time that was never set
        return 0;
    if (!date.ok() || hour > 23 || minute > 59 || second > 60)
        return 0;
    const qint64 days = std::chrono::sys_days(date).time_since_epoch().count();
    qint64 ms = (((days * 24 + hour) * 60 + minute) * 60 + second) * 1000;
    size_t at = 19;
    if (text[at] == '.') {
        int scale = 100;
        for (++at; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, scale /= 10)
            ms += qint64(text[at] - '0') * scale;
    }
    if (at >= text.size())
        return 0;
    if (text[at] == '+' || text[at] == '-') {
        int hours = 0, minutes = 0;
        if (!number(text, at + 1, 2, hours) || !number(text, at + 4, 2, minutes))
            return 0;
        const qint64 offset = qint64(hours * 60 + minutes) * 60'000;
        return text[at] == '+' ? ms - offset : ms + offset;
    }
    return text[at] == 'Z' || text[at] == 'z' ? ms : 0;
}

} // namespace models
