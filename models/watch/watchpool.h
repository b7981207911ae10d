// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/watch/row.h"

#include <QObject>

#include <chrono>
#include <memory>
#include <vector>

namespace models {

class Cluster;
class ReflectorDriver;

/// The watches of one cluster: one for each scope, however many views look at it. A watch that
/// nobody looks at any more is kept for a moment, so that going back and forth between two pages
/// lists nothing anew. GUI thread.
class WatchPool final : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::seconds grace {5};

    /// The cluster's own, made when it is first asked for; it goes with the cluster.
    [[nodiscard]] static WatchPool &of(Cluster &cluster);
    ~WatchPool() override;

    /// Started, and the pool's; as long as whoever joined has not left. One that had given up
    /// tries again for the newcomer.
    [[nodiscard]] ReflectorDriver *join(const WatchScope &scope);
    void leave(const ReflectorDriver *driver);
    /// Watches that are open, looked at or not.
    [[nodiscard]] qsizetype size() const { return qsizetype(m_watches.size()); }

private:
    struct Watch
    {
        std::unique_ptr<ReflectorDriver> driver;
        int users = 0;
        int departures = 0; ///< the end of an earlier moment of grace ends nothing
    };
    explicit WatchPool(Cluster &cluster);
    [[nodiscard]] Watch *find(const ReflectorDriver *driver);

    Cluster &m_cluster;
    std::vector<Watch> m_watches;
};

} // namespace models
