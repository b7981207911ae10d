// SPDX-License-Identifier: Apache-2.0
#include "models/resources/objectlist.h"

#include "models/base/json.h"
#include "models/kube/cluster.h"
#include "models/watch/reflector.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models {
namespace {

int badness(WatchState::Phase phase)
{
    using Phase = WatchState::Phase;
    switch (phase) {
    case Phase::LoginExpired:
        return 7;
    case Phase::NoAccess:
        return 6;
    case Phase::Offline:
        return 5;
    case Phase::Retrying:
        return 4;
    case Phase::NotServed:
        return 3;
    case Phase::Loading:
        return 2;
    case Phase::CatchingUp:
        return 1;
    default:
        return 0;
    }
}

} // namespace

ObjectList::ObjectList(QObject *parent)
    : QObject(parent)
{
    m_telling.setSingleShot(true);
    m_telling.setInterval(16);
    connect(&m_telling, &QTimer::timeout, this, &ObjectList::changed);
}

ObjectList::~ObjectList() = default;

void ObjectList::watch(Cluster &cluster, const ApiResource &resource, const QStringList &nameSpaces)
{
    const QStringList spaces
        = nameSpaces.isEmpty() || !resource.namespaced ? QStringList {QString()} : nameSpaces;
    if (isWatching() && m_cluster == &cluster && resource == m_resource && spaces == m_spaces)
        return;
    stop();
    m_cluster = &cluster;
    m_resource = resource;
    m_spaces = spaces;
    for (const QString &space : spaces) {
        WatchScope scope;
        scope.resource = resource;
        scope.nameSpace = space;
        scope.fullObjects = true;
        const size_t source = m_reflectors.size();
        m_objects.emplace_back();
        m_reflectors.push_back(std::make_unique<Reflector>(cluster, scope));
        Reflector *reflector = m_reflectors.back().get();
        connect(reflector, &Reflector::batch, this,
            [this, source](const RowBatch &batch) { take(source, batch); });
        connect(reflector, &Reflector::stateChanged, this, &ObjectList::stateChanged);
        reflector->start();
    }
}

void ObjectList::stop()
{
    m_reflectors.clear();
    m_objects.clear();
}

void ObjectList::relist()
{
    for (const auto &reflector : m_reflectors)
        reflector->relist();
}

void ObjectList::take(size_t source, const RowBatch &batch)
{
    QHash<QString, QJsonObject> &objects = m_objects[source];
    if (batch.isReset)
        objects.clear();
    for (const QString &uid : batch.removed)
        objects.remove(uid);
    for (const RowRef &row : batch.upserted) {
        QJsonObject object = QJsonDocument::fromJson(row->object).object();
        // Items of a list of a built-in kind come without these two.
        object.insert(u"kind"_s, m_resource.kind);
        object.insert(u"apiVersion"_s, m_resource.groupVersion.toString());
        objects.insert(row->uid(), object);
    }
    if (!m_telling.isActive())
        m_telling.start();
}

QList<QJsonObject> ObjectList::objects() const
{
    QList<QJsonObject> all;
    for (const auto &objects : m_objects)
        all += objects.values();
    std::ranges::sort(all, {},
        [](const QJsonObject &object) { return std::pair(namespaceOf(object), nameOf(object)); });
    return all;
}

WatchState ObjectList::state() const
{
    WatchState worst;
    if (m_reflectors.empty()) {
        worst.phase = WatchState::Phase::NotServed;
        return worst;
    }
    worst = m_reflectors.front()->state();
    bool isSynced = true;
    for (const auto &reflector : m_reflectors) {
        const WatchState state = reflector->state();
        isSynced = isSynced && state.isSynced;
        if (badness(state.phase) > badness(worst.phase))
            worst = state;
    }
    worst.isSynced = isSynced;
    return worst;
}

} // namespace models
