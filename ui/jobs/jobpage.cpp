// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/jobpage.h"

#include "models/guide/guidelibrary.h"
#include "models/jobs/jobkinds.h"
#include "models/jobs/jobsmodel.h"
#include "models/jobs/jobswatch.h"
#include "models/kube/cluster.h"
#include "ui/jobs/eventlist.h"
#include "ui/jobs/jobfields.h"
#include "ui/jobs/joblists.h"
#include "ui/jobs/joblogs.h"
#include "ui/jobs/joboverview.h"
#include "ui/jobs/jobusage.h"
#include "ui/jobs/jobwords.h"
#include "ui/jobs/jobyaml.h"
#include "ui/shared/formatting.h"
#include "ui/shared/heads.h"
#include "ui/shared/stateview.h"
#include "ui/shared/table.h"

#include <QAction>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

using models::WatchState;

namespace {

const QStringList &partNames()
{
    static const QStringList names {
        {}, u"replicas"_s, u"logs"_s, u"events"_s, u"fields"_s, u"yaml"_s, u"usage"_s};
    return names;
}

} // namespace

JobPage::JobPage(const Place &place, Session &session, QWidget *parent)
    : Page(session, parent)
    , m_place(place)
    , m_commands(new JobCommands(session, this))
    , m_replicas(new ReplicasModel(this))
    , m_events(new JobEventsModel(this))
    , m_browse(new QAction(this))
{
    makeModel();
    makeParts();
    connect(m_browse, &QAction::triggered, this, [this] {
        Place object = m_place;
        object.kind = Place::Kind::Object;
        object.part.clear();
        this->session().open(object);
    });
    m_clock.setInterval(1000);
    connect(&m_clock, &QTimer::timeout, this, [this] {
        const models::JobSummary *current = job();
        if (isVisible() && current && !current->finished.isValid()) {
            m_overview->tick(QDateTime::currentDateTimeUtc());
        }
    });
    m_clock.start();
    retranslate();
    refresh();
    showPlace(place);
}

JobPage::~JobPage() = default;

void JobPage::makeModel()
{
    m_model = session().jobs();
    const bool isShared
        = m_model && m_model->find(m_place.gvk.kind, m_place.nameSpace, m_place.name) != nullptr;
    if (!isShared && session().cluster()) { // outside of the chosen projects
        m_model = new models::JobsModel(this);
        m_watch = new models::JobsWatch(*session().cluster(), *m_model, m_model);
        m_watch->setScope(
            {.namespaces = {m_place.nameSpace}, .gvk = m_place.gvk, .name = m_place.name});
    } else if (!m_model) {
        m_model = new models::JobsModel(this);
    } else {
        m_watch = m_model->findChild<models::JobsWatch *>();
    }
    if (m_watch) {
        connect(m_watch, &models::JobsWatch::jobsChanged, this, [this](const QStringList &uids) {
            const models::JobSummary *current = job();
            if (current && uids.contains(current->uid)) {
                refresh();
            }
        });
        connect(m_watch, &models::JobsWatch::stateChanged, this, &JobPage::refresh);
    }
    connect(m_model, &models::JobsModel::countsChanged, this, &JobPage::refresh);
}

void JobPage::makeParts()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_head = new ObjectHead(this);
    m_head->setActions(m_commands->runAgain(), {m_commands->pauseOrResume(), m_commands->edit()},
        {m_commands->remove()},
        {m_commands->yaml(), m_commands->logs(), m_commands->shell(), m_commands->forwardPort()});
    m_tabs = new QTabBar(this);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    for (int i = 0; i < PartCount; ++i) {
        m_tabs->addTab(QString());
    }
    m_overview = new JobOverview(*m_commands, *m_replicas, *m_events, this);
    m_replicaTable = new Table(this);
    m_replicaTable->setModel(m_replicas);
    dressReplicaTable(*m_replicaTable);
    m_eventTable = new Table(this);
    m_eventTable->setModel(m_events);
    dressEventTable(*m_eventTable);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_overview);
    m_stack->addWidget(m_replicaTable);
    m_stack->addWidget(new QWidget(m_stack));
    m_stack->addWidget(m_eventTable);
    for (int part = Fields; part < PartCount; ++part) {
        m_stack->addWidget(new QWidget(m_stack));
    }
    m_missing = new StateView(this);
    m_body = new QStackedWidget(this);
    m_body->addWidget(m_stack);
    m_body->addWidget(m_missing);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(0, 0, 0, 0);
    top->setSpacing(4);
    top->addWidget(m_head);
    auto *tabs = new QHBoxLayout;
    tabs->setContentsMargins(12, 0, 16, 0);
    tabs->addWidget(m_tabs, 1);
    top->addLayout(tabs);
    column->addLayout(top);
    column->addWidget(m_body, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int part) {
        showPart(part);
        if (m_place.part.section(u'/', 0, 0) != partNames().value(part)) {
            m_place.part = partNames().value(part);
            emit moved();
        }
    });
    m_commands->setReplicaChooser([this] { return chosenReplica(); });
    connect(m_overview, &JobOverview::eventsRequested, this, [this] { openPart(Events); });
    connect(m_overview, &JobOverview::replicaActivated, this,
        [this](const QString &role, int rank) { openPart(Logs, u"%1-%2"_s.arg(role).arg(rank)); });
    connect(m_replicaTable, &Table::opened, this, [this](const QModelIndex &index) {
        if (const models::Replica *replica = m_replicas->at(index.row())) {
            openPart(Logs, JobWords::replicaName(*replica));
        }
    });
}

