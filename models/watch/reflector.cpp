// SPDX-License-Identifier: Apache-2.0
#include "models/watch/reflector.h"

#include "models/kube/cluster.h"
#include "models/watch/reflectordriver.h"
#include "models/watch/watchpool.h"

namespace models {
namespace {

constexpr qsizetype rowsPerFrame = 2000;
constexpr int frame = 16; // ms

} // namespace

Reflector::Reflector(Transport &transport, WatchScope scope, QObject *parent)
    : QObject(parent)
    , m_scope(std::move(scope))
    , m_own(std::make_unique<ReflectorDriver>(transport, m_scope))
{
    follow(*m_own);
}

Reflector::Reflector(Cluster &cluster, WatchScope scope, QObject *parent)
    : QObject(parent)
    , m_scope(std::move(scope))
    , m_cluster(&cluster)
{
    m_frame.setSingleShot(true);
    connect(&m_frame, &QTimer::timeout, this, [this] {
        take({});
        if (m_backlog.isEmpty())
            tellState();
    });
}

Reflector::~Reflector()
{
    if (m_pool)
        m_pool->leave(m_driver);
}

void Reflector::start()
{
    if (m_own) {
        m_own->start();
    } else if (m_cluster && !m_driver) {
        m_pool = &WatchPool::of(*m_cluster);
        ReflectorDriver &driver = *m_pool->join(m_scope);
        if (driver.ledger().hasTold())
            m_backlog.begin(driver.ledger().columns(), driver.ledger().toldRows());
        follow(driver);
        m_frame.start(0); // nothing is told before start() has returned
    }
}

void Reflector::follow(ReflectorDriver &driver)
{
    m_driver = &driver;
    connect(&driver, &ReflectorDriver::batch, this, &Reflector::take);
    connect(&driver, &ReflectorDriver::stateChanged, this, &Reflector::tellState);
}

void Reflector::take(const RowBatch &news)
{
    if (m_backlog.isEmpty()) {
        if (!news.isEmpty())
            emit batch(news);
        return;
    }
    const RowBatch told = m_backlog.next(news, rowsPerFrame);
    if (!m_backlog.isEmpty())
        m_frame.start(frame);
    emit batch(told);
}

void Reflector::tellState()
{
    emit stateChanged(held(m_driver ? m_driver->toldState() : WatchState {}));
}

void Reflector::relist()
{
    if (m_driver)
        m_driver->relist();
}

void Reflector::wake()
{
    if (m_driver)
        m_driver->wake();
}

WatchState Reflector::state() const
{
    return held(m_driver ? m_driver->state() : WatchState {});
}

WatchState Reflector::held(WatchState state) const
{
    if (!m_backlog.isEmpty()) {
        state.isSynced = false;
        if (state.phase == WatchState::Phase::Live)
            state.phase = WatchState::Phase::Loading;
    }
    return state;
}

QList<Column> Reflector::columns() const
{
    return m_driver ? m_driver->ledger().columns() : QList<Column>();
}

QList<RowRef> Reflector::rows() const
{
    return m_driver ? m_driver->ledger().rows() : QList<RowRef>();
}

qint64 Reflector::ignoredEvents() const
{
    return m_driver ? m_driver->ignoredEvents() : 0;
}

} // namespace models
