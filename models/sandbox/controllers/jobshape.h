// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace models::sandbox {

/// One group of equal replicas, as a controller reads it from any of the job kinds.
struct RoleShape
{
    QString role;
    int replicas = 1;
    QJsonObject podTemplate; ///< metadata and spec
    QString restart; ///< Always, OnFailure, Never, ExitCode
    int limit = 0; ///< restarts of this role; below 0: shares the job's backoffLimit
    bool isLauncher = false; ///< one pod, named without a number
};

/// What a job asks for, whichever layout it is written in.
struct JobShape
{
    QList<RoleShape> roles;
    int backoffLimit = 0;
    QString cleanUp = QStringLiteral("None"); ///< None, Unfinished, All, Workers, Cluster
    qint64 deadlineSeconds = 0; ///< 0: none
    bool hasQueue = false;
    QString queue;
    int priority = 0;
    int minMember = 0;
    bool isDebug = false;
    bool isPaused = false;
    bool isCollective = false; ///< ranks that cannot go on without one another
    bool needsSsh = false;
    bool hasHeadlessServices = false;
    QJsonArray ports; ///< GenericJob: of the services it wants

    [[nodiscard]] int total() const;
};

[[nodiscard]] JobShape shapeOf(const QJsonObject &job);

/// "train-worker-3", "train-launcher", "count-flinkcluster-taskmanager-0".
[[nodiscard]] QString podName(const QJsonObject &job, const RoleShape &role, int index);

/// The pod of one replica. `attempt` counts its earlier lives; `isResumed` takes the job's
/// resumeSpecs.
[[nodiscard]] QJsonObject podOf(const QJsonObject &job, const JobShape &shape,
    const RoleShape &role, int index, int attempt, bool isResumed);

} // namespace models::sandbox
