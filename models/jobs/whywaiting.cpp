// SPDX-License-Identifier: Apache-2.0
#include "models/jobs/whyfinder.h"

#include "models/base/json.h"
#include "models/base/quantity.h"
#include "models/jobs/jobkinds.h"

#include <QJsonArray>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

// What a job waits for: quota, volumes, its turn, nodes, images.

namespace models {

using State = Replica::State;

bool Why::quotaShort()
{
    const int refused = replicasIn(m_job, State::Refused);
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
    const int starting = replicasIn(m_job, State::Starting);
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
    else if (m_job.replicas.isEmpty() || replicasIn(m_job, State::Missing) == m_job.wanted)
        say(Message(QT_TRANSLATE_NOOP("models", "Its replicas are not created yet")));
}

} // namespace models
