// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"

#include <QByteArray>

namespace models {

/// A bearer token without the blanks around it. It becomes the value of a header: a line break in
/// it could begin another one. `owner` names it in the error (BadInput): a user, a file. Pure.
[[nodiscard]] Result<QByteArray> checkedToken(const QByteArray &text, const QString &owner);

} // namespace models
