// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QObject>
#include <QPointer>

#include <chrono>
#include <functional>
#include <map>

namespace models::sandbox {

/// The sandbox's time. Lives on the sandbox's thread; everything there that waits, waits on it.
class Clock : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// UTC. Never far from what clients call now, so that ages make sense to them.
    [[nodiscard]] virtual QDateTime now() const = 0;
    /// Calls `work` once, `delay` of this clock's time from now, unless `context` is gone by then.
    virtual void after(
        std::chrono::milliseconds delay, QObject *context, std::function<void()> work)
        = 0;
    /// How many seconds of waiting pass in one second of now().
    [[nodiscard]] virtual double speed() const { return 1.0; }
};

/// The wall's clock; waiting passes `speed` times faster.
class RealClock final : public Clock
{
    Q_OBJECT
public:
    explicit RealClock(double speed = 1.0, QObject *parent = nullptr);

    [[nodiscard]] QDateTime now() const override;
    void after(
        std::chrono::milliseconds delay, QObject *context, std::function<void()> work) override;
    [[nodiscard]] double speed() const override { return m_speed; }

private:
    double m_speed;
};

/// Stands still until a test advances it.
class ManualClock final : public Clock
{
    Q_OBJECT
public:
    explicit ManualClock(const QDateTime &start, QObject *parent = nullptr);

    [[nodiscard]] QDateTime now() const override { return m_now; }
    void after(
        std::chrono::milliseconds delay, QObject *context, std::function<void()> work) override;
    /// Runs all that falls due on the way, in order, each at its own time. On the clock's thread.
    void advance(std::chrono::milliseconds time);
    /// When the next waiting work is due; invalid when none waits.
    [[nodiscard]] QDateTime nextDue() const;

private:
    struct Waiting
    {
        QPointer<QObject> context;
        std::function<void()> work;
    };
    QDateTime m_now;
    std::multimap<QDateTime, Waiting> m_waiting; ///< equal times keep the order of after()
};

} // namespace models::sandbox
