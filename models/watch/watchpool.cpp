// SPDX-License-Identifier: Apache-2.0
#include "models/watch/watchpool.h"

#include "models/kube/cluster.h"
#include "models/watch/reflectordriver.h"

#include <QRandomGenerator>

#include <algorithm>

namespace models {
namespace {

constexpr int spread = 300; ///< ms: thirty watches must not come back in one burst

/// It has stopped, or waits for a later try.
bool hasTrouble(const ReflectorDriver &driver)
{
    return driver.state().error.has_value();
}

bool hasGivenUp(const ReflectorDriver &driver)
{
    using Phase = WatchState::Phase;
    const Phase phase = driver.state().phase;
    return phase == Phase::NoAccess || phase == Phase::NotServed || phase == Phase::LoginExpired;
}

} // namespace

WatchPool::WatchPool(Cluster &cluster)
    : QObject(&cluster)
    , m_cluster(cluster)
{
}

WatchPool::~WatchPool() = default;

WatchPool &WatchPool::of(Cluster &cluster)
{
    auto *pool = cluster.findChild<WatchPool *>(Qt::FindDirectChildrenOnly);
    return pool == nullptr ? *new WatchPool(cluster) : *pool;
}

WatchPool::Watch *WatchPool::find(const ReflectorDriver *driver)
{
    const auto found = std::ranges::find_if(
        m_watches, [driver](const Watch &watch) { return watch.driver.get() == driver; });
    return found == m_watches.end() ? nullptr : &*found;
}

ReflectorDriver *WatchPool::join(const WatchScope &scope)
{
    const auto found = std::ranges::find_if(
        m_watches, [&](const Watch &watch) { return watch.driver->scope() == scope; });
    if (found != m_watches.end()) {
        ++found->users;
        ReflectorDriver *driver = found->driver.get();
        if (hasGivenUp(*driver))
            driver->relist();
        return driver;
    }
    auto made = std::make_unique<ReflectorDriver>(m_cluster.transport(), scope);
    ReflectorDriver *driver = made.get();
    connect(&m_cluster, &Cluster::stateChanged, driver, [driver](Cluster::State state) {
        if (state == Cluster::State::Online)
            QTimer::singleShot(QRandomGenerator::global()->bounded(spread), driver,
                [driver] { driver->goOnIfWaiting(); });
    });
    m_watches.push_back({.driver = std::move(made), .users = 1});
    driver->start();
    return driver;
}

void WatchPool::leave(const ReflectorDriver *driver)
{
    Watch *watch = find(driver);
    if (watch == nullptr || --watch->users > 0)
        return;
    const int departure = ++watch->departures;
    // Not at once in any case: often one of its own signals brought us here.
    const std::chrono::milliseconds wait
        = hasTrouble(*driver) ? std::chrono::milliseconds(0) : std::chrono::milliseconds(grace);
    QTimer::singleShot(wait, this, [this, driver, departure] {
        std::erase_if(m_watches, [&](const Watch &one) {
            return one.driver.get() == driver && one.users == 0 && one.departures == departure;
        });
    });
}

} // namespace models
