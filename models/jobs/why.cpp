// SPDX-License-Identifier: Apache-2.0
#include "models/jobs/why.h"

#include "models/base/json.h"
#include "models/base/quantity.h"
#include "models/jobs/jobkinds.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace models {
namespace {

using State = Replica::State;

int countOf(const JobSummary &job, State state)
{
    return int(std::ranges::count(job.replicas, state, &Replica::state));
}

QString nameOfReplica(const Replica &replica, const JobSummary &job)
{
    const bool isAlone = std::ranges::count(job.replicas, replica.role, &Replica::role) == 1;
    return isAlone ? replica.role : replica.role + u'-' + QString::number(replica.rank);
}

/// Twice nothing more, but half as much again: enough to try.
QString moreMemory(const QString &limit)
{
    const auto amount = Quantity::parse(limit);
    if (!amount)
        return {};
    const double gib = amount->toDouble() / (1024.0 * 1024 * 1024);
    return u"%1Gi"_s.arg(std::max(1, int(gib * 1.5 + 0.5)));
}

QString memoryLimitOf(const JobFacts &facts, const QString &role)
{
    const QList<JobRole> roles = rolesOf(facts.job);
    for (const JobRole &one : roles) {
        if (one.role != role)
            continue;
        const QJsonArray containers = arrayAt(one.podSpec, u"containers");
        for (const QJsonValue &container : containers) {
            const QString limit = container[u"resources"][u"limits"][u"memory"].toString();
            if (!limit.isEmpty())
                return limit;
        }
    }
    return {};
}

class Why
{
public:
    Why(JobSummary &job, const JobFacts &facts, const QDateTime &now)
        : m_job(job)
        , m_facts(facts)
        , m_now(now)
    {
    }
    void find()
    {
        switch (m_job.state) {
        case JobState::Failed:
            failed();
            break;
        case JobState::Waiting:
        case JobState::Starting:
            waiting();
            break;
        case JobState::Running:
            running();
            break;
        case JobState::Paused:
            paused();
            break;
        case JobState::Stopping:
            say(Message(QT_TRANSLATE_NOOP("models", "Being deleted; its replicas are stopping.")));
            break;
        default:
            break;
        }
    }

private:
    void say(const Message &reason) { m_job.reason = reason; }
    void add(const Message &sentence) { m_job.reasonDetail.append(sentence); }
    void advise(JobAdvice advice) { m_job.advice.append(std::move(advice)); }
    void failed();
    void firstFailure(const Replica &first);
    void adviseAfterFailure(const Replica &first);
    void waiting();
    void running();
    void paused();
    bool imageTrouble();
    bool quotaShort();
    bool volumeMissing();
    bool inQueue();
    bool unschedulable();
    bool pulling();
    [[nodiscard]] QString lastEvent(QStringView reason) const;

