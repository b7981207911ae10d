// SPDX-License-Identifier: Apache-2.0
#include "ui/browser/objectpane.h"

#include "models/kube/cluster.h"
#include "models/resources/eventsmodel.h"
#include "models/resources/objectwatch.h"
#include "models/writes/masking.h"
#include "ui/browser/eventsview.h"
#include "ui/browser/objectdetails.h"
#include "ui/browser/watchwords.h"
#include "ui/browser/yamlview.h"
#include "ui/logs/podlogs.h"
#include "ui/shared/stateview.h"

#include <QEvent>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

ObjectPane::ObjectPane(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_watch(new models::ObjectWatch(this))
    , m_tabs(new QTabBar)
    , m_stack(new QStackedWidget)
    , m_details(new ObjectDetails(session))
    , m_events(new EventsView(session))
    , m_yaml(new YamlView)
    , m_state(new StateView)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_tabs);
    layout->addWidget(m_stack, 1);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setFocusPolicy(Qt::TabFocus);
    for (int i = 0; i < 4; ++i)
        m_tabs->addTab({});
    m_tabs->setTabVisible(Logs, false);
    for (QWidget *part : std::initializer_list<QWidget *> {m_details, m_events, m_yaml, m_state})
        m_stack->addWidget(part);
    connect(m_tabs, &QTabBar::currentChanged, this, [this] {
        update();
        emit partChosen();
    });
    connect(m_watch, &models::ObjectWatch::changed, this, [this] {
        update();
        emit changed();
    });
    connect(m_watch, &models::ObjectWatch::watchStateChanged, this, [this] {
        update();
        emit changed();
    });
    connect(
        &m_events->model(), &models::EventsModel::countChanged, this, [this] { retranslate(); });
    retranslate();
}

void ObjectPane::retranslate()
{
    const int events = m_events->model().rowCount();
    m_tabs->setTabText(Details, tr("Details"));
    m_tabs->setTabText(Events, events > 0 ? tr("Events %1").arg(events) : tr("Events"));
    m_tabs->setTabText(Yaml, tr("YAML"));
    m_tabs->setTabText(Logs, tr("Logs"));
    m_tabs->setAccessibleName(tr("Parts of the object"));
}

void ObjectPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        update(); // the words for its state
    }
}

void ObjectPane::show(
    const models::ApiResource &resource, const QString &nameSpace, const QString &name)
{
    if (!m_session.cluster()
        || (resource == m_resource && nameSpace == m_nameSpace && name == m_name))
        return;
    m_resource = resource;
    m_nameSpace = nameSpace;
    m_name = name;
    m_details->clear();
    const bool isPod = resource.kind == "Pod"_L1 && resource.groupVersion.group.isEmpty();
    m_tabs->setTabVisible(Logs, isPod);
    m_watch->watch(*m_session.cluster(), resource, nameSpace, name);
    update();
}

void ObjectPane::setPart(Part part)
{
    m_tabs->setCurrentIndex(part);
}

ObjectPane::Part ObjectPane::part() const
{
    return Part(m_tabs->currentIndex());
}

void ObjectPane::update()
{
    const QJsonObject &object = m_watch->object();
    if (object.isEmpty()) {
        if (m_watch->isGone())
            m_state->setContent(StateView::Kind::Empty,
                tr("%1 %2 does not exist.").arg(m_resource.kind, m_name),
                tr("It may have been deleted, or never created in this project."));
        else if (m_watch->watchState().phase == models::WatchState::Phase::NoAccess)
            m_state->setContent(StateView::Kind::NoAccess,
                tr("%1 %2 may not be read.").arg(m_resource.kind, m_name),
                m_watch->watchState().error ? m_watch->watchState().error->text() : QString(),
                {{tr("Try again"), [this] { m_watch->relist(); }}});
        else
            WatchWords::explain(*m_state, m_watch->watchState(),
                {.what = m_resource.kind, .where = m_nameSpace, .retry = [this] {
                     m_watch->relist();
                 }});
        m_stack->setCurrentWidget(m_state);
        return;
    }
    const QJsonObject meta = object[u"metadata"].toObject();
    m_events->watch(meta[u"namespace"].toString(u"default"_s), meta[u"uid"].toString());
    switch (part()) {
    case Details:
        m_details->setObject(object);
        m_stack->setCurrentWidget(m_details);
        break;
    case Events:
        m_stack->setCurrentWidget(m_events);
        break;
    case Yaml:
        m_yaml->setObject(models::masked(object)); // values of Secrets are for the editor to show
        m_stack->setCurrentWidget(m_yaml);
        break;
    case Logs:
        if (!m_logs) {
            m_logs = new PodLogs(m_session, m_stack);
            m_stack->addWidget(m_logs);
        }
        m_logs->setPod(object);
        m_stack->setCurrentWidget(m_logs);
        break;
    }
}

} // namespace ui
