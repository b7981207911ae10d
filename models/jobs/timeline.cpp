// SPDX-License-Identifier: Apache-2.0
#include "models/jobs/timeline.h"

#include "models/base/json.h"
#include "models/jobs/podread.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace models {
namespace {

using Step = JobPhase::Step;

/// When each step was over, as far as the pods tell.
struct Marks
{
    QDateTime created; ///< of the job
    QDateTime podsMade, scheduled, pulled, started;
};

void later(QDateTime &mark, const QDateTime &time)
{
    if (time.isValid() && (!mark.isValid() || time > mark))
        mark = time;
}

Marks marksOf(const JobSummary &summary, const JobFacts &facts)
{
    Marks marks {.created = summary.created};
    bool areAllPlaced = !facts.pods.isEmpty(), areAllStarted = areAllPlaced;
    for (const QJsonObject &pod : facts.pods) {
        const PodTimes times = timesOf(pod, {});
        later(marks.podsMade, times.created);
        later(marks.scheduled, times.scheduled);
        later(marks.started, times.started);
        areAllPlaced &= times.scheduled.isValid();
        areAllStarted &= times.started.isValid();
    }
    const bool isSettled
        = summary.state == JobState::Succeeded || summary.state == JobState::Failed;
    if (!areAllPlaced && !isSettled && summary.state != JobState::Running)
        marks.scheduled = {};
    if (!areAllStarted && !isSettled && summary.state != JobState::Running)
        marks.started = {};
    for (const QJsonObject &event : facts.events) {
        if (textAt(event, u"reason") == "Pulled"_L1)
            later(marks.pulled, timeAt(event, u"lastTimestamp"));
    }
    if (marks.started.isValid() && (!marks.pulled.isValid() || marks.pulled > marks.started))
        marks.pulled = marks.started;
    return marks;
}

Step presentStep(const JobSummary &summary)
{
    switch (summary.state) {
    case JobState::Succeeded:
    case JobState::Failed:
        return Step::Ended;
    case JobState::Running:
        return Step::Training;
    case JobState::Paused:
        return Step::Paused;
    case JobState::Starting:
        return Step::Pulling;
    default:
        break;
    }
    const bool isRefused = std::ranges::any_of(summary.replicas,
        [](const Replica &replica) { return replica.state == Replica::State::Refused; });
    const bool isMissing = std::ranges::all_of(summary.replicas,
        [](const Replica &replica) { return replica.state == Replica::State::Missing; });
    const bool hasNode = std::ranges::any_of(
        summary.replicas, [](const Replica &replica) { return !replica.node.isEmpty(); });
    if (isRefused || isMissing)
        return Step::Creating;
    return hasNode ? Step::Pulling : Step::Queued;
}

qint64 between(const QDateTime &from, const QDateTime &to)
{
    return from.isValid() && to.isValid() ? std::max<qint64>(0, from.secsTo(to)) : -1;
}

/// When a phase began and how long it took, or has taken.
void setTimes(JobPhase &phase, const Marks &marks, const JobSummary &summary, const JobFacts &facts,
    const QDateTime &now)
{
    const bool isNow = phase.when == JobPhase::When::Present;
    switch (phase.step) {
    case Step::Submitted:
        phase.since = marks.created;
        break;
    case Step::Queued:
        phase.since = marks.created;
        phase.seconds = between(marks.created, isNow ? now : marks.scheduled);
        break;
    case Step::Creating:
        phase.since = marks.created;
        phase.seconds = between(marks.created, isNow ? now : marks.podsMade);
        break;
    case Step::Pulling:
        phase.since = marks.scheduled;
        phase.seconds = between(marks.scheduled.isValid() ? marks.scheduled : marks.podsMade,
            isNow ? now : marks.pulled);
        break;
    case Step::Starting:
        phase.since = marks.pulled;
        phase.seconds = between(marks.pulled, marks.started);
        break;
    case Step::Training:
        phase.since = marks.started.isValid() ? marks.started : summary.started;
        phase.seconds = between(phase.since, isNow ? now : summary.finished);
        break;
    case Step::Paused:
        phase.since = timeAt(conditionOf(facts.job, u"Paused"), u"lastTransitionTime");
        phase.seconds = between(phase.since, now);
        break;
    case Step::Ended:
        phase.since = summary.finished;
        break;
    }
}

} // namespace

QList<JobPhase> timelineOf(const JobSummary &summary, const JobFacts &facts, const QDateTime &now)
{
    const Marks marks = marksOf(summary, facts);
    const Step present = presentStep(summary);
    // Pods are made before they queue; to the user both are one wait, unless making them is stuck.
    std::array order {Step::Submitted, Step::Queued, Step::Creating, Step::Pulling, Step::Starting,
        Step::Training, Step::Ended};
    if (present == Step::Queued)
        std::swap(order[1], order[2]);
    if (present == Step::Paused)
        order[6] = Step::Paused;
    QList<JobPhase> timeline;
    bool isPast = true;
    for (const Step step : order) {
        JobPhase phase {.step = step};
        if (step == present) {
            phase.when = JobPhase::When::Present;
            isPast = false;
        } else {
            phase.when = isPast ? JobPhase::When::Past : JobPhase::When::Future;
        }
        timeline.append(phase);
    }
    for (JobPhase &phase : timeline) {
        if (phase.when != JobPhase::When::Future)
            setTimes(phase, marks, summary, facts, now);
    }
    return timeline;
}

} // namespace models
