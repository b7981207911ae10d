// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/controllers/world.h"

#include <QDateTime>
#include <QJsonObject>

namespace models::sandbox {

/// The time a decision is made at, and how fast things happen.
struct Moment
{
    QDateTime now;
    double speed = 1.0;

    /// `seconds` of the sandbox's life after `from`.
    [[nodiscard]] QDateTime after(const QDateTime &from, double seconds) const
    {
        return from.addMSecs(qint64(seconds * 1000 / speed));
    }
};

/// One request that a controller wants to make.
struct Write
{
    enum class Verb { Create, Update, Status, Bind, Delete };

    Verb verb = Verb::Create;
    QString plural;
    /// Bind: the pod, and spec.nodeName says where. Delete: enough to name it.
    QJsonObject object;
    int graceSeconds = -1; ///< Delete: -1 = the object's own
};

/// What a controller decided: what to write now, and when to look again if nothing changes before.
struct Plan
{
    QList<Write> writes;
    QDateTime wake {};

    void wakeAt(const QDateTime &time)
    {
        if (!wake.isValid() || time < wake)
            wake = time;
    }
    void create(const QString &plural, const QJsonObject &object)
    {
        writes.append({Write::Verb::Create, plural, object});
    }
    void update(const QString &plural, const QJsonObject &object)
    {
        writes.append({Write::Verb::Update, plural, object});
    }
    void status(const QString &plural, const QJsonObject &object)
    {
        writes.append({Write::Verb::Status, plural, object});
    }
    void remove(const QString &plural, const QJsonObject &object, int graceSeconds = -1)
    {
        writes.append({Write::Verb::Delete, plural, object, graceSeconds});
    }
    void take(const Plan &other)
    {
        writes.append(other.writes);
        if (other.wake.isValid())
            wakeAt(other.wake);
    }
};

/// Who speaks in an event.
struct EventText
{
    QString type; ///< Normal, Warning
    QString reason;
    QString message;
    QString component; ///< kubelet, default-scheduler, …
};

/// Adds the write of an event about `object`; one that was told before is counted instead.
void tell(Plan &plan, const World &world, const QString &plural, const QJsonObject &object,
    const EventText &text, const QDateTime &now);

/// Sets a condition in status.conditions; its transition time moves only when its status does.
/// True when anything changed.
bool setCondition(QJsonObject &object, const QJsonObject &condition, const QDateTime &now);

/// Makes `object` a dependent of `owner`: namespace and controller reference.
void adopt(QJsonObject &object, const QJsonObject &owner);

/// Of the kinds the controllers know, for references: "DeepSpeedJob".
[[nodiscard]] QString kindOf(const QString &plural);
[[nodiscard]] QString apiVersionOf(const QString &plural);
/// All plurals the controllers watch, those they need first.
[[nodiscard]] QStringList watchedPlurals();
/// The eight job kinds.
[[nodiscard]] QStringList jobPlurals();

/// Small letters and figures from a text, always the same: the tail of generated names.
[[nodiscard]] QString shortHash(const QString &text, int length = 5);
/// A number below `limit` from a text, always the same.
[[nodiscard]] int drawn(const QString &text, int limit);

} // namespace models::sandbox
