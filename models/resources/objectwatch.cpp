// SPDX-License-Identifier: Apache-2.0
#include "models/resources/objectwatch.h"

#include "models/kube/cluster.h"
#include "models/kube/resourceclient.h"
#include "models/watch/reflector.h"

#include <QCoroTask>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace models {

ObjectWatch::ObjectWatch(QObject *parent)
    : QObject(parent)
{
    m_readAgain.setSingleShot(true);
    m_readAgain.setInterval(30'000);
    m_readAgain.callOnTimeout(this, &ObjectWatch::read);
}

ObjectWatch::~ObjectWatch() = default;

void ObjectWatch::watch(
    Cluster &cluster, const ApiResource &resource, const QString &nameSpace, const QString &name)
{
    m_object = {};
    m_isGone = false;
    m_state = {};
    m_isRead = false;
    m_readAgain.stop();
    m_cluster = &cluster;
    m_name = name;
    WatchScope scope;
    scope.resource = resource;
    scope.nameSpace = nameSpace;
    scope.fieldSelector = u"metadata.name="_s + name;
    scope.fullObjects = true;
    m_reflector = std::make_unique<Reflector>(cluster, scope);
    connect(m_reflector.get(), &Reflector::batch, this, &ObjectWatch::apply);
    connect(m_reflector.get(), &Reflector::stateChanged, this, &ObjectWatch::follow);
    m_reflector->start();
}

void ObjectWatch::follow(const WatchState &state)
{
    if (state.phase == WatchState::Phase::NoAccess) {
        if (!std::exchange(m_isRead, true))
            read();
        return; // the answer to that is what is told
    }
    m_isRead = false;
    m_readAgain.stop();
    m_state = state;
    m_isGone = m_isGone || (state.isSynced && m_reflector->rows().isEmpty());
    emit watchStateChanged();
}

void ObjectWatch::read()
{
    if (!m_cluster || !m_reflector || !m_isRead)
        return;
    const WatchScope scope = m_reflector->scope();
    QCoro::connect(
        ResourceClient(m_cluster->transport()).object(scope.resource, scope.nameSpace, m_name),
        this, [this, name = m_name](const Result<ResourceReply> &reply) {
            if (m_isRead && name == m_name)
                take(reply);
        });
}

void ObjectWatch::take(const Result<ResourceReply> &reply)
{
    m_state = {.phase = WatchState::Phase::ListOnly};
    m_isGone = false;
    if (reply) {
        m_object = reply->object;
        m_state.isSynced = true;
        m_state.lastNews = QDateTime::currentDateTimeUtc();
    } else if (reply.error().kind == Error::Kind::NotFound) {
        m_isGone = true;
        m_state.isSynced = true;
    } else {
        m_state.phase = reply.error().kind == Error::Kind::Forbidden ? WatchState::Phase::NoAccess
                                                                     : WatchState::Phase::Retrying;
        m_state.error = reply.error();
    }
    if (m_state.phase != WatchState::Phase::NoAccess)
        m_readAgain.start();
    emit changed();
    emit watchStateChanged();
}

void ObjectWatch::stop()
{
    m_readAgain.stop();
    m_isRead = false;
    m_reflector.reset();
    m_object = {};
}

void ObjectWatch::relist()
{
    m_isRead = false;
    if (m_reflector)
        m_reflector->relist();
}

void ObjectWatch::apply(const RowBatch &batch)
{
    if (!batch.upserted.isEmpty()) {
        const Row &row = *batch.upserted.last();
        m_object = QJsonDocument::fromJson(row.object).object();
        // Items of a list of a built-in kind come without these two.
        const ApiResource &resource = m_reflector->scope().resource;
        m_object.insert(u"kind"_s, resource.kind);
        m_object.insert(u"apiVersion"_s, resource.groupVersion.toString());
        m_isGone = false;
    } else if (!batch.removed.isEmpty()) {
        m_isGone = true;
    }
    emit changed();
}

} // namespace models