    JobSummary &m_job;
    const JobFacts &m_facts;
    QDateTime m_now;
};

QString Why::lastEvent(QStringView reason) const
{
    QString message;
    QDateTime latest;
    for (const QJsonObject &event : m_facts.events) {
        if (textAt(event, u"reason") != reason)
            continue;
        const QDateTime time = timeAt(event, u"lastTimestamp");
        if (!latest.isValid() || time >= latest) {
            latest = time;
            message = textAt(event, u"message");
        }
    }
    return message;
}

void Why::failed()
{
    const auto first = std::ranges::find(m_job.replicas, 1, &Replica::failureOrder);
    if (first != m_job.replicas.end()) {
        firstFailure(*first);
        return;
    }
    if (imageTrouble())
        return;
    const QJsonObject condition = conditionOf(m_facts.job, u"Failed");
    const QString message = textAt(condition, u"message");
    if (message.contains("activeDeadlineSeconds"_L1)) {
        say(Message(QT_TRANSLATE_NOOP("models", "Ran longer than its time limit allows")));
        add(Message(QT_TRANSLATE_NOOP("models",
            "The limit is spec.runPolicy.activeDeadlineSeconds; raise it and run the job again.")));
    } else {
        say(message.isEmpty()
                ? Message(QT_TRANSLATE_NOOP("models", "Failed; the server gives no reason"))
                : Message(QT_TRANSLATE_NOOP("models", "Failed: %1"), {message}));
    }
    advise({.kind = JobAdvice::Kind::RunAgain,
        .label = Message(QT_TRANSLATE_NOOP("models", "Run again…"))});
}

void Why::firstFailure(const Replica &first)
{
    const QString who = nameOfReplica(first, m_job);
    const QString time = clockText(first.finished);
    if (first.reason == "OOMKilled"_L1) {
        say(Message(
            QT_TRANSLATE_NOOP("models", "Replica %1 ran out of memory (OOMKilled)"), {who}));
        add(Message(QT_TRANSLATE_NOOP("models",
                        "At %1 it reached its memory limit of %2 on node %3 and was killed (exit "
                        "code 137)."),
            {time, memoryLimitOf(m_facts, first.role), first.node}));
    } else {
        say(Message(QT_TRANSLATE_NOOP("models", "Replica %1 failed first, with exit code %2"),
            {who, QString::number(first.exitCode)}));
        add(Message(QT_TRANSLATE_NOOP("models", "At %1 its program on node %2 ended."),
            {time, first.node}));
    }
    const int others = int(std::ranges::count_if(
        m_job.replicas, [](const Replica &replica) { return replica.failureOrder > 1; }));
    if (others > 0) {
        QDateTime last = first.finished;
        for (const Replica &replica : std::as_const(m_job.replicas))
            last = std::max(last, replica.finished);
        add(Message(QT_TRANSLATE_NOOP("models",
                        "The %1 other replicas ended within %2 seconds, because they lost it."),
            {QString::number(others), QString::number(first.finished.secsTo(last))}));
    }
    const qint64 limit = numberAt(m_facts.job, u"spec.runPolicy.backoffLimit", -1);
    if (limit == 0)
        add(Message(QT_TRANSLATE_NOOP("models", "No restarts are allowed, so the job failed.")));
    else if (m_job.restarts > 0)
        add(Message(QT_TRANSLATE_NOOP("models", "All %1 allowed restarts are used up."),
            {QString::number(m_job.restarts)}));
    adviseAfterFailure(first);
}

void Why::adviseAfterFailure(const Replica &first)
{
    const QString who = nameOfReplica(first, m_job);
    advise({.kind = JobAdvice::Kind::ShowLog,
        .label = Message(QT_TRANSLATE_NOOP("models", "Log of %1 before it failed"), {who}),
        .role = first.role,
        .number = first.rank});
    const QString memory = first.reason == "OOMKilled"_L1
        ? moreMemory(memoryLimitOf(m_facts, first.role))
        : QString();
    if (!memory.isEmpty())
        advise({.kind = JobAdvice::Kind::RunAgainWithMemory,
            .label = Message(QT_TRANSLATE_NOOP("models", "Run again with %1 memory…"), {memory}),
            .value = memory,
            .role = first.role});
    else
        advise({.kind = JobAdvice::Kind::RunAgain,
            .label = Message(QT_TRANSLATE_NOOP("models", "Run again…"))});
}

bool Why::imageTrouble()
{
    const auto replica = std::ranges::find_if(m_job.replicas, [](const Replica &one) {
        return one.reason == "ErrImagePull"_L1 || one.reason == "ImagePullBackOff"_L1
            || one.reason == "InvalidImageName"_L1;
    });
    if (replica == m_job.replicas.end())
        return false;
    QString image = m_job.image;
    for (const QJsonObject &pod : m_facts.pods) {
        if (nameOf(pod) == replica->pod)
            image = arrayAt(pod, u"spec.containers").first()[u"image"].toString();
    }
    if (replica->reason == "InvalidImageName"_L1)
        say(Message(QT_TRANSLATE_NOOP("models", "%1 is not a valid image name"), {image}));
    else if (lastEvent(u"Failed").contains("not found"_L1)
        || std::ranges::any_of(m_facts.events, [](const QJsonObject &event) {
               return textAt(event, u"message").contains("not found"_L1)
                   && textAt(event, u"reason") == "Failed"_L1;
           }))
        say(Message(QT_TRANSLATE_NOOP("models", "Image %1 does not exist"), {image}));
    else
        say(Message(QT_TRANSLATE_NOOP("models", "Image %1 cannot be pulled"), {image}));
    const int waiting = int(std::ranges::count(m_job.replicas, replica->reason, &Replica::reason));
    add(Message(
        QT_TRANSLATE_NOOP("models",
            "%1 replicas cannot start without it. Check name and tag, then run the job again."),
        {QString::number(waiting)}));
    advise({.kind = JobAdvice::Kind::EditImage,
        .label = Message(QT_TRANSLATE_NOOP("models", "Run again with another image…")),
        .value = image});
    return true;
}

bool Why::quotaShort()
{
    const int refused = countOf(m_job, State::Refused);
    if (refused == 0)
        return false;
    QString message = textAt(conditionOf(m_facts.job, u"ReplicaFailure"), u"message");
    if (!parseRefusal(message))
        message = lastEvent(u"FailedCreate");
    const auto refusal = parseRefusal(message);
    if (!refusal) {
        say(Message(QT_TRANSLATE_NOOP("models", "%1 replicas were refused by the server"),
            {QString::number(refused)}));
        if (!message.isEmpty())
            add(Message(QT_TRANSLATE_NOOP("models", "The server said: %1"), {message}));
        return true;
    }
    const bool isGpu = refusal->resource.endsWith("gpu"_L1);
    const auto each = Quantity::parse(refusal->requested);
    const auto limit = Quantity::parse(refusal->limited);
    const auto used = Quantity::parse(refusal->used);
    QString missing = QString::number(refused);
    if (each && limit && used) {
        const double lacking = refused * each->toDouble() - (limit->toDouble() - used->toDouble());
        missing = QString::number(std::max<qint64>(1, qint64(lacking)));
    }
    const QString what = refusal->resource.section(u'.', 1);
    say(isGpu ? Message(QT_TRANSLATE_NOOP("models", "Project GPU quota is short by %1"), {missing})
              : Message(QT_TRANSLATE_NOOP("models", "Project quota for %1 is short by %2"),
                    {what, missing}));
    const int made = m_job.wanted - refused;
    add(Message(QT_TRANSLATE_NOOP("models", "All %1 replicas start together."),
        {QString::number(m_job.wanted)}));
    add(Message(
        QT_TRANSLATE_NOOP("models",
            "Quota %1 allows %2 of %3: %4 are in use, %5 of them held for this job; %6 more "
            "replicas cannot be created."),
        {refusal->quota, refusal->limited, what, refusal->used, QString::number(made),
            QString::number(refused)}));
    advise({.kind = JobAdvice::Kind::ShowQuotaUse,
        .label = Message(QT_TRANSLATE_NOOP("models", "Who uses the quota")),
        .value = refusal->resource});
    if (made > 0 && rolesOf(m_facts.job).size() == 1)
        advise({.kind = JobAdvice::Kind::ReduceReplicas,
            .label = Message(
                QT_TRANSLATE_NOOP("models", "Change to %1 replicas…"), {QString::number(made)}),
            .role = m_job.replicas.first().role,
            .number = made});
    return true;
}

bool Why::volumeMissing()
{
    static const QRegularExpression unbound(
        u"unbound immediate PersistentVolumeClaims(?:: ?([a-z0-9.-]+[a-z0-9]))?"_s);
    static const QRegularExpression missing(u"persistentvolumeclaim \"([^\"]+)\" not found"_s);
    for (const QJsonObject &pod : m_facts.pods) {
        const QString message = textAt(conditionOf(pod, u"PodScheduled"), u"message");
        if (const auto match = missing.match(message); match.hasMatch()) {
            say(Message(
                QT_TRANSLATE_NOOP("models", "Volume %1 does not exist"), {match.captured(1)}));
            add(Message(QT_TRANSLATE_NOOP("models",
                            "Create a claim of that name in project %1, or mount another one."),
                {m_job.nameSpace}));
            return true;
        }
        const auto match = unbound.match(message);
        if (!match.hasMatch())
            continue;
        QString claim = match.captured(1);
        for (const QJsonObject &one : m_facts.claims) {
            if (claim.isEmpty() && textAt(one, u"status.phase") == "Pending"_L1)
                claim = nameOf(one);
        }
        say(Message(QT_TRANSLATE_NOOP("models", "Volume %1 is not bound"), {claim}));
        for (const QJsonObject &one : m_facts.claims) {
            if (nameOf(one) == claim)
                add(Message(
                    QT_TRANSLATE_NOOP("models",
                        "Its claim asks for storage class %1, and no volume was made for it "
                        "yet. The job starts by itself once it is bound."),
                    {textAt(one, u"spec.storageClassName")}));
        }
        advise({.kind = JobAdvice::Kind::ShowClaim,
            .label = Message(QT_TRANSLATE_NOOP("models", "Open volume %1"), {claim}),
            .value = claim});
        return true;
    }
    return false;
}

bool Why::inQueue()
{
    if (m_facts.podGroup.isEmpty())
        return false;
    const QJsonObject scheduled = conditionOf(m_facts.podGroup, u"GroupScheduled");
    if (textAt(scheduled, u"status") == "True"_L1)
        return false;
    const QString reason = textAt(scheduled, u"reason");
    if (reason == "QueueClosed"_L1) {
        say(Message(QT_TRANSLATE_NOOP("models", "Queue %1 is closed"), {m_job.queue}));
        return true;
    }
    if (reason == "QueueNotFound"_L1) {
        say(Message(QT_TRANSLATE_NOOP("models", "Queue %1 does not exist"), {m_job.queue}));
        return true;
    }
    if (m_facts.queuePosition > 1) {
        say(Message(
            QT_TRANSLATE_NOOP("models", "Number %1 in the queue; those before it need %2 GPUs"),
            {QString::number(m_facts.queuePosition), QString::number(m_facts.gpusAhead)}));
        add(Message(QT_TRANSLATE_NOOP("models",
                        "Queue %1 starts jobs by priority, then by age. This one has priority %2."),
            {m_job.queue, QString::number(m_job.priority)}));
    } else {
        say(Message(QT_TRANSLATE_NOOP("models", "Next in queue %1; waits for %2 free GPUs"),
            {m_job.queue, QString::number(m_job.gpus)}));
    }
    if (m_facts.queueFree >= 0)
        add(Message(QT_TRANSLATE_NOOP("models", "%1 GPUs of the queue are free, the job needs %2."),
            {QString::number(m_facts.queueFree), QString::number(m_job.gpus)}));
    advise({.kind = JobAdvice::Kind::ShowQueue,
        .label = Message(QT_TRANSLATE_NOOP("models", "Show queue %1"), {m_job.queue}),
        .value = m_job.queue});
    return true;
}

bool Why::unschedulable()
{
    for (const QJsonObject &pod : m_facts.pods) {
        const QJsonObject condition = conditionOf(pod, u"PodScheduled");
        const QString message = textAt(condition, u"message");
        if (textAt(condition, u"status") != "False"_L1 || message.isEmpty())
            continue;
        if (message.contains("Insufficient nvidia.com/gpu"_L1))
            say(Message(QT_TRANSLATE_NOOP("models", "No node has enough free GPUs")));
        else if (message.contains("Insufficient memory"_L1))
            say(Message(QT_TRANSLATE_NOOP("models", "No node has enough free memory")));
        else if (message.contains("Insufficient cpu"_L1))
            say(Message(QT_TRANSLATE_NOOP("models", "No node has enough free CPU")));
        else
            say(Message(QT_TRANSLATE_NOOP("models", "No node fits")));
        add(Message(QT_TRANSLATE_NOOP("models", "The scheduler said: %1"), {message}));
        return true;
    }
    return false;
}

bool Why::pulling()
{
    const int starting = countOf(m_job, State::Starting);
    if (starting == 0)
        return false;
    say(Message(QT_TRANSLATE_NOOP("models", "%1 replicas are pulling their image"),
        {QString::number(starting)}));
    return true;
}

void Why::waiting()
{
    if (quotaShort() || imageTrouble() || volumeMissing() || inQueue() || pulling()
        || unschedulable())
        return;
    if (m_job.isPauseWanted)
        say(Message(QT_TRANSLATE_NOOP("models", "Is being paused")));
    else if (m_job.replicas.isEmpty() || countOf(m_job, State::Missing) == m_job.wanted)
        say(Message(QT_TRANSLATE_NOOP("models", "Its replicas are not created yet")));
}

void Why::running()
{
    if (m_job.debug) {
        say(Message(
            QT_TRANSLATE_NOOP("models", "Debug mode: replicas idle and wait for a terminal")));
        if (!m_job.replicas.isEmpty())
            advise({.kind = JobAdvice::Kind::OpenTerminal,
                .label = Message(QT_TRANSLATE_NOOP("models", "Open a terminal")),
                .role = m_job.replicas.first().role});
        return;
    }
    if (imageTrouble())
        return;
    const auto away = std::ranges::find_if(m_job.replicas, [](const Replica &replica) {
        return replica.state != State::Running && replica.state != State::Succeeded;
    });
    if (away == m_job.replicas.end())
        return;
    const QString who = nameOfReplica(*away, m_job);
    if (m_job.restarts > 0)
        say(Message(QT_TRANSLATE_NOOP("models", "Replica %1 is restarting (restart %2)"),
            {who, QString::number(m_job.restarts)}));
    else if (away->state == State::Starting)
        pulling();
    else
        say(Message(QT_TRANSLATE_NOOP("models", "Replica %1 is not running"), {who}));
}

void Why::paused()
{
    const QDateTime since = timeAt(conditionOf(m_facts.job, u"Paused"), u"lastTransitionTime");
    const QString when = since.toLocalTime().date() == m_now.toLocalTime().date()
        ? clockText(since)
        : QLocale().toString(since.toLocalTime(), QLocale::ShortFormat);
    say(since.isValid() ? Message(QT_TRANSLATE_NOOP("models", "Paused since %1"), {when})
                        : Message(QT_TRANSLATE_NOOP("models", "Paused")));
    add(Message(QT_TRANSLATE_NOOP(
        "models", "Its replicas were removed and hold no GPU. Resume to create them again.")));
    advise(
        {.kind = JobAdvice::Kind::Resume, .label = Message(QT_TRANSLATE_NOOP("models", "Resume"))});
}

} // namespace

QString clockText(const QDateTime &time)
{
    return time.isValid() ? time.toLocalTime().toString(u"HH:mm:ss") : u"–"_s;
}

std::optional<QuotaRefusal> parseRefusal(const QString &message)
{
    static const QRegularExpression pattern(
        u"exceeded quota: ([^,]+), requested: ([^=]+)=([^,]+).*, used: [^=]+=([^,]+).*, limited: "
        "[^=]+=([^, ]+)"_s);
    const auto match = pattern.match(message);
    if (!match.hasMatch())
        return std::nullopt;
    return QuotaRefusal {.quota = match.captured(1),
        .resource = match.captured(2),
        .requested = match.captured(3),
        .used = match.captured(4),
        .limited = match.captured(5)};
}

void explainState(JobSummary &summary, const JobFacts &facts, const QDateTime &now)
{
    Why(summary, facts, now).find();
}

} // namespace models
