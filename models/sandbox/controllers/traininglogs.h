// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/controllers/plan.h"
#include "models/sandbox/logsource.h"

namespace models::sandbox {

class Clock;

/// One container's life, as a log writer needs to know it.
struct ContainerLife
{
    QString podUid, pod, container, kind; ///< kind: of the owner, "DeepSpeedJob"
    QString role;
    int rank = 0, world = 1; ///< its number among all ranks, and how many there are
    QDateTime started, finished; ///< finished invalid: still running
    int exitCode = -1;
    QString reason; ///< OOMKilled, Error, Completed
    bool isFollower = false; ///< died because a peer did
    bool isIdle = false; ///< debug mode
    int attempt = 0;
};

/// The life of a pod's container at that moment; nothing when it never started.
[[nodiscard]] std::optional<ContainerLife> lifeOf(
    const World &world, const QString &podUid, const QString &container, bool isPrevious);

/// Everything that life has written until `now`. The same text each time: it hangs on the pod's uid
/// and on times only, so nothing is stored. Lines come about every two seconds.
[[nodiscard]] QList<LogLine> linesOf(
    const ContainerLife &life, const QDateTime &now, double speed = 1.0, qsizetype limit = -1);

/// How many lines that will be.
[[nodiscard]] qsizetype lineCount(
    const ContainerLife &life, const QDateTime &now, double speed = 1.0);

/// The server's source of container logs.
class TrainingLogs final : public LogSource
{
    Q_OBJECT
public:
    TrainingLogs(const World &world, Clock &clock, double speed, QObject *parent = nullptr);

    [[nodiscard]] std::optional<QList<LogLine>> lines(
        const LogKey &key, qsizetype first, qsizetype limit) const override;
    [[nodiscard]] qsizetype count(const LogKey &key) const override;
    [[nodiscard]] bool isComplete(const LogKey &key) const override;

    /// Tells followers of this pod's logs that there may be more.
    void podChanged(const QJsonObject &pod);

private:
    void tick();

    const World &m_world;
    Clock &m_clock;
    double m_speed;
    mutable QList<LogKey> m_followed; ///< asked for lately, and not complete
};

} // namespace models::sandbox
