// SPDX-License-Identifier: Apache-2.0
#include "ui/writes/sessionwriter.h"

#include "models/kube/cluster.h"
#include "ui/shared/session.h"

namespace ui {

std::optional<models::Writer> writerOf(const Session &session)
{
    if (!session.cluster())
        return std::nullopt;
    return models::Writer(
        session.cluster()->transport(), session.activity(), session.name(), session.identity());
}

} // namespace ui
