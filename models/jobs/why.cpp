// SPDX-License-Identifier: Apache-2.0
#include "models/jobs/whyfinder.h"

#include "models/base/json.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace models {

using State = Replica::State;

int replicasIn(const JobSummary &job, Replica::State state)
{
    return int(std::ranges::count(job.replicas, state, &Replica::state));
}

QString nameOfReplica(const Replica &replica, const JobSummary &job)
{
    const bool isAlone = std::ranges::count(job.replicas, replica.role, &Replica::role) == 1;
    return isAlone ? replica.role : replica.role + u'-' + QString::number(replica.rank);
}

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
