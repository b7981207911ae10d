// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/controllers/controllers.h"

#include "models/sandbox/clock.h"

namespace models::sandbox {

Controllers::Controllers(ControllerAccess access, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_access(std::move(access))
    , m_clock(clock)
{
}

Controllers::~Controllers() = default;

void Controllers::start(bool withDemo)
{
    Q_UNUSED(withDemo)
}

} // namespace models::sandbox
