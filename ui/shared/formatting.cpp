// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/formatting.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
// The interface's language, not the system's: set by Language when it installs a translator.
QLocale locale()
{
    return {};
}
} // namespace

QString Format::number(qint64 value)
{
    return locale().toString(value);
}

QString Format::duration(std::chrono::seconds length)
{
    const qint64 all = qMax<qint64>(0, length.count());
    const qint64 days = all / 86400;
    const qint64 hours = all % 86400 / 3600;
    const qint64 minutes = all % 3600 / 60;
    const qint64 seconds = all % 60;
    const auto padded = [](qint64 value) { return QString::number(value).rightJustified(2, u'0'); };
    if (days > 0) {
        return hours == 0 || days > 9 ? tr("%1d", "days").arg(days)
                                      : tr("%1d%2h", "days, hours").arg(days).arg(hours);
    }
    if (hours > 0) {
        return minutes == 0 ? tr("%1h", "hours").arg(hours)
                            : tr("%1h%2m", "hours, minutes").arg(hours).arg(padded(minutes));
    }
    if (minutes > 0) {
        return minutes > 9 || seconds == 0
            ? tr("%1m", "minutes").arg(minutes)
            : tr("%1m%2s", "minutes, seconds").arg(minutes).arg(padded(seconds));
    }
    return tr("%1s", "seconds").arg(seconds);
}

QString Format::ago(const QDateTime &time, const QDateTime &now)
{
    if (!time.isValid()) {
        return {};
    }
    const qint64 seconds = time.secsTo(now);
    if (seconds < 10) {
        return tr("just now");
    }
    if (seconds < 60) {
        return tr("%1 s ago").arg(seconds);
    }
    if (seconds < 3600) {
        return tr("%1 min ago").arg(seconds / 60);
    }
    if (seconds < 86400) {
        return tr("%1 h ago").arg(seconds / 3600);
    }
    return day(time);
}

QString Format::ago(const QDateTime &time)
{
    return ago(time, QDateTime::currentDateTime());
}

QString Format::age(const QDateTime &time)
{
    if (!time.isValid())
        return {};
    const qint64 seconds = time.secsTo(QDateTime::currentDateTime());
    return duration(std::chrono::seconds(std::max<qint64>(seconds, 0)));
}

QString Format::clock(const QDateTime &time)
{
    const QDateTime local = time.toLocalTime();
    if (!local.isValid()) {
        return {};
    }
    return local.date() == QDate::currentDate() ? local.toString(u"HH:mm:ss"_s) : day(time);
}

QString Format::day(const QDateTime &time)
{
    const QDateTime local = time.toLocalTime();
    if (!local.isValid()) {
        return {};
    }
    const qint64 days = local.date().daysTo(QDate::currentDate());
    if (days == 0) {
        return tr("Today %1").arg(local.toString(u"HH:mm:ss"_s));
    }
    if (days == 1) {
        return tr("Yesterday %1").arg(local.toString(u"HH:mm"_s));
    }
    //: a date of this year and a clock time, in the form of QDateTime::toString
    const QString thisYear = tr("MMM d, HH:mm");
    //: a date of another year, in the form of QDateTime::toString
    const QString otherYear = tr("MMM d, yyyy");
    const bool same = local.date().year() == QDate::currentDate().year();
    return locale().toString(local, same ? thisYear : otherYear);
}

QString Format::exact(const QDateTime &time)
{
    const QDateTime local = time.toLocalTime();
    return local.isValid()
        ? u"%1 %2"_s.arg(local.toString(u"yyyy-MM-dd HH:mm:ss"_s), local.timeZoneAbbreviation())
        : QString();
}

QString Format::bytes(qint64 value)
{
    return locale().formattedDataSize(value, value < 1024 ? 0 : 1, QLocale::DataSizeIecFormat);
}

QString Format::plural(const QString &kind)
{
    if (isChinese())
        return kind;
    if (kind.endsWith(u'y') && !kind.endsWith("ay"_L1) && !kind.endsWith("ey"_L1))
        return kind.chopped(1) + u"ies"_s;
    return kind + (kind.endsWith(u's') ? u"es"_s : u"s"_s);
}

QString Format::counted(qint64 count, const QString &kind)
{
    return number(count) + u' ' + (count == 1 ? kind : plural(kind));
}

QString Format::list(const QStringList &items, int shown)
{
    const QString comma = tr(", ", "between the items of a list");
    if (items.size() <= shown + 1) {
        return items.join(comma);
    }
    return tr("%1 and %n more", nullptr, static_cast<int>(items.size()) - shown)
        .arg(items.first(shown).join(comma));
}

bool Format::isChinese()
{
    return QLocale().language() == QLocale::Chinese;
}

} // namespace ui
