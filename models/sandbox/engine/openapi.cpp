// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/engine/openapi.h"

#include "models/sandbox/engine/engineprivate.h"

namespace models::sandbox {

QList<GroupVersion> Engine::openApiGroupVersions() const
{
    return {};
}

QByteArray Engine::openApiV3(const GroupVersion &) const
{
    return {};
}

QString Engine::openApiHash(const GroupVersion &) const
{
    return {};
}

QByteArray Engine::openApiV2() const
{
    return {};
}

} // namespace models::sandbox
