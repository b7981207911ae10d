// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/engine/crdrules.h"

namespace models::sandbox {

Causes checkCrd(const QJsonObject &)
{
    return {};
}

Causes checkCrdUpdate(const QJsonObject &, const QJsonObject &)
{
    return {};
}

} // namespace models::sandbox
