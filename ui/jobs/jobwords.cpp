// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/jobwords.h"

#include "models/jobs/summarize.h"
#include "ui/shared/formatting.h"

using namespace Qt::StringLiterals;

namespace ui {

using models::JobPhase;
using models::JobState;
using models::Replica;

State JobWords::state(JobState state)
{
    switch (state) {
    case JobState::Failed:
        return State::Failed;
    case JobState::Waiting:
        return State::Waiting;
    case JobState::Starting:
        return State::Starting;
    case JobState::Running:
        return State::Running;
    case JobState::Stopping:
        return State::Stopping;
    case JobState::Paused:
        return State::Paused;
    case JobState::Succeeded:
        return State::Succeeded;
    case JobState::Unknown:
        break;
    }
    return State::Unknown;
}

TileState JobWords::tile(const Replica &replica)
{
    const bool isImageMissing = replica.reason.endsWith("ImagePull"_L1)
        || replica.reason == "ImagePullBackOff"_L1 || replica.reason == "InvalidImageName"_L1;
    if (isImageMissing) {
        return TileState::Refused;
    }
    switch (replica.state) {
    case Replica::State::Running:
        return TileState::Ready;
    case Replica::State::Starting:
    case Replica::State::Restarting:
        return TileState::Starting;
    case Replica::State::Refused:
        return TileState::Refused;
    case Replica::State::FailedFirst:
        return TileState::FailedFirst;
    case Replica::State::Failed:
        return TileState::Stopped;
    case Replica::State::Succeeded:
        return TileState::Finished;
    case Replica::State::Paused:
        return TileState::Paused;
    case Replica::State::CleanedUp:
    case Replica::State::Stopping:
        return TileState::Gone;
    default:
        return TileState::Waiting;
    }
}

QList<TileState> JobWords::tiles(const models::JobSummary &job)
{
    QList<TileState> tiles;
    for (const Replica &replica : job.replicas) {
        tiles.append(tile(replica));
    }
    return tiles;
}

State JobWords::replicaState(Replica::State state)
{
    switch (state) {
    case Replica::State::Running:
        return State::Running;
    case Replica::State::Starting:
    case Replica::State::Restarting:
        return State::Starting;
    case Replica::State::Refused:
    case Replica::State::FailedFirst:
    case Replica::State::Failed:
        return State::Failed;
    case Replica::State::Succeeded:
        return State::Succeeded;
    case Replica::State::Paused:
        return State::Paused;
    case Replica::State::CleanedUp:
    case Replica::State::Stopping:
        return State::Stopping;
    case Replica::State::Unknown:
        return State::Unknown;
    default:
        return State::Waiting;
    }
}

QList<TimelineStep> JobWords::timeline(
    const models::JobSummary &job, const QDateTime &now, bool isCompact)
{
    QList<TimelineStep> steps;
    for (const JobPhase &phase : job.timeline) {
        // In a narrow pane two short steps leave, unless the job is at one of them.
        const bool isNow = phase.when == JobPhase::When::Present;
        const bool isMinor = phase.step == JobPhase::Step::Starting
            || (phase.step == JobPhase::Step::Creating && phase.seconds < 60)
            || (phase.step == JobPhase::Step::Ended && phase.when == JobPhase::When::Future);
        if (isCompact && isMinor && !isNow) {
            continue;
        }
        TimelineStep step;
        step.title = models::wordFor(phase.step, job.state).text();
        step.when = phase.when == JobPhase::When::Past ? TimelineStep::When::Past
            : phase.when == JobPhase::When::Present    ? TimelineStep::When::Present
                                                       : TimelineStep::When::Future;
        step.state = state(job.state);
        const bool isTime
            = phase.step == JobPhase::Step::Submitted || phase.step == JobPhase::Step::Ended;
        qint64 seconds = phase.seconds;
        if (step.when == TimelineStep::When::Present && !isTime && phase.since.isValid()) {
            seconds = phase.since.secsTo(now);
        }
        if (isTime && phase.since.isValid()) {
            step.note = Format::clock(phase.since);
        } else if (seconds >= 0) {
            step.note = Format::duration(std::chrono::seconds(seconds));
        }
        if (phase.since.isValid()) {
            step.toolTip = Format::exact(phase.since);
        }
        steps.append(step);
    }
    return steps;
}

QString JobWords::joined(const QList<models::Message> &sentences)
{
    QStringList texts;
    for (const models::Message &sentence : sentences) {
        texts.append(sentence.text());
    }
    return texts.join(Format::isChinese() ? u""_s : u" "_s);
}

QString JobWords::replicaName(const Replica &replica)
{
    return replica.role + u'-' + QString::number(replica.rank);
}

QString JobWords::duration(const models::JobSummary &job, const QDateTime &now)
{
    return Format::duration(std::chrono::seconds(job.durationSeconds(now)));
}

bool JobWords::needsBanner(const models::JobSummary &job)
{
    return !job.reason.isEmpty() && job.state != JobState::Succeeded
        && (job.state != JobState::Running || !job.advice.isEmpty());
}

} // namespace ui
