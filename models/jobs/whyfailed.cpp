// SPDX-License-Identifier: Apache-2.0
#include "models/jobs/whyfinder.h"

#include "models/base/json.h"
#include "models/base/quantity.h"

#include <QJsonArray>
#include <QLocale>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

// Why a job has failed, and what to do about it.

namespace models {

using State = Replica::State;

namespace {

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

} // namespace

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
    const bool isWhereKnown = first.finished.isValid() && !first.node.isEmpty(); // its pod is there
    if (first.reason == "OOMKilled"_L1) {
        say(Message(
            QT_TRANSLATE_NOOP("models", "Replica %1 ran out of memory (OOMKilled)"), {who}));
        const QString limit = memoryLimitOf(m_facts, first.role);
        if (limit.isEmpty())
            add(Message(QT_TRANSLATE_NOOP("models",
                "It has no memory limit of its own; its node ran out of memory, and it was killed "
                "(exit code 137).")));
        else if (isWhereKnown)
            add(Message(QT_TRANSLATE_NOOP("models",
                            "At %1 it reached its memory limit of %2 on node %3 and was killed "
                            "(exit code 137)."),
                {time, limit, first.node}));
        else
            add(Message(QT_TRANSLATE_NOOP("models",
                            "It reached its memory limit of %1 and was killed (exit code 137)."),
                {limit}));
    } else {
        say(Message(QT_TRANSLATE_NOOP("models", "Replica %1 failed first, with exit code %2"),
            {who, QString::number(first.exitCode)}));
        if (isWhereKnown)
            add(Message(QT_TRANSLATE_NOOP("models", "At %1 its program on node %2 ended."),
                {time, first.node}));
    }
    const int others = int(std::ranges::count_if(
        m_job.replicas, [](const Replica &replica) { return replica.failureOrder > 1; }));
    if (others > 0 && !first.finished.isValid()) {
        add(Message(QT_TRANSLATE_NOOP(
                        "models", "The %1 other replicas ended after it, because they lost it."),
            {QString::number(others)}));
    } else if (others > 0) {
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

} // namespace models
