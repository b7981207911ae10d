// SPDX-License-Identifier: Apache-2.0
#include "ui/browser/podcommands.h"

#include "ui/shared/actiontable.h"
#include "ui/shared/session.h"
#include "ui/writes/debugdialog.h"
#include "ui/writes/evictdialog.h"
#include "ui/writes/rightsgate.h"

#include <QAction>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

QList<models::Right> rightOnPods(
    const QString &verb, const QString &subresource, const QString &nameSpace)
{
    return {
        {.verb = verb, .resource = u"pods"_s, .subresource = subresource, .nameSpace = nameSpace}};
}

} // namespace

PodCommands::PodCommands(Session &session, RightsGate &gate, QWidget *owner)
    : QObject(owner)
    , m_session(session)
    , m_gate(gate)
    , m_owner(owner)
    , m_debug(session.actions().create(ActionId::DebugContainer, owner))
    , m_evict(session.actions().create(ActionId::Evict, owner))
{
    connect(m_debug, &QAction::triggered, this, [this] {
        if (m_pod)
            (new DebugDialog(m_session, m_pod->nameSpace, m_pod->name, m_owner->window()))->open();
    });
    connect(m_evict, &QAction::triggered, this, [this] {
        if (m_pod)
            (new EvictDialog(
                 m_session, m_pod->nameSpace, m_pod->name, m_pod->uid, m_owner->window()))
                ->open();
    });
    setPod({});
}

void PodCommands::setPod(const std::optional<Pod> &pod)
{
    m_pod = pod;
    const bool isPossible = m_pod && !m_session.isReadOnly();
    const QString space = m_pod ? m_pod->nameSpace : QString();
    m_gate.set(m_debug, isPossible && m_pod->isRunning,
        m_pod ? rightOnPods(u"patch"_s, u"ephemeralcontainers"_s, space) : QList<models::Right>());
    m_gate.set(m_evict, isPossible,
        m_pod ? rightOnPods(u"create"_s, u"eviction"_s, space) : QList<models::Right>());
}

} // namespace ui
