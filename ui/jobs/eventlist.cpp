// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/eventlist.h"

#include "models/base/json.h"

#include <QHash>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

QDateTime timeOfEvent(const QJsonObject &event)
{
    for (const QString &key : {u"lastTimestamp"_s, u"eventTime"_s, u"firstTimestamp"_s}) {
        if (const QDateTime time = models::timeAt(event, key); time.isValid()) {
            return time;
        }
    }
    return models::timeAt(event, u"metadata.creationTimestamp");
}

} // namespace

QList<EventLine> mergedEvents(const QList<QJsonObject> &events, const QString &job)
{
    QList<EventLine> lines;
    QHash<QString, qsizetype> byKey;
    QHash<QString, QSet<QString>> objects;
    for (const QJsonObject &event : events) {
        const QString about = models::textAt(event, u"involvedObject.name");
        const QString reason = models::textAt(event, u"reason");
        const QString message = models::textAt(event, u"message");
        const QString shortName = about == job ? QString()
            : about.startsWith(job + u'-')     ? about.sliced(job.size() + 1)
                                               : about;
        // What pods of one role say alike is one line; where they name themselves it is not.
        const QString role = shortName.section(u'-', 0, -2);
        const QString generic = QString(message).replace(about, u"…"_s);
        const bool isAlike = reason == "Scheduled"_L1 || generic == message;
        const QString key = reason + u'|' + (role.isEmpty() ? shortName : role) + u'|'
            + (isAlike ? reason : message);
        const int count = std::max(1, int(models::numberAt(event, u"count", 1)));
        const auto known = byKey.constFind(key);
        if (known == byKey.constEnd()) {
            byKey.insert(key, lines.size());
            objects[key].insert(shortName);
            lines.append({timeOfEvent(event), models::textAt(event, u"type") == "Warning"_L1,
                reason, shortName, message, count});
            continue;
        }
        EventLine &line = lines[*known];
        line.count += count;
        if (const QDateTime time = timeOfEvent(event); time > line.time) {
            line.time = time;
            line.message = message;
        }
        objects[key].insert(shortName);
        if (objects[key].size() > 1) {
            line.object = u"%1 ×%2"_s.arg(role).arg(objects[key].size());
        }
    }
    std::ranges::stable_sort(
        lines, [](const EventLine &a, const EventLine &b) { return a.time > b.time; });
    return lines;
}

} // namespace ui
