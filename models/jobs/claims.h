// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/jobs/jobtypes.h"

namespace models {

/// Where data of a project lies: a PersistentVolumeClaim, or a StorageShim over one.
struct ClaimSummary
{
    /// In the order of the table: what needs somebody first.
    enum class State { Lost, Waiting, Leaving, Bound };
    struct User
    {
        GroupVersionKind gvk; ///< a job; of a pod alone, Pod
        QString name;
        QString path; ///< where it is mounted
        JobState state = JobState::Unknown;
        bool operator==(const User &) const = default;
    };

    GroupVersionKind gvk;
    QString uid, name, nameSpace;
    State state = State::Bound;
    QString phase; ///< the server's own word
    QString size; ///< "500Gi"; of a shim its address
    double bytes = 0;
    QString storageClass, volume;
    QStringList accessModes;
    bool isShim = false;
    bool isReadOnly = false;
    QDateTime created;
    QString message; ///< why it waits, in the server's words
    QList<User> users;

    bool operator==(const ClaimSummary &) const = default;
};

/// `pods`: those that belong to no job of `jobs`. `events` may be about anything.
[[nodiscard]] QList<ClaimSummary> summarizeClaims(const QList<QJsonObject> &claims,
    const QList<QJsonObject> &shims, const QList<const JobSummary *> &jobs,
    const QList<QJsonObject> &pods, const QList<QJsonObject> &events);

/// "RWX" for ReadWriteMany, as kubectl prints them.
[[nodiscard]] QString shortAccess(const QStringList &modes);

/// A DataCube: one transfer into or out of a claim.
struct TransferSummary
{
    QString uid, name, nameSpace, phase, source, target;
    JobState state = JobState::Unknown;
    QString message;
    QDateTime created;
    GroupVersionKind gvk;
    bool operator==(const TransferSummary &) const = default;
};
[[nodiscard]] TransferSummary summarizeTransfer(const QJsonObject &cube);

/// A notebook or another app of a project.
struct AppSummary
{
    GroupVersionKind gvk;
    QString uid, name, nameSpace;
    JobState state = JobState::Unknown;
    QString word; ///< the server's own
    QString message; ///< why it is not ready
    QString url, queue;
    QDateTime created;
    bool operator==(const AppSummary &) const = default;
};
/// Any object with a phase or a Ready condition.
[[nodiscard]] AppSummary summarizeApp(const QJsonObject &app);

} // namespace models
