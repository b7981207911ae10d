// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/watch/reflectordriver.h"
#include "tests/faults/author.h"
#include "tests/faults/faultproxy.h"

#include <QHash>
#include <QSet>

/// All that a reflector said, as a view takes it, and what is wrong with it.
class Record final : public QObject
{
    Q_OBJECT
public:
    using Phase = models::WatchState::Phase;

    Record(models::ReflectorDriver &driver, models::Transport &transport, const FaultProxy &proxy,
        double speed);

    /// "name@version" as shown now, in the order of names.
    [[nodiscard]] QStringList shown() const;
    [[nodiscard]] bool hasSeen(Phase phase) const { return m_phases.contains(phase); }
    [[nodiscard]] Phase phase() const { return m_phase; }
    /// Sentences of the errors that were shown, and the details behind them.
    [[nodiscard]] QString texts() const { return m_texts.join(u'\n'); }
    /// Shown as live, with these rows.
    [[nodiscard]] bool isLiveWith(const QStringList &rows) const;
    [[nodiscard]] int resets() const { return m_resets; }
    /// What the record holds against the client: sentences; none is as it should be. `calm`: as
    /// many requests as there would be with no back-off at all.
    [[nodiscard]] QStringList complaints(const Author &author, int calm) const;
    /// Retries that a back-off of 0.8 s, doubled up to 30 s, has room for in the time that passed.
    [[nodiscard]] int retriesInTime() const;
    /// Real ms between the first two requests of that sort.
    [[nodiscard]] qint64 pause(FaultProxy::Ask ask) const;

private:
    void take(const models::RowBatch &batch);
    void takeState(const models::WatchState &state);
    void takeQuestion(const Exchange &exchange);

    const FaultProxy &m_proxy;
    double m_speed;
    QElapsedTimer m_clock;
    QList<qint64> m_times; ///< of the requests that the proxy has seen
    QHash<QString, models::RowRef> m_rows; ///< by uid
    QHash<QString, QByteArray> m_versions; ///< by uid: the newest shown since the last list
    QSet<QString> m_everShown;
    QSet<Phase> m_phases;
    QStringList m_texts;
    QStringList m_complaints;
    Phase m_phase = Phase::Loading;
    int m_resets = 0;
    int m_failures = 0; ///< exchanges without an answer
    bool m_isBroken = false; ///< the watch went by a fault, and no other was asked for since
};

[[nodiscard]] QString nameOf(models::WatchState::Phase phase);
