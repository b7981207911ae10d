// SPDX-License-Identifier: Apache-2.0
#include "models/watch/reflector.h"

#include "models/kube/cluster.h"
#include "models/watch/reflectordriver.h"

#include <QRandomGenerator>

namespace models {

Reflector::Reflector(Transport &transport, WatchScope scope, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<ReflectorDriver>(transport, std::move(scope)))
{
    connect(d.get(), &ReflectorDriver::batch, this, &Reflector::batch);
    connect(d.get(), &ReflectorDriver::stateChanged, this, &Reflector::stateChanged);
}

Reflector::Reflector(Cluster &cluster, WatchScope scope, QObject *parent)
    : Reflector(cluster.transport(), std::move(scope), parent)
{
    connect(&cluster, &Cluster::stateChanged, this, [this](Cluster::State state) {
        // Thirty watches must not come back in one burst.
        if (state == Cluster::State::Online)
            QTimer::singleShot(
                QRandomGenerator::global()->bounded(300), this, [this] { d->goOnIfWaiting(); });
    });
}

Reflector::~Reflector() = default;

void Reflector::start()
{
    d->start();
}

void Reflector::relist()
{
    d->relist();
}

void Reflector::wake()
{
    d->wake();
}

const WatchScope &Reflector::scope() const
{
    return d->scope();
}

WatchState Reflector::state() const
{
    return d->state();
}

QList<Column> Reflector::columns() const
{
    return d->ledger().columns();
}

QList<RowRef> Reflector::rows() const
{
    return d->ledger().rows();
}

qint64 Reflector::ignoredEvents() const
{
    return d->ignoredEvents();
}

} // namespace models
