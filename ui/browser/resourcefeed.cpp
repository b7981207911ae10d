// SPDX-License-Identifier: Apache-2.0
#include "ui/browser/resourcefeed.h"

#include "models/kube/cluster.h"
#include "models/kube/discovery.h"
#include "models/resources/resourcetablemodel.h"
#include "models/watch/reflectorgroup.h"
#include "ui/shared/session.h"

namespace ui {

using Phase = models::WatchState::Phase;

namespace {
constexpr qsizetype mostWatches = 8; ///< with more projects all rows are listed, and filtered
} // namespace

ResourceFeed::ResourceFeed(Session &session, models::ResourceTableModel &model,
    models::GroupVersionKind gvk, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_model(model)
    , m_gvk(std::move(gvk))
{
    connect(&session, &Session::projectsChanged, this, &ResourceFeed::find);
    connect(&session, &Session::allProjectsChanged, this, [this] {
        if (isFallback())
            find(); // there are more of them to try
    });
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
    if (m_resource)
        start();
    else
        emit changed();
}

void ResourceFeed::start()
{
    const QStringList chosen = m_session.projects();
    const bool isFew = chosen.size() <= mostWatches;
    m_rows = std::make_unique<models::ReflectorGroup>(*m_session.cluster(),
        models::WatchScope {.resource = *m_resource,
            .nameSpace = {},
            .labelSelector = {},
            .fieldSelector = {},
            .fullObjects = false},
        isFew ? chosen : QStringList(), chosen.isEmpty() ? m_session.knownProjects() : chosen);
    m_model.bind(nullptr);
    m_model.apply(
        {.isReset = true, .hasColumns = true, .columns = {}, .upserted = {}, .removed = {}});
    connect(
        m_rows.get(), &models::ReflectorGroup::batch, &m_model, &models::ResourceTableModel::apply);
    connect(m_rows.get(), &models::ReflectorGroup::stateChanged, &m_model,
        &models::ResourceTableModel::setWatchState);
    connect(m_rows.get(), &models::ReflectorGroup::spacesChanged, this, &ResourceFeed::showSpaces);
    m_rows->start();
    m_model.setWatchState(m_rows->state());
    showSpaces();
}

void ResourceFeed::showSpaces()
{
    m_model.setShowsNamespace(m_resource->namespaced && spaces().size() != 1);
    emit changed();
}

void ResourceFeed::reload()
{
    if (m_rows)
        m_rows->relist();
    else
        find();
}

bool ResourceFeed::isNotServed() const
{
    return !m_resource && m_session.cluster() && m_session.cluster()->discovery().isKnown();
}

bool ResourceFeed::isFallback() const
{
    return m_rows && m_rows->isFallback();
}

QStringList ResourceFeed::spaces() const
{
    return m_rows ? m_rows->spaces() : QStringList();
}

QStringList ResourceFeed::refused() const
{
    return m_rows ? m_rows->refused() : QStringList();
}

} // namespace ui