const models::Replica *JobPage::chosenReplica() const
{
    const bool isShown = m_stack->currentWidget() == m_replicaTable;
    return isShown ? m_replicas->at(m_replicaTable->currentIndex().row()) : nullptr;
}

const models::JobSummary *JobPage::job() const
{
    return m_model->find(m_place.gvk.kind, m_place.nameSpace, m_place.name);
}

QString JobPage::subtitle(const models::JobSummary &job) const
{
    QStringList parts {job.gvk.kind, tr("project %1").arg(job.nameSpace)};
    if (!job.queue.isEmpty()) {
        parts.append(tr("queue %1").arg(job.queue));
    }
    parts.append(tr("submitted %1").arg(Format::day(job.created)));
    parts.append(tr("duration %1").arg(JobWords::duration(job, QDateTime::currentDateTimeUtc())));
    return parts.join(u" · "_s);
}

void JobPage::refresh()
{
    const models::JobSummary *current = job();
    m_commands->setJob(current);
    if (!current) {
        showMissing();
        emit changed();
        return;
    }
    m_wasThere = true;
    m_lastUid = current->uid;
    m_body->setCurrentWidget(m_stack);
    m_tabs->show();
    m_head->setObject(models::JobKinds::markOf(current->gvk.kind), current->name,
        JobWords::state(current->state), {}, subtitle(*current));
    m_replicas->setReplicas(current->replicas);
    const QList<EventLine> events
        = mergedEvents(m_model->facts(current->uid).events, current->name);
    m_events->setEvents(events);
    m_overview->setJob(*current, QDateTime::currentDateTimeUtc());
    m_overview->setEventCount(int(events.size()));
    m_tabs->setTabText(Replicas, tr("Replicas %1").arg(current->wanted));
    m_tabs->setTabText(Events, tr("Events %1").arg(events.size()));
    fillPart(m_stack->currentIndex());
    emit changed();
}

void JobPage::showMissing()
{
    using Kind = StateView::Kind;
    const WatchState state = m_watch
        ? m_watch->state()
        : WatchState {.phase = WatchState::Phase::Live, .isSynced = true};
    m_head->setObject(models::JobKinds::markOf(m_place.gvk.kind), m_place.name, std::nullopt, {},
        m_place.gvk.kind);
    const QString why = state.error ? state.error->text() : QString();
    const QList<BannerAction> back {
        {tr("My jobs"), [this] { session().open({.kind = Place::Kind::Jobs}); }}};
    m_tabs->hide();
    m_body->setCurrentWidget(m_missing);
    if (state.phase == WatchState::Phase::NoAccess) {
        m_missing->setContent(Kind::NoAccess, tr("This job may not be read."), why, back);
    } else if (state.phase == WatchState::Phase::Offline) {
        m_missing->setContent(Kind::Offline, tr("The cluster cannot be reached."), why, back);
    } else if (!m_wasThere && !state.isSynced) {
        m_missing->setContent(Kind::Loading, tr("The job is being read."), {});
    } else {
        m_missing->setContent(Kind::Empty,
            m_wasThere
                ? tr("%1 was deleted.").arg(m_place.name)
                : tr("There is no job %1 in project %2.").arg(m_place.name, m_place.nameSpace),
            {}, back);
    }
}

// A part that was never looked at costs nothing.
template <typename T> T *JobPage::made(T *&part, int index, T *(*make)(Session &, QWidget *))
{
    if (!part) {
        part = make(session(), m_stack);
        QWidget *empty = m_stack->widget(index);
        m_stack->insertWidget(index, part);
        m_stack->removeWidget(empty);
        empty->deleteLater();
    }
    return part;
}

void JobPage::fillPart(int part)
{
    const models::JobSummary *current = job();
    if (!current) {
        return;
    }
    const models::JobFacts facts = m_model->facts(current->uid);
    if (part == Logs) {
        const bool isNew = !m_logs;
        made<JobLogs>(m_logs, Logs, [](Session &all, QWidget *parent) {
            return new JobLogs(all, parent);
        })->setJob(*current, facts.pods);
        if (isNew) {
            connect(m_logs, &LogView::changed, this, &JobPage::changed);
        }
    } else if (part == Fields) {
        const models::GuideLibrary *guides = session().guides();
        made<JobFields>(m_fields, Fields, [](Session &, QWidget *parent) {
            return new JobFields(parent);
        })->setJob(facts.job, guides ? guides->find(current->gvk) : nullptr);
    } else if (part == Yaml) {
        made<JobYaml>(m_yaml, Yaml, [](Session &, QWidget *parent) {
            return new JobYaml(parent);
        })->setObject(facts.job);
    } else if (part == Usage) {
        made<JobUsage>(m_usage, Usage, [](Session &all, QWidget *parent) {
            return new JobUsage(all, parent);
        })->setJob(*current, facts.pods);
    }
}

