// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <atomic>
#include <chrono>
#include <ctime>
#include <thread>

namespace bench {

/// How long the UI thread keeps others waiting: a second thread posts an event every millisecond
/// and measures until it is handled, as a key or a click would have been.
class TurnWatch final : public QObject
{
    Q_OBJECT
public:
    struct Turns
    {
        double longest = 0; ///< ms on the wall
        double busiest = 0; ///< ms of the UI thread's own processor time in one turn
        int late = 0; ///< turns over 33 ms of its own time
    };

    TurnWatch();
    ~TurnWatch() override;

    /// What was measured since the last call.
    Turns take();

private:
    using Clock = std::chrono::steady_clock;
    void knock();
    void answer();
    [[nodiscard]] double uiTime() const;

    Turns m_turns;
    clockid_t m_uiClock {};
    std::atomic<bool> m_isWaiting = false;
    Clock::time_point m_knocked; ///< read by the UI thread after the event, written before it
    double m_uiTime = 0;
    std::jthread m_thread;
};

} // namespace bench
