// SPDX-License-Identifier: Apache-2.0
#include "ui/browser/resourcefeed.h"

#include "models/kube/cluster.h"
#include "models/kube/discovery.h"
#include "models/resources/resourcetablemodel.h"
#include "models/watch/reflector.h"
#include "ui/shared/session.h"

#include <QTimer>

namespace ui {

using Phase = models::WatchState::Phase;

ResourceFeed::ResourceFeed(Session &session, models::ResourceTableModel &model,
    models::GroupVersionKind gvk, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_model(model)
    , m_gvk(std::move(gvk))
{
    connect(&session, &Session::projectsChanged, this, &ResourceFeed::find);
    connect(&model, &models::ResourceTableModel::watchStateChanged, this, &ResourceFeed::fallBack);
    if (session.cluster()) {
        const models::Discovery &discovery = session.cluster()->discovery();
        connect(&discovery, &models::Discovery::changed, this, [this] {
            if (!m_resource)
                find();
        });
        // A kind that went and came between two readings is no change.
        connect(&discovery, &models::Discovery::refreshed, this, [this] {
            if (m_resource && m_model.watchState().phase == Phase::NotServed)
                find();
        });
    }
}

ResourceFeed::~ResourceFeed() = default;

void ResourceFeed::find()
{
    if (!m_session.cluster())
        return;
    m_resource = m_session.cluster()->discovery().find(m_gvk);
    m_isFallback = false;
    if (!m_resource) {
        emit changed();
        return;
    }
    const QStringList projects = m_session.projects();
    start(m_resource->namespaced && projects.size() == 1 ? projects.first() : QString());
}

void ResourceFeed::start(const QString &nameSpace)
{
    m_model.setShowsNamespace(m_resource->namespaced && nameSpace.isEmpty());
    m_reflector = std::make_unique<models::Reflector>(*m_session.cluster(),
        models::WatchScope {.resource = *m_resource,
            .nameSpace = nameSpace,
            .labelSelector = {},
            .fieldSelector = {},
            .fullObjects = false});
    m_model.bind(m_reflector.get());
    m_reflector->start();
    emit changed();
}

// What the user may see is better than nothing, and the page says that it is not all.
void ResourceFeed::fallBack()
{
    if (m_model.watchState().phase != Phase::NoAccess || m_isFallback || !m_resource
        || !m_resource->namespaced || !nameSpace().isEmpty()
        || m_session.defaultProject().isEmpty())
        return;
    m_isFallback = true;
    // Not from inside the reflector's own signal.
    QTimer::singleShot(0, this, [this] {
        if (m_isFallback)
            start(m_session.defaultProject());
    });
}

void ResourceFeed::reload()
{
    if (m_reflector)
        m_reflector->relist();
    else
        find();
}

bool ResourceFeed::isNotServed() const
{
    return !m_resource && m_session.cluster() && m_session.cluster()->discovery().isKnown();
}

QString ResourceFeed::nameSpace() const
{
    return m_reflector ? m_reflector->scope().nameSpace : QString();
}

} // namespace ui
