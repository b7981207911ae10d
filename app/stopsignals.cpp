// SPDX-License-Identifier: Apache-2.0
#include "app/stopsignals.h"

#include <QSocketNotifier>

#include <csignal>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace app {

#ifdef Q_OS_UNIX

namespace {

// Of the one object that lives: a handler may do little more than write to a descriptor.
int wakePair[2] = {-1, -1};

void onSignal(int)
{
    const char byte = 1;
    std::ignore = ::write(wakePair[0], &byte, 1);
}

} // namespace

StopSignals::StopSignals(QObject *parent)
    : QObject(parent)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, wakePair) != 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(wakePair[1], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        std::ignore = ::read(wakePair[1], &byte, 1);
        emit stopAsked();
    });
    std::signal(SIGINT, &onSignal);
    std::signal(SIGTERM, &onSignal);
}

StopSignals::~StopSignals()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    m_notifier.reset();
    ::close(wakePair[0]);
    ::close(wakePair[1]);
}

#else

StopSignals::StopSignals(QObject *parent)
    : QObject(parent)
{
}

StopSignals::~StopSignals() = default;

#endif

} // namespace app
