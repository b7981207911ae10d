// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/turnwatch.h"

#include <algorithm>
#include <pthread.h>

namespace bench {

TurnWatch::TurnWatch()
{
    pthread_getcpuclockid(pthread_self(), &m_uiClock);
    m_thread = std::jthread([this](const std::stop_token &stop) {
        while (!stop.stop_requested()) {
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
            if (!m_isWaiting)
                knock();
        }
    });
}

TurnWatch::~TurnWatch() = default;

double TurnWatch::uiTime() const
{
    timespec time {};
    clock_gettime(m_uiClock, &time);
    return double(time.tv_sec) * 1000 + double(time.tv_nsec) / 1e6;
}

void TurnWatch::knock()
{
    m_isWaiting = true;
    m_uiTime = uiTime();
    m_knocked = Clock::now();
    QMetaObject::invokeMethod(this, &TurnWatch::answer, Qt::QueuedConnection);
}

void TurnWatch::answer()
{
    const double wall = std::chrono::duration<double, std::milli>(Clock::now() - m_knocked).count();
    const double own = uiTime() - m_uiTime;
    m_turns.longest = std::max(m_turns.longest, wall);
    m_turns.busiest = std::max(m_turns.busiest, own);
    m_turns.late += own > 33;
    m_isWaiting = false;
}

TurnWatch::Turns TurnWatch::take()
{
    return std::exchange(m_turns, {});
}

} // namespace bench
