// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/base/groupversion.h"
#include "models/sandbox/controllers/plan.h"

#include <QCoroTask>

namespace models {
class Transport;
}

namespace models::sandbox {

/// The resource behind a plural name the controllers know.
[[nodiscard]] ApiResource resourceFor(const QString &plural);

/// Sends one decision to the server; the object as it is afterwards, or a Status after a removal.
QCoro::Task<Result<QJsonObject>> request(Transport &transport, Write write);

} // namespace models::sandbox
