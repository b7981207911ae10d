// SPDX-License-Identifier: Apache-2.0
#include "models/resources/objectwatch.h"

#include "models/kube/cluster.h"
#include "models/watch/reflector.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace models {

ObjectWatch::ObjectWatch(QObject *parent)
    : QObject(parent)
{
}

ObjectWatch::~ObjectWatch() = default;

void ObjectWatch::watch(
    Cluster &cluster, const ApiResource &resource, const QString &nameSpace, const QString &name)
{
    m_object = {};
    m_isGone = false;
    m_state = {};
    WatchScope scope;
    scope.resource = resource;
    scope.nameSpace = nameSpace;
    scope.fieldSelector = u"metadata.name="_s + name;
    scope.fullObjects = true;
    m_reflector = std::make_unique<Reflector>(cluster, scope);
    connect(m_reflector.get(), &Reflector::batch, this, &ObjectWatch::apply);
    connect(m_reflector.get(), &Reflector::stateChanged, this, [this](const WatchState &state) {
        m_state = state;
        m_isGone = m_isGone || (state.isSynced && m_reflector->rows().isEmpty());
        emit watchStateChanged();
    });
    m_reflector->start();
}

void ObjectWatch::stop()
{
    m_reflector.reset();
    m_object = {};
}

void ObjectWatch::relist()
{
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
