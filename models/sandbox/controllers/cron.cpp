// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/controllers/cron.h"

#include "models/base/json.h"
#include "models/sandbox/controllers/fate.h"

#include <QJsonArray>
#include <QSet>
#include <QTimeZone>

#include <algorithm>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace models::sandbox {
namespace {

/// "*/15", "1-5", "0,30", "*": the numbers a field means.
std::optional<QSet<int>> fieldOf(const QString &text, int low, int high)
{
    QSet<int> out;
    const QStringList parts = text.split(u',');
    for (const QString &part : parts) {
        const int step = part.contains(u'/') ? part.section(u'/', 1).toInt() : 1;
        const QString range = part.section(u'/', 0, 0);
        int from = low, to = high;
        bool isGood = step > 0;
        if (range != "*"_L1) {
            from = range.section(u'-', 0, 0).toInt(&isGood);
            to = range.contains(u'-') ? range.section(u'-', 1).toInt()
                : part.contains(u'/') ? high
                                      : from;
        }
        if (!isGood || step <= 0 || from < low || to > high)
            return std::nullopt;
        for (int i = from; i <= to; i += step)
            out.insert(i);
    }
    return out;
}

bool isOver(const QJsonObject &run)
{
    const QString phase = textAt(run, u"status.phase");
    return phase == "Succeeded"_L1 || phase == "Failed"_L1
        || !conditionOf(run, u"Complete").isEmpty() || !conditionOf(run, u"Failed").isEmpty();
}

bool isGood(const QJsonObject &run)
{
    return textAt(run, u"status.phase") == "Succeeded"_L1
        || !conditionOf(run, u"Complete").isEmpty();
}

class Cron
{
public:
    Cron(const World &world, const QString &plural, const QJsonObject &cron, const Moment &moment)
        : m_world(world)
        , m_plural(plural)
        , m_cron(cron)
        , m_next(cron)
        , m_moment(moment)
        , m_isWorkflow(plural == "cronworkflowruns"_L1)
        , m_runPlural(m_isWorkflow ? u"workflowruns"_s : u"jobs"_s)
        , m_runs(world.ownedBy(uidOf(cron), m_runPlural))
    {
    }

    Plan take();

private:
    void fire(const QDateTime &due);
    void trim(bool isGoodKind, int keep);
    void report();