void JobPage::showPart(int part)
{
    fillPart(part);
    if (const QString focus = m_place.part.section(u'/', 1); part == Logs && !focus.isEmpty()) {
        m_logs->focusReplica(focus);
    }
    m_stack->setCurrentIndex(part);
    emit changed();
}

void JobPage::openPart(Part part, const QString &focus)
{
    m_place.part = partNames().value(part) + (focus.isEmpty() ? QString() : u'/' + focus);
    if (m_tabs->currentIndex() == part) {
        showPart(part);
    } else {
        m_tabs->setCurrentIndex(part);
    }
    emit moved();
}

bool JobPage::showPlace(const Place &place)
{
    if (!place.isSamePage(m_place)) {
        return false;
    }
    m_place = place;
    const int part = std::max(0, int(partNames().indexOf(place.part.section(u'/', 0, 0))));
    m_tabs->setCurrentIndex(part);
    showPart(part);
    return true;
}

QString JobPage::mark() const
{
    return models::JobKinds::markOf(m_place.gvk.kind);
}

std::optional<State> JobPage::state() const
{
    const models::JobSummary *current = job();
    if (!current || !isTinted(JobWords::state(current->state))) {
        return std::nullopt;
    }
    return JobWords::state(current->state);
}

QList<Crumb> JobPage::breadcrumbs() const
{
    QList<Crumb> crumbs {{tr("My jobs"), Place {.kind = Place::Kind::Jobs}}, {m_place.name}};
    crumbs.last().siblings = [this] {
        QList<Crumb> others;
        for (int row = 0; row < m_model->rowCount() && row < 30; ++row) {
            const models::JobSummary *other = m_model->at(row);
            others.append({other->name,
                Place {.kind = Place::Kind::Job,
                    .gvk = other->gvk,
                    .nameSpace = other->nameSpace,
                    .name = other->name}});
        }
        return others;
    };
    return crumbs;
}

QList<QAction *> JobPage::moreActions() const
{
    return {m_commands->runAgain(), m_commands->pauseOrResume(), m_commands->logs(),
        m_commands->shell(), m_commands->forwardPort(), m_commands->yaml(), m_commands->edit(),
        m_commands->remove()};
}

ViewStatus JobPage::viewStatus() const
{
    ViewStatus status {.phase = ViewStatus::Phase::Live};
    if (m_watch && m_watch->state().phase == WatchState::Phase::Offline) {
        status.phase = ViewStatus::Phase::Offline;
    }
    if (m_logs && m_stack->currentWidget() == m_logs) {
        status.phase = m_logs->phase();
        status.size = m_logs->statusText();
    } else if (const models::JobSummary *current = job()) {
        status.size = tr("version %1").arg(current->resourceVersion);
    }
    return status;
}

void JobPage::reload()
{
    if (m_watch) {
        m_watch->relist();
    }
}

QList<QAction *> JobPage::pageActions() const
{
    if (m_logs && m_stack->currentWidget() == m_logs) {
        return {m_logs->firstFailureAction(), m_browse};
    }
    if (m_stack->currentWidget() == m_replicaTable) {
        return {m_commands->shell(), m_browse};
    }
    return {m_browse};
}

void JobPage::find()
{
    if (m_logs && m_stack->currentWidget() == m_logs) {
        m_logs->find();
    } else if (m_yaml && m_stack->currentWidget() == m_yaml) {
        m_yaml->find();
    }
}

void JobPage::goToProblem(int)
{
    if (m_stack->currentIndex() != Logs) {
        openPart(Logs);
    }
    if (m_logs) {
        m_logs->goToFirstFailure();
    }
}

QList<QWidget *> JobPage::panes() const
{
    return {m_tabs, m_stack};
}

void JobPage::retranslate()
{
    m_tabs->setTabText(Overview, tr("Overview"));
    m_tabs->setTabText(Logs, tr("Logs"));
    m_tabs->setTabText(Fields, tr("Fields"));
    m_tabs->setTabText(Yaml, u"YAML"_s);
    m_tabs->setTabText(Usage, tr("Usage"));
    m_tabs->setAccessibleName(tr("Parts of the job"));
    m_browse->setText(tr("Open in resource browser"));
    m_replicaTable->setAccessibleName(tr("Replicas"));
    m_eventTable->setAccessibleName(tr("Events"));
    m_commands->retranslate();
    m_overview->retranslate();
    refresh();
}

} // namespace ui
