// SPDX-License-Identifier: Apache-2.0
#include "models/schema/explainv2.h"

namespace models {

Explanation explainV2(const OpenApiDocument &, const ApiResource &, const QStringList &, bool)
{
    return {};
}

} // namespace models
