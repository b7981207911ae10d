// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"

#include <QByteArray>

namespace models::sandbox {

/// A certificate authority that signs one server certificate for 127.0.0.1, ::1 and localhost and
/// is then forgotten: its key never leaves the function that made it. All PEM.
struct ServerIdentity
{
    QByteArray caCertificate;
    QByteArray certificate;
    QByteArray key;
};

[[nodiscard]] Result<ServerIdentity> makeServerIdentity();

} // namespace models::sandbox
