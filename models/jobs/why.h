// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/jobs/summarize.h"

namespace models {

/// Fills in why the job is as it is: reason, reasonDetail and advice. The rest of the summary is
/// there already.
void explainState(JobSummary &summary, const JobFacts &facts, const QDateTime &now);

/// "14:32:07", in the user's time zone.
[[nodiscard]] QString clockText(const QDateTime &time);

/// The parts of `exceeded quota: NAME, requested: R=1, used: R=112, limited: R=112`.
struct QuotaRefusal
{
    QString quota, resource;
    QString requested, used, limited;
};
[[nodiscard]] std::optional<QuotaRefusal> parseRefusal(const QString &message);

} // namespace models
