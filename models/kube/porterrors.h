// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"

namespace models {

/// The pod refused a connection to its port; `why` are the server's own words, if it had any.
[[nodiscard]] Error notTaken(quint16 port, const QByteArray &why);
/// It had been open.
[[nodiscard]] Error podConnectionCut(const QString &detail);
/// The server agreed to the forward, and then sent what is none.
[[nodiscard]] Error unreadableForward(const QByteArray &fault);

} // namespace models
