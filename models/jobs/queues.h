// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/jobs/jobtypes.h"

#include <functional>

namespace models {

/// A Queue of the batch scheduler, as a project sees it.
struct QueueSummary
{
    QString uid, name, nameSpace;
    int priority = 0;
    bool isClosed = false;
    bool isPreemptible = true;
    QString gpuResource; ///< empty: its quota names no accelerator
    qint64 gpusUsed = 0;
    qint64 gpuLimit = -1; ///< -1: no limit
    QString limits; ///< "256 nvidia.com/gpu, 4000 cpu"; empty: none
    QString longestRun; ///< "14d"; empty: any
    QString nodes; ///< labels of the nodes it may use; empty: all
    QString projects; ///< labels of the namespaces that may submit; empty: all
    int queued = 0; ///< groups that wait in its order
    int held = 0; ///< groups of it that wait for something else
    int mine = 0; ///< jobs of the chosen projects that have not ended

    [[nodiscard]] qint64 gpusFree() const { return gpuLimit < 0 ? -1 : gpuLimit - gpusUsed; }
    bool operator==(const QueueSummary &) const = default;
};

/// One job in a queue's order.
struct QueueEntry
{
    int position = 0; ///< 1 = next; 0: held by something else, not in the order
    QString jobUid, name, nameSpace, kind;
    int gpus = 0; ///< as far as known: jobs of other projects are counted by their members
    bool isMine = false;
    QDateTime since;
    Message reason {}; ///< empty for jobs of others
    bool operator==(const QueueEntry &) const = default;
};

/// One line of the quotas of a project.
struct QuotaLine
{
    QString nameSpace, quota;
    QString resource; ///< "requests.nvidia.com/gpu", as the quota names it
    double used = 0, limit = 0;
    QString usedText, limitText; ///< as the server writes them

    /// Without "requests." and "limits.": what pods ask for; "count/x" stays.
    [[nodiscard]] QString plainResource() const;
    [[nodiscard]] bool isAccelerator() const;
    bool operator==(const QuotaLine &) const = default;
};

/// What a job holds of a resource now: pods that have not ended.
struct QuotaHolder
{
    QString jobUid;
    double amount = 0;
};

using JobByUid = std::function<const JobSummary *(const QString &uid)>;

/// `groups`: PodGroups, of all projects where they may be read. Highest priority first; closed ones
/// last.
[[nodiscard]] QList<QueueSummary> summarizeQueues(const QList<QJsonObject> &queues,
    const QList<QJsonObject> &groups, const QList<const JobSummary *> &jobs);
/// The order of one queue: priority, then age; then what is held.
[[nodiscard]] QList<QueueEntry> queueOrder(
    const QString &queue, const QList<QJsonObject> &groups, const JobByUid &jobOf);
/// Accelerators first, then CPU, memory, storage, the rest by name. Where several quotas limit the
/// same, the tightest.
[[nodiscard]] QList<QuotaLine> quotaLines(const QList<QJsonObject> &quotas);
/// How much of `resource` ("cpu", "nvidia.com/gpu", "pods") these pods ask for.
[[nodiscard]] double askedFor(const QList<QJsonObject> &pods, const QString &resource);

} // namespace models
