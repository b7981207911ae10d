// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/figures.h"

#include <QByteArray>
#include <QFile>

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <sys/resource.h>

namespace bench {

void tell(QByteArrayView name, double value)
{
    std::printf("{\"%.*s\": %.4f}\n", int(name.size()), name.data(), value);
    std::fflush(stdout);
}

void giveUp(const char *what)
{
    std::fprintf(stderr, "%s\n", what);
    std::_Exit(1); // threads of others are still running
}

Memory memory()
{
    Memory memory;
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return memory;
    for (const QByteArray &line : status.readAll().split('\n')) {
        const double megabytes = line.simplified().split(' ').value(1).toDouble() / 1024;
        if (line.startsWith("VmRSS:"))
            memory.resident = megabytes;
        else if (line.startsWith("VmHWM:"))
            memory.peak = megabytes;
    }
    return memory;
}

void forgetPeak()
{
    QFile references(QStringLiteral("/proc/self/clear_refs"));
    if (references.open(QIODevice::WriteOnly))
        references.write("5");
}

double cpuMilliseconds()
{
    rusage used {};
    getrusage(RUSAGE_SELF, &used);
    const auto of = [](const timeval &time) {
        return double(time.tv_sec) * 1000 + double(time.tv_usec) / 1000;
    };
    return of(used.ru_utime) + of(used.ru_stime);
}

double threadMilliseconds()
{
    timespec time {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1000 + double(time.tv_nsec) / 1e6;
}

} // namespace bench
