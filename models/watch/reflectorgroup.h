// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/watch/row.h"
#include "models/watch/watchstate.h"

#include <QObject>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace models {

class Cluster;
class Reflector;

/// The rows of one kind as far as they may be seen: of all namespaces, of some, or, where this
/// login may not list across all of them, of those that it is known to have been in. A Reflector
/// for each namespace, told as one. GUI thread.
class ReflectorGroup final : public QObject
{
    Q_OBJECT
public:
    /// `scope` without its namespace. `spaces` empty: all of them; then `known` is what is tried
    /// when that is refused. A kind without namespaces ignores both.
    ReflectorGroup(Cluster &cluster, WatchScope scope, const QStringList &spaces,
        QStringList known = {}, QObject *parent = nullptr);
    ~ReflectorGroup() override;

    void start();
    void relist();

    [[nodiscard]] const ApiResource &resource() const { return m_scope.resource; }
    /// Those watched now; empty: all.
    [[nodiscard]] const QStringList &spaces() const { return m_spaces; }
    /// Listing across all namespaces was refused, and `known` are watched instead.
    [[nodiscard]] bool isFallback() const { return m_isFallback; }
    /// Of spaces(): where this login may not list.
    [[nodiscard]] QStringList refused() const;
    /// The worst of all; a refusal beside others that may be seen counts only where it was asked
    /// for by name.
    [[nodiscard]] WatchState state() const;

signals:
    /// At most one a frame and namespace. The first one, and the first after spacesChanged(),
    /// resets.
    void batch(const models::RowBatch &batch);
    void stateChanged(const models::WatchState &state);
    /// Other namespaces are watched from here on.
    void spacesChanged();

private:
    void watch(const QStringList &spaces);
    void take(RowBatch news);
    void follow();

    Cluster &m_cluster;
    WatchScope m_scope;
    QStringList m_spaces;
    QStringList m_known;
    bool m_isFallback = false;
    bool m_isReset = true; ///< the next batch is a first one
    QList<Column> m_columns;
    std::vector<std::unique_ptr<Reflector>> m_reflectors;
};

} // namespace models
