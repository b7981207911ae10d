// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/jobs/claims.h"
#include "models/jobs/queues.h"
#include "ui/shared/state.h"

#include <QCoreApplication>

namespace ui {

/// How queues, quotas and claims are said.
class ProjectWords
{
    Q_DECLARE_TR_FUNCTIONS(ui::ProjectWords)
public:
    [[nodiscard]] static QString resource(const models::QuotaLine &line);
    /// "1,472 / 2,048", "8.4 TiB / 10 TiB"
    [[nodiscard]] static QString used(const models::QuotaLine &line);
    /// "5 left", "full"
    [[nodiscard]] static QString left(const models::QuotaLine &line);
    [[nodiscard]] static bool isFull(const models::QuotaLine &line);
    /// An amount of it as a reader wants it.
    [[nodiscard]] static QString amount(const models::QuotaLine &line, double value);
    [[nodiscard]] static State state(models::ClaimSummary::State state);
    [[nodiscard]] static QString word(models::ClaimSummary::State state);
    [[nodiscard]] static QString gpus(qint64 count);
};

} // namespace ui
