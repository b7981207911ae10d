// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/jobs/summarize.h"
#include "ui/logs/logview.h"

namespace ui {

/// The log of a job: all its replicas.
class JobLogs final : public LogView
{
    Q_OBJECT
public:
    using LogView::LogView;
    /// Again whenever the job or a pod of it changes.
    void setJob(const models::JobSummary &job, const QList<QJsonObject> &pods);

    [[nodiscard]] static QList<LogReplica> replicasOf(
        const models::JobSummary &job, const QList<QJsonObject> &pods);
};

} // namespace ui
