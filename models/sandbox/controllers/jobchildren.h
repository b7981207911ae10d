// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/controllers/jobshape.h"
#include "models/sandbox/controllers/jobstatus.h"
#include "models/sandbox/controllers/plan.h"

namespace models::sandbox {

/// What a running job still lacks, and what it may not have.
struct Children
{
    Plan plan;
    QString refusal; ///< the quota's words; empty when every pod may be made
    QStringList refusedPods;
};

[[nodiscard]] Children childrenOf(const World &world, const QJsonObject &job, const JobShape &shape,
    const PodsNow &pods, bool isResumed);

/// BeamJob's own conditions and part statuses.
void reportBeam(QJsonObject &job, const JobShape &shape, const PodsNow &pods, const QDateTime &now);

} // namespace models::sandbox
