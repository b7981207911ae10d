// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace ui {

/// Equal events of several objects as one line: "Started, worker ×8".
struct EventLine
{
    QDateTime time; ///< of the last one
    bool isWarning = false;
    QString reason;
    QString object; ///< "worker-5", "worker ×8"; empty for the job itself
    QString message;
    int count = 1;
    bool operator==(const EventLine &) const = default;
};

/// Newest first. `job`: names of its pods are shortened by it.
[[nodiscard]] QList<EventLine> mergedEvents(const QList<QJsonObject> &events, const QString &job);

} // namespace ui
