// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/controllers/loop.h"

namespace models::sandbox {

/// The controllers on a cluster that exists in memory only: plays time forward as fast as it can.
/// For the demo's past and for tests. Does to objects what a server does on writes.
class Simulation
{
public:
    explicit Simulation(QDateTime start, double speed = 1.0)
        : m_moment {std::move(start), speed}
    {
    }

    /// As a user's create would: uid and creation time are given.
    void create(const QString &plural, QJsonObject object);
    void update(const QString &plural, const QJsonObject &object);
    void remove(const QString &plural, const QString &nameSpace, const QString &name);
    /// Lets time pass; everything that falls due on the way happens at its own time.
    void advanceTo(const QDateTime &time);
    void advance(double seconds) { advanceTo(m_moment.now.addMSecs(qint64(seconds * 1000))); }

    [[nodiscard]] const World &world() const { return m_loop.world(); }
    [[nodiscard]] QDateTime now() const { return m_moment.now; }

private:
    void insert(const QString &plural, QJsonObject object);
    void settle();
    void apply(const Write &write);
    void removeObject(const QString &plural, const QJsonObject &object, int graceSeconds);

    Loop m_loop;
    Moment m_moment;
};

} // namespace models::sandbox
