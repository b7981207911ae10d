// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/controllers/plan.h"

#include <QSet>

#include <map>
#include <optional>
#include <set>

namespace models::sandbox {

/// Who must look at what, and when: the work queue of all controllers. Told of every change, it
/// hands out one decision at a time. Without I/O: the program's driver and the tests share it.
class Loop
{
public:
    /// An object is new, changed or (`after` empty) gone. Keeps the world.
    void take(const QString &plural, const QJsonObject &before, const QJsonObject &after);
    /// The next decision that is due at this moment; nothing when all is quiet.
    [[nodiscard]] std::optional<Plan> next(const Moment &moment);
    /// When something falls due by itself; invalid when nothing does.
    [[nodiscard]] QDateTime nextWake() const;
    [[nodiscard]] bool isIdle() const { return m_due.empty(); }
    [[nodiscard]] const World &world() const { return m_world; }
    /// Looks at this object once more, at that time.
    void wakeAt(const ObjectKey &key, const QDateTime &time);

private:
    struct Task
    {
        int rank = 0; ///< lower first: what others wait for
        ObjectKey key;
        auto operator<=>(const Task &) const = default;
    };
    void mark(const ObjectKey &key);
    void markOwners(const QJsonObject &object);
    void markPodFriends(const QJsonObject &before, const QJsonObject &after);
    void markPlaces(const QJsonObject &pod);
    [[nodiscard]] Plan decide(const ObjectKey &key, const Moment &moment) const;

    World m_world;
    std::set<Task> m_due;
    std::multimap<QDateTime, ObjectKey> m_wakes;
    QHash<QString, QDateTime> m_wakeOf; // key -> its one wake in m_wakes
};

} // namespace models::sandbox