    const World &m_world;
    QString m_plural;
    QJsonObject m_cron, m_next;
    Moment m_moment;
    bool m_isWorkflow;
    QString m_runPlural;
    QList<QJsonObject> m_runs;
    Plan m_plan;
};

Plan Cron::take()
{
    if (m_cron[u"metadata"][u"deletionTimestamp"].isString())
        return {};
    report();
    if (!flagAt(m_cron, u"spec.suspend")) {
        QDateTime last = timeAt(m_cron, u"status.lastScheduleTime");
        if (!last.isValid())
            last = timeAt(m_cron, u"metadata.creationTimestamp");
        QDateTime due = nextFire(textAt(m_cron, u"spec.schedule"), last);
        // Fires that were slept through count once, as the last of them.
        for (int i = 0; i < 5000; ++i) {
            const QDateTime later = nextFire(textAt(m_cron, u"spec.schedule"), due);
            if (!later.isValid() || later > m_moment.now)
                break;
            due = later;
        }
        if (due.isValid() && due <= m_moment.now)
            fire(due);
        else if (due.isValid())
            m_plan.wakeAt(due);
    }
    const QString good = m_isWorkflow ? u"spec.successfulRunsHistoryLimit"_s
                                      : u"spec.successfulJobsHistoryLimit"_s;
    const QString bad
        = m_isWorkflow ? u"spec.failedRunsHistoryLimit"_s : u"spec.failedJobsHistoryLimit"_s;
    trim(true, int(numberAt(m_cron, good, 3)));
    trim(false, int(numberAt(m_cron, bad, m_isWorkflow ? 3 : 1)));
    if (m_next != m_cron)
        m_plan.status(m_plural, m_next);
    return std::move(m_plan);
}

void Cron::fire(const QDateTime &due)
{
    const QString rule = textAt(m_cron, u"spec.concurrencyPolicy");
    for (const QJsonObject &run : std::as_const(m_runs)) {
        if (isOver(run))
            continue;
        if (rule == "Forbid"_L1)
            return;
        if (rule == "Replace"_L1)
            m_plan.remove(m_runPlural, run);
    }
    QJsonObject run = objectAt(m_cron, m_isWorkflow ? u"spec.workflowRun" : u"spec.jobTemplate");
    run[u"apiVersion"] = apiVersionOf(m_runPlural);
    run[u"kind"] = kindOf(m_runPlural);
    const qint64 number = m_isWorkflow ? due.toSecsSinceEpoch() : due.toSecsSinceEpoch() / 60;
    setAt(run, u"metadata.name", QString(u"%1-%2"_s.arg(nameOf(m_cron)).arg(number)));
    const QJsonObject annotations = objectAt(m_cron, u"metadata.annotations");
    for (auto it = annotations.begin(); it != annotations.end(); ++it) {
        if (!isFateKey(it.key()))
            continue;
        QJsonObject own = objectAt(run, u"metadata.annotations");
        own[it.key()] = it.value();
        setAt(run, u"metadata.annotations", own);
    }
    adopt(run, m_cron);
    m_plan.create(m_runPlural, run);
    tell(m_plan, m_world, m_plural, m_cron,
        {u"Normal"_s, u"SuccessfulCreate"_s, u"Created run "_s + nameOf(run),
            kindOf(m_plural).toLower() + u"-controller"_s},
        m_moment.now);
    setAt(m_next, u"status.lastScheduleTime", timeText(due));
    const QDateTime next = nextFire(textAt(m_cron, u"spec.schedule"), m_moment.now);
    if (next.isValid())
        m_plan.wakeAt(next);
}

void Cron::trim(bool isGoodKind, int keep)
{
    QList<QJsonObject> ended = m_runs;
    ended.removeIf(
        [&](const QJsonObject &run) { return !isOver(run) || isGood(run) != isGoodKind; });
    std::ranges::sort(ended, {},
        [](const QJsonObject &run) { return textAt(run, u"metadata.creationTimestamp"); });
    for (qsizetype i = 0; i < ended.size() - keep; ++i)
        m_plan.remove(m_runPlural, ended[i]);
}

void Cron::report()
{
    QJsonArray active;
    bool hasGood = false, hasBad = false;
    for (const QJsonObject &run : std::as_const(m_runs)) {
        if (isOver(run)) {
            hasGood |= isGood(run);
            hasBad |= !isGood(run);
            continue;
        }
        active.append(QJsonObject {{u"apiVersion"_s, apiVersionOf(m_runPlural)},
            {u"kind"_s, kindOf(m_runPlural)}, {u"name"_s, nameOf(run)},
            {u"namespace"_s, namespaceOf(run)}, {u"uid"_s, uidOf(run)}});
    }
    setAt(m_next, u"status.active",
        active.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(active));
    if (!m_isWorkflow)
        return;
    const auto set = [&](const QString &type, bool holds) {
        if (holds || !conditionOf(m_next, type).isEmpty())
            setCondition(m_next, {{u"type"_s, type}, {u"status"_s, holds ? u"True"_s : u"False"_s}},
                m_moment.now);
    };
    set(u"HasStarted"_s, !m_runs.isEmpty());
    set(u"IsRunning"_s, !active.isEmpty());
    set(u"HasSuccessfulRun"_s, hasGood);
    set(u"HasFailedRun"_s, hasBad);
}

/// The pod spec a run would start: its template inline, or by name.
QJsonObject podSpecOf(const World &world, const QJsonObject &run)
{
    QJsonObject spec = objectAt(run, u"spec.workflowTemplateSpec");
    if (spec.isEmpty())
        spec = objectAt(world.find(u"workflowtemplates"_s, namespaceOf(run),
                            textAt(run, u"spec.workflowTemplateRef")),
            u"spec");
    QJsonObject pod = objectAt(spec, u"pod");
    const QJsonArray steps = arrayAt(spec, u"seqPod.steps");
    if (pod.isEmpty() && !steps.isEmpty()) {
        QJsonArray containers;
        for (const QJsonValue &step : steps) {
            QJsonObject container = step.toObject();
            container.remove(u"script"_s);
            containers.append(container);
        }
        pod[u"containers"] = containers;
    }
    return pod;
}

void endRun(
    Plan &plan, const World &world, QJsonObject &next, const QString &phase, const QDateTime &now)
{
    setAt(next, u"status.phase", phase);
    setAt(next, u"status.completionTime", timeText(now));
    setCondition(
        next, {{u"type"_s, u"Running"_s}, {u"status"_s, u"False"_s}, {u"reason"_s, phase}}, now);
    setCondition(
        next, {{u"type"_s, u"Completed"_s}, {u"status"_s, u"True"_s}, {u"reason"_s, phase}}, now);
    tell(plan, world, u"workflowruns"_s, next,
        {phase == "Failed"_L1 ? u"Warning"_s : u"Normal"_s, u"WorkflowRun"_s + phase,
            u"workflow run has ended: "_s + phase, u"workflowrun-controller"_s},
        now);
}

} // namespace

