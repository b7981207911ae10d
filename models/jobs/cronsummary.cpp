// SPDX-License-Identifier: Apache-2.0
#include "models/jobs/cronsummary.h"

#include "models/base/json.h"
#include "models/jobs/why.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace models {
namespace {

QString shortTime(const QDateTime &time)
{
    return QLocale().toString(time.toLocalTime(), QLocale::ShortFormat);
}

/// The newest run first.
QList<QJsonObject> newestFirst(QList<QJsonObject> runs)
{
    std::ranges::sort(runs, [](const QJsonObject &a, const QJsonObject &b) {
        return timeAt(a, u"metadata.creationTimestamp") > timeAt(b, u"metadata.creationTimestamp");
    });
    return runs;
}

void readPod(const QJsonObject &cron, JobSummary &out)
{
    const QJsonObject pod = objectAt(cron, u"spec.workflowRun.spec.workflowTemplateSpec.pod");
    const auto [resource, count] = acceleratorsOf(pod);
    out.gpus = count;
    out.gpuResource = resource;
    out.image = arrayAt(pod, u"containers").first()[u"image"].toString();
}

} // namespace

void summarizeCron(const JobFacts &facts, const QDateTime &now, JobSummary &out)
{
    Q_UNUSED(now)
    readPod(facts.job, out);
    const QList<QJsonObject> runs = newestFirst(facts.runs);
    const QJsonObject last = runs.isEmpty() ? QJsonObject() : runs.first();
    const QString phase = textAt(last, u"status.phase");
    const QString schedule = textAt(facts.job, u"spec.schedule");
    const bool isActive = !arrayAt(facts.job, u"status.active").isEmpty();
    const QDateTime lastTime = timeAt(facts.job, u"status.lastScheduleTime");
    out.wanted = 1;
    out.started = timeAt(last, u"status.startTime");
    if (facts.job[u"metadata"][u"deletionTimestamp"].isString()) {
        out.state = JobState::Stopping;
    } else if (flagAt(facts.job, u"spec.suspend")) {
        out.state = JobState::Paused;
        out.reason = Message(QT_TRANSLATE_NOOP("models", "Suspended: starts no runs"));
    } else if (isActive) {
        out.state = JobState::Running;
        out.ready = 1;
        out.reason = Message(QT_TRANSLATE_NOOP("models", "Run %1 is under way"), {nameOf(last)});
    } else if (phase == "Failed"_L1
        || (runs.isEmpty()
            && textAt(conditionOf(facts.job, u"HasFailedRun"), u"status") == "True"_L1)) {
        out.state = JobState::Failed;
        out.finished = timeAt(last, u"status.completionTime");
        out.reason = Message(
            QT_TRANSLATE_NOOP("models", "The last run failed (%1)"), {shortTime(lastTime)});
        const QString message = textAt(last, u"status.message");
        if (!message.isEmpty())
            out.reasonDetail.append(
                Message(QT_TRANSLATE_NOOP("models", "The server said: %1"), {message}));
    } else if (lastTime.isValid()) {
        out.state = JobState::Succeeded;
        out.ready = 1;
        out.finished = timeAt(last, u"status.completionTime");
        out.reason = Message(QT_TRANSLATE_NOOP("models", "Last run %1, schedule %2"),
            {shortTime(lastTime), schedule});
    } else {
        out.state = JobState::Waiting;
        out.reason
            = Message(QT_TRANSLATE_NOOP("models", "Has not run yet, schedule %1"), {schedule});
    }
    if (!last.isEmpty()) {
        Replica run {.role = u"run"_s, .pod = textAt(last, u"status.podName")};
        run.started = timeAt(last, u"status.startTime");
        run.finished = timeAt(last, u"status.completionTime");
        run.state = phase == "Succeeded"_L1 ? Replica::State::Succeeded
            : phase == "Failed"_L1          ? Replica::State::FailedFirst
            : phase == "Running"_L1         ? Replica::State::Running
                                            : Replica::State::Starting;
        run.gpus = out.gpus;
        out.replicas = {run};
        // The clock of a schedule is that of its last run.
        if (run.started.isValid())
            out.created = run.started;
    }
}

} // namespace models
