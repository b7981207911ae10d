// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/groupversion.h"
#include "models/base/message.h"
#include "models/base/path.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace models {

/// The eight words that every job's life is told in, worst first where order matters.
enum class JobState { Failed, Waiting, Starting, Running, Stopping, Paused, Unknown, Succeeded };

inline constexpr int jobStateCount = 8;

/// One planned pod of a job: what became of it.
struct Replica
{
    enum class State {
        Missing, ///< planned, not created yet
        Refused, ///< its pod was refused (quota, admission)
        Waiting, ///< no node yet
        Starting, ///< has a node; pulls or creates
        Running, ///< ready
        Succeeded,
        FailedFirst, ///< the failure that ended or restarted the job
        Failed, ///< failed, or was stopped because of another
        Restarting, ///< failed and comes back
        Paused,
        Stopping,
        CleanedUp, ///< ended and removed by the clean-up rule
        Unknown,
    };

    QString role;
    int rank = 0;
    QString pod; ///< name of its pod; empty when there was none
    QString node;
    State state = State::Missing;
    int exitCode = -1; ///< -1: has not exited
    int restarts = 0;
    int gpus = 0;
    QDateTime started {}; ///< the training container's start
    QDateTime finished {};
    QString reason {}; ///< the server's own word: OOMKilled, ImagePullBackOff, Unschedulable
    Message note {}; ///< in our words
    int failureOrder = 0; ///< 1 = failed first; 0 = did not fail

    bool operator==(const Replica &) const = default;
};

/// One step on the way of a job, for the timeline.
struct JobPhase
{
    enum class Step { Submitted, Queued, Creating, Pulling, Starting, Training, Paused, Ended };
    enum class When { Past, Present, Future };

    Step step = Step::Submitted;
    When when = When::Future;
    QDateTime since {}; ///< when it began, if known
    qint64 seconds = -1; ///< how long it took or takes so far; -1 unknown

    bool operator==(const JobPhase &) const = default;
};

/// Something the user can do about the state of a job. The interface decides how.
struct JobAdvice
{
    enum class Kind {
        ShowLog, ///< role, rank
        RunAgainWithMemory, ///< value = quantity
        ShowQuotaUse, ///< value = resource
        ShowQueue, ///< value = queue
        ReduceReplicas, ///< role, number
        ShowClaim, ///< value = claim
        EditImage, ///< value = image
        Resume,
        RunAgain,
        OpenTerminal, ///< role, rank
    };

    Kind kind = Kind::RunAgain;
    Message label;
    QString value {};
    QString role {};
    int number = 0;

    bool operator==(const JobAdvice &) const = default;
};

/// One entry of status.conditions.
struct JobCondition
{
    QString type, status, reason, message;
    QDateTime since;

    bool operator==(const JobCondition &) const = default;
};

/// What a job is and how it does, in one value. Made by summarize(); immutable afterwards.
struct JobSummary
{
    QString uid;
    GroupVersionKind gvk;
    QString name, nameSpace, resourceVersion;
    JobState state = JobState::Unknown;
    QString serverPhase; ///< status.phase, unchanged
    int ready = 0; ///< replicas that run or have succeeded
    int wanted = 0;
    QList<Replica> replicas; ///< by role in the order of the spec, then rank
    int gpus = 0; ///< of all replicas together
    QString gpuResource; ///< "nvidia.com/gpu"; empty when it asks for none
    QString queue; ///< empty: the cluster's own scheduler
    int priority = 0;
    int queuePosition = 0; ///< 1 = next; 0 = not queued, or held by something else
    int restarts = 0;
    QString image; ///< of the training container
    QStringList claims; ///< "corpus-v2 → /data"
    QString perReplica; ///< "1 × nvidia.com/gpu, 16 CPU, 128Gi"
    QDateTime created, started, finished;
    bool debug = false;
    bool canPause = false; ///< its kind has spec.runMode.pause
    bool isPauseWanted = false;
    QString ownerKind, ownerName; ///< a CronWorkflowRun that made it
    QString creator; ///< from the annotation, when known
    Message reason; ///< one line: why it waits, failed or is paused; empty when all is well
    QList<Message> reasonDetail; ///< sentences to read after it
    QList<JobAdvice> advice; ///< best first
    QList<JobPhase> timeline;
    QList<JobCondition> conditions; ///< newest first

    /// From the start (else submission) to the end or `now`.
    [[nodiscard]] qint64 durationSeconds(const QDateTime &now) const;
    bool operator==(const JobSummary &) const = default;
};

/// A role of a job: where its numbers and its pod template stand in the object.
struct JobRole
{
    QString role;
    int replicas = 1;
    QJsonObject podSpec; ///< template.spec; may be empty for a launcher
    Path replicasPath; ///< empty when the role has a fixed size
    Path templatePath; ///< of the PodTemplateSpec; empty when there is none
    QString container; ///< name of the training container; empty = the first
};

} // namespace models
