// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>

#include <chrono>

namespace bench {

/// One figure to bench.py: a line of JSON on standard output.
void tell(QByteArrayView name, double value);
/// What broke, and the end of the process.
[[noreturn]] void giveUp(const char *what);

struct Memory
{
    double resident = 0; ///< MB
    double peak = 0; ///< MB, since the last forgetPeak()
};
[[nodiscard]] Memory memory();
void forgetPeak();

/// User and system time of this process so far.
[[nodiscard]] double cpuMilliseconds();
/// Of the calling thread alone.
[[nodiscard]] double threadMilliseconds();

class Stopwatch
{
public:
    [[nodiscard]] double milliseconds() const
    {
        return std::chrono::duration<double, std::milli>(Clock::now() - m_start).count();
    }

private:
    using Clock = std::chrono::steady_clock;
    Clock::time_point m_start = Clock::now();
};

} // namespace bench
