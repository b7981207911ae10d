// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"

#include <QCoroTask>
#include <QJsonObject>
#include <QList>
#include <QObject>

namespace models {

class Cluster;

/// One question asked before a job is submitted.
struct PreflightCheck
{
    enum class Subject { DryRun, Quota, Queue, Claim, Secret };
    enum class State { NotRun, Running, Passed, Warning, Failed };

    Subject subject = Subject::DryRun;
    QString name {}; ///< of the queue, claim, secret
    State state = State::NotRun;
    Message result {}; ///< a sentence; empty while it has not run
    std::optional<Error> error {}; ///< of a dry run, or of a template's pod: causes go to the form

    bool operator==(const PreflightCheck &other) const
    {
        return subject == other.subject && name == other.name && state == other.state
            && result == other.result;
    }
};

/// Asks the server everything that would stop or delay a new job. A newer run() outdates an older
/// one. Only Failed should stop a submit.
class Preflight final : public QObject
{
    Q_OBJECT
public:
    explicit Preflight(Cluster &cluster, QObject *parent = nullptr);

    /// The checks of this object, all of them not run yet. Pure.
    [[nodiscard]] static QList<PreflightCheck> checksOf(const QJsonObject &job);
    /// What quota `quota` says to a job that wants `gpus` more. Pure.
    [[nodiscard]] static PreflightCheck judgeQuota(
        const QJsonObject &job, const QList<QJsonObject> &quotas);
    [[nodiscard]] static PreflightCheck judgeQueue(
        const QString &name, const QJsonObject &queue, int gpus);
    [[nodiscard]] static PreflightCheck judgeClaim(const QString &name, const QJsonObject &claim);

    void run(const QJsonObject &job);
    [[nodiscard]] const QList<PreflightCheck> &checks() const { return m_checks; }
    [[nodiscard]] bool isRunning() const { return m_open > 0; }
    [[nodiscard]] bool hasFailed() const;

signals:
    void changed();
    void finished();

private:
    QCoro::Task<void> ask(int generation, qsizetype index, QJsonObject job);
    QCoro::Task<PreflightCheck> askServer(PreflightCheck check, QJsonObject job);
    QCoro::Task<PreflightCheck> tryRun(PreflightCheck check, QJsonObject job);
    QCoro::Task<PreflightCheck> askQuota(PreflightCheck check, QJsonObject job);
    QCoro::Task<PreflightCheck> askQueue(PreflightCheck check, QJsonObject job);
    QCoro::Task<PreflightCheck> askExistence(PreflightCheck check, QJsonObject job);

    Cluster &m_cluster;
    QList<PreflightCheck> m_checks;
    int m_generation = 0;
    int m_open = 0;
};

} // namespace models
