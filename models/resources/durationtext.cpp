// SPDX-License-Identifier: Apache-2.0
#include "models/resources/durationtext.h"

#include "models/base/message.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace models {

QString durationText(qint64 ms)
{
    const qint64 seconds = std::max<qint64>(ms, 0) / 1000;
    const auto pair = [](const char *source, qint64 first, qint64 second) {
        return Message(source, {QString::number(first), u"%1"_s.arg(second, 2, 10, QChar(u'0'))})
            .text();
    };
    const auto single = [](const char *source, qint64 value) {
        return Message(source, {QString::number(value)}).text();
    };
    if (seconds < 60)
        return single(QT_TRANSLATE_NOOP("models", "%1s"), seconds);
    const qint64 minutes = seconds / 60;
    if (minutes < 10)
        return pair(QT_TRANSLATE_NOOP("models", "%1m%2s"), minutes, seconds % 60);
    if (minutes < 60)
        return single(QT_TRANSLATE_NOOP("models", "%1m"), minutes);
    const qint64 hours = minutes / 60;
    if (hours < 24)
        return pair(QT_TRANSLATE_NOOP("models", "%1h%2m"), hours, minutes % 60);
    const qint64 days = hours / 24;
    if (days < 10 && hours % 24 != 0)
        return Message(QT_TRANSLATE_NOOP("models", "%1d%2h"),
            {QString::number(days), QString::number(hours % 24)})
            .text();
    return single(QT_TRANSLATE_NOOP("models", "%1d"), days);
}

std::optional<qint64> parseDuration(QStringView text)
{
    qint64 total = 0;
    qint64 number = -1;
    bool any = false;
    for (const QChar letter : text.trimmed()) {
        if (letter.isSpace())
            continue;
        if (letter >= u'0' && letter <= u'9') {
            number = std::max<qint64>(number, 0) * 10 + (letter.unicode() - u'0');
            if (number > 1'000'000'000)
                return std::nullopt;
            continue;
        }
        qint64 unit = 0;
        switch (letter.toLower().unicode()) {
        case u's':
            unit = 1000;
            break;
        case u'm':
            unit = 60'000;
            break;
        case u'h':
            unit = 3'600'000;
            break;
        case u'd':
            unit = 86'400'000;
            break;
        case u'w':
            unit = 7 * 86'400'000LL;
            break;
        case u'y':
            unit = 365 * 86'400'000LL;
            break;
        default:
            return std::nullopt;
        }
        if (number < 0)
            return std::nullopt;
        total += number * unit;
        number = -1;
        any = true;
    }
    return any && number < 0 ? std::optional(total) : std::nullopt;
}

} // namespace models
