// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/watch/row.h"
#include "models/watch/rowbacklog.h"
#include "models/watch/watchstate.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>

namespace models {

class Cluster;
class ReflectorDriver;
class Transport;
class WatchPool;

/// Keeps the rows of one scope as the server has them: list, watch, resume, list again. Lives on
/// the GUI thread; reads bytes in workers. What it does when is decided by reflectormachine.h.
/// Reflectors of the same scope of a cluster share one watch.
class Reflector final : public QObject
{
    Q_OBJECT
public:
    Reflector(Cluster &cluster, WatchScope scope, QObject *parent = nullptr);
    /// Over a bare transport, which outlives this.
    Reflector(Transport &transport, WatchScope scope, QObject *parent = nullptr);
    ~Reflector() override;

    void start();
    /// List anew now, whatever the state (F5).
    void relist();
    /// The machine woke up or the network changed: no connection is to be trusted.
    void wake();

    [[nodiscard]] const WatchScope &scope() const { return m_scope; }
    [[nodiscard]] WatchState state() const;
    /// The columns of the last list.
    [[nodiscard]] QList<Column> columns() const;
    /// Everything known now, for a model that joins later.
    [[nodiscard]] QList<RowRef> rows() const;
    /// Events that made no sense and were left out.
    [[nodiscard]] qint64 ignoredEvents() const;

signals:
    /// At most one a frame. The first one resets.
    void batch(const models::RowBatch &batch);
    void stateChanged(const models::WatchState &state);

private:
    void follow(ReflectorDriver &driver);
    void take(const RowBatch &news);
    void tellState();
    /// Not "synced" before the backlog has been told.
    [[nodiscard]] WatchState held(WatchState state) const;

    WatchScope m_scope;
    QPointer<Cluster> m_cluster; ///< null: over a transport of one's own
    std::unique_ptr<ReflectorDriver> m_own; ///< over a transport
    QPointer<WatchPool> m_pool;
    QPointer<ReflectorDriver> m_driver; ///< null before start()
    RowBacklog m_backlog; ///< of a watch that was there before
    QTimer m_frame; ///< until its next piece
};

} // namespace models
