// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/jobs/why.h"

namespace models {

/// Finds why one job is as it is. The parts stand in why.cpp, whyfailed.cpp and whywaiting.cpp.
class Why final
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

[[nodiscard]] int replicasIn(const JobSummary &job, Replica::State state);
/// "worker-5"; "launcher" where it is the only one.
[[nodiscard]] QString nameOfReplica(const Replica &replica, const JobSummary &job);

} // namespace models
