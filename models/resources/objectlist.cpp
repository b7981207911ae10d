// SPDX-License-Identifier: Apache-2.0
#include "models/resources/objectlist.h"

#include "models/base/json.h"
#include "models/kube/cluster.h"
#include "models/watch/reflectorgroup.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models {

ObjectList::ObjectList(QObject *parent)
    : QObject(parent)
{
    m_telling.setSingleShot(true);
    m_telling.setInterval(16);
    connect(&m_telling, &QTimer::timeout, this, &ObjectList::changed);
}

ObjectList::~ObjectList() = default;

void ObjectList::watch(Cluster &cluster, const ApiResource &resource, const QStringList &nameSpaces,
    const QStringList &known)
{
    if (isWatching() && m_cluster == &cluster && resource == m_resource && nameSpaces == m_spaces
        && known == m_known)
        return;
    stop();
    m_cluster = &cluster;
    m_resource = resource;
    m_spaces = nameSpaces;
    m_known = known;
    m_rows = std::make_unique<ReflectorGroup>(cluster,
        WatchScope {.resource = resource,
            .nameSpace = {},
            .labelSelector = {},
            .fieldSelector = {},
            .fullObjects = true},
        nameSpaces, known);
    connect(m_rows.get(), &ReflectorGroup::batch, this, &ObjectList::take);
    connect(m_rows.get(), &ReflectorGroup::stateChanged, this, &ObjectList::stateChanged);
    connect(m_rows.get(), &ReflectorGroup::spacesChanged, this, &ObjectList::stateChanged);
    m_rows->start();
}

void ObjectList::stop()
{
    m_rows.reset();
    m_objects.clear();
}

void ObjectList::relist()
{
    if (m_rows)
        m_rows->relist();
}

void ObjectList::take(const RowBatch &batch)
{
    if (batch.isReset)
        m_objects.clear();
    for (const QString &uid : batch.removed)
        m_objects.remove(uid);
    for (const RowRef &row : batch.upserted) {
        QJsonObject object = QJsonDocument::fromJson(row->object).object();
        // Items of a list of a built-in kind come without these two.
        object.insert(u"kind"_s, m_resource.kind);
        object.insert(u"apiVersion"_s, m_resource.groupVersion.toString());
        m_objects.insert(row->uid(), object);
    }
    if (!m_telling.isActive())
        m_telling.start();
}

QList<QJsonObject> ObjectList::objects() const
{
    QList<QJsonObject> all = m_objects.values();
    std::ranges::sort(all, {},
        [](const QJsonObject &object) { return std::pair(namespaceOf(object), nameOf(object)); });
    return all;
}

WatchState ObjectList::state() const
{
    return m_rows ? m_rows->state() : WatchState {.phase = WatchState::Phase::NotServed};
}

bool ObjectList::isFallback() const
{
    return m_rows && m_rows->isFallback();
}

} // namespace models