QDateTime nextFire(const QString &schedule, const QDateTime &after)
{
    const QStringList words = schedule.simplified().split(u' ');
    if (words.size() != 5 || !after.isValid())
        return {};
    const auto minutes = fieldOf(words[0], 0, 59);
    const auto hours = fieldOf(words[1], 0, 23);
    const auto days = fieldOf(words[2], 1, 31);
    const auto months = fieldOf(words[3], 1, 12);
    const auto weekdays = fieldOf(words[4], 0, 7);
    if (!minutes || !hours || !days || !months || !weekdays)
        return {};
    const bool isAnyDay = words[2] == "*"_L1, isAnyWeekday = words[4] == "*"_L1;
    const QDateTime from = after.toUTC();
    for (int day = 0; day <= 366; ++day) {
        const QDate date = from.date().addDays(day);
        const int weekday = date.dayOfWeek() % 7;
        const bool byDay = days->contains(date.day());
        const bool byWeekday
            = weekdays->contains(weekday) || (weekday == 0 && weekdays->contains(7));
        // Both given: either is enough, as cron has it.
        const bool fits = isAnyDay || isAnyWeekday ? byDay && byWeekday : byDay || byWeekday;
        if (!months->contains(date.month()) || !fits)
            continue;
        for (int minute = 0; minute < 1440; ++minute) {
            if (!hours->contains(minute / 60) || !minutes->contains(minute % 60))
                continue;
            const QDateTime time(date, QTime(minute / 60, minute % 60), QTimeZone::UTC);
            if (time > from)
                return time;
        }
    }
    return {};
}

Plan cronStep(
    const World &world, const QString &plural, const QJsonObject &cron, const Moment &moment)
{
    return Cron(world, plural, cron, moment).take();
}

Plan workflowStep(const World &world, const QJsonObject &run, const Moment &moment)
{
    Plan plan;
    if (run[u"metadata"][u"deletionTimestamp"].isString() || isOver(run))
        return plan;
    QJsonObject next = run;
    const QString name = nameOf(run) + u"-pod-"_s + shortHash(uidOf(run));
    const QJsonObject pod = world.find(u"pods"_s, namespaceOf(run), name);
    const QJsonObject spec = podSpecOf(world, run);
    if (!run[u"status"][u"startTime"].isString()) {
        setAt(next, u"status.startTime", timeText(moment.now));
        setAt(next, u"status.phase", u"Pending"_s);
    }
    const QString phase = textAt(pod, u"status.phase");
    if (spec.isEmpty()) {
        setAt(next, u"status.message", u"the workflow template was not found or has no pod"_s);
        const QDateTime end = moment.after(timeAt(next, u"status.startTime"), 20);
        if (moment.now >= end)
            endRun(plan, world, next, u"Failed"_s, moment.now);
        else
            plan.wakeAt(end);
    } else if (pod.isEmpty()) {
        QJsonObject made {{u"apiVersion"_s, u"v1"_s}, {u"kind"_s, u"Pod"_s}};
        QJsonObject labels {{u"batch.tensorstack.dev/workflowRun"_s, nameOf(run)},
            {u"tensorstack.dev/owner-name"_s, nameOf(run)}};
        made[u"metadata"] = QJsonObject {{u"name"_s, name}, {u"labels"_s, labels},
            {u"annotations"_s, objectAt(run, u"metadata.annotations")}};
        made[u"spec"] = spec;
        setAt(made, u"spec.restartPolicy", u"Never"_s);
        adopt(made, run);
        plan.create(u"pods"_s, made);
        setAt(next, u"status.podName", name);
    } else if (phase == "Running"_L1) {
        setAt(next, u"status.phase", u"Running"_s);
        setCondition(next, {{u"type"_s, u"Running"_s}, {u"status"_s, u"True"_s}}, moment.now);
    } else if (phase == "Succeeded"_L1 || phase == "Failed"_L1) {
        endRun(plan, world, next, phase, moment.now);
    }
    if (next != run)
        plan.status(u"workflowruns"_s, next);
    return plan;
}

} // namespace models::sandbox
