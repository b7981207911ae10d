// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/clock.h"

#include <QTimer>

#include <algorithm>

namespace models::sandbox {

RealClock::RealClock(double speed, QObject *parent)
    : Clock(parent)
    , m_speed(std::max(speed, 0.001))
{
}

QDateTime RealClock::now() const
{
    return QDateTime::currentDateTimeUtc();
}

void RealClock::after(std::chrono::milliseconds delay, QObject *context, std::function<void()> work)
{
    const auto wait = std::chrono::milliseconds(qint64(double(delay.count()) / m_speed));
    QTimer::singleShot(wait, context, std::move(work));
}

ManualClock::ManualClock(const QDateTime &start, QObject *parent)
    : Clock(parent)
    , m_now(start.toUTC())
{
}

void ManualClock::after(
    std::chrono::milliseconds delay, QObject *context, std::function<void()> work)
{
    m_waiting.emplace(
        m_now.addMSecs(std::max<qint64>(delay.count(), 0)), Waiting {context, std::move(work)});
}

void ManualClock::advance(std::chrono::milliseconds time)
{
    const QDateTime end = m_now.addMSecs(time.count());
    while (!m_waiting.empty() && m_waiting.begin()->first <= end) {
        auto next = m_waiting.extract(m_waiting.begin());
        m_now = std::max(m_now, next.key());
        if (next.mapped().context) {
            next.mapped().work();
        }
    }
    m_now = end;
}

QDateTime ManualClock::nextDue() const
{
    return m_waiting.empty() ? QDateTime() : m_waiting.begin()->first;
}

} // namespace models::sandbox
