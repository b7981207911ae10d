// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/logs/logview.h"

#include <QJsonObject>

namespace ui {

/// The log of one pod, for its own page.
class PodLogs final : public LogView
{
    Q_OBJECT
public:
    using LogView::LogView;
    /// Again whenever the pod changes.
    void setPod(const QJsonObject &pod);

    /// What of a pod matters for its log.
    [[nodiscard]] static LogReplica replicaOf(const QJsonObject &pod);
};

} // namespace ui
