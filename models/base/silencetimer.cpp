// SPDX-License-Identifier: Apache-2.0
#include "models/base/silencetimer.h"

namespace models {

SilenceTimer::SilenceTimer(QObject *parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &SilenceTimer::look);
}

void SilenceTimer::restart(Milliseconds limit)
{
    m_heard.start();
    if (limit == m_limit && m_timer.isActive())
        return;
    m_limit = limit;
    m_timer.start(limit);
}

// The timer was set for what was heard first; more has come since, as a rule.
void SilenceTimer::look()
{
    const auto left = std::chrono::ceil<Milliseconds>(m_limit - m_heard.durationElapsed());
    if (left > Milliseconds(0))
        m_timer.start(left);
    else
        emit elapsed();
}

} // namespace models
