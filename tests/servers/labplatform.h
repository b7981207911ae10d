// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/clock.h"
#include "models/sandbox/controllers/controllers.h"
#include "testserver.h"

/// What the sandbox has from the start, in the lab: machines, queues, storage, a project; and the
/// sandbox's own controllers, which are API clients like others. The kinds must be there already.
class LabPlatform final
{
public:
    explicit LabPlatform(double speed)
        : m_clock(speed)
    {
    }

    /// Makes `nameSpace` a project like the demo's. False: why is in the test's output.
    [[nodiscard]] bool start(const TestServer &lab, const QString &nameSpace);

private:
    models::sandbox::RealClock m_clock;
    std::unique_ptr<models::sandbox::Controllers> m_controllers;
};
