// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/jobinspector.h"

#include "models/jobs/jobkinds.h"
#include "ui/jobs/eventlines.h"
#include "ui/jobs/jobwords.h"
#include "ui/shared/banner.h"
#include "ui/shared/formatting.h"
#include "ui/shared/heads.h"
#include "ui/shared/icons.h"
#include "ui/shared/infogrid.h"
#include "ui/shared/marks.h"
#include "ui/shared/replicatiles.h"
#include "ui/shared/sectionhead.h"
#include "ui/shared/style.h"
#include "ui/shared/timeline.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

void clear(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        } else if (QLayout *inner = item->layout()) {
            clear(inner);
        }
        delete item;
    }
}

QList<QString> rolesOf(const models::JobSummary &job)
{
    QList<QString> roles;
    for (const models::Replica &replica : job.replicas) {
        if (!roles.contains(replica.role)) {
            roles.append(replica.role);
        }
    }
    return roles;
}

QString tipOf(const models::Replica &replica)
{
    QStringList lines {JobWords::replicaName(replica)};
    if (!replica.note.isEmpty()) {
        lines.append(replica.note.text());
    }
    if (!replica.node.isEmpty()) {
        lines.append(replica.node);
    }
    return lines.join(u'\n');
}

} // namespace

void fillReplicas(QVBoxLayout *column, QWidget *parent, const models::JobSummary &job,
    const std::function<void(const QString &role, int rank)> &selected)
{
    clear(column);
    QList<TileState> all;
    for (const QString &role : rolesOf(job)) {
        QList<Tile> tiles;
        int ready = 0;
        for (const models::Replica &replica : job.replicas) {
            if (replica.role != role) {
                continue;
            }
            ready += replica.state == models::Replica::State::Running
                || replica.state == models::Replica::State::Succeeded;
            tiles.append({replica.rank, JobWords::tile(replica), tipOf(replica)});
            all.append(tiles.last().state);
        }
        auto *head = new SectionHead(JobInspector::tr("Replicas"), parent);
        head->setQuiet(true);
        head->setSummary(
            JobInspector::tr("%1 · %2/%3 ready").arg(role).arg(ready).arg(tiles.size()));
        auto *row = new ReplicaTiles(parent);
        row->setTiles(role, tiles);
        QObject::connect(row, &ReplicaTiles::rankSelected, row,
            [selected, role](int rank) { selected(role, rank); });
        column->addWidget(head);
        column->addWidget(row);
    }
    auto *legend = new TileLegend(parent);
    legend->setTiles(all);
    column->addWidget(legend);
}

JobInspector::JobInspector(JobCommands &commands, QWidget *parent)
    : ColumnArea(QPalette::AlternateBase, {14, 12, 14, 12}, 6, parent)
    , m_commands(commands)
{
    QWidget *content = widget();
    m_head = new InspectorHead(content);
    m_head->setFlush();
    m_banner = new Banner(content);
    m_reason = new QLabel(content);
    m_reason->setWordWrap(true);
    m_progress = new SectionHead({}, content);
    m_timeline = new Timeline(content);
    m_replicas = new QWidget(content);
    m_replicasColumn = new QVBoxLayout(m_replicas);
    m_replicasColumn->setContentsMargins(0, 0, 0, 0);
    m_replicasColumn->setSpacing(4);
    m_factsHead = new SectionHead({}, content);
    m_grid = new InfoGrid(content);
    m_events = new EventLines(content);
    for (SectionHead *head : {m_progress, m_factsHead}) {
        head->setQuiet(true);
    }
    add({m_head, m_banner, m_reason, m_progress, m_timeline, m_replicas, m_factsHead, m_grid,
        m_events});
    column()->addStretch(1);
    setWrapping({m_head, m_banner});
    connect(m_head, &InspectorHead::closeRequested, this, &JobInspector::closeRequested);
    connect(m_events, &EventLines::allRequested, this, &JobInspector::eventsRequested);
    m_head->setActions({commands.openAction(), commands.logs(), commands.yaml(),
                           commands.pauseOrResume(), commands.runAgain()},
        {commands.shell(), commands.edit(), commands.remove()});
    retranslate();
}

void JobInspector::retranslate()
{
    setAccessibleName(tr("Job details"));
    m_progress->setTitle(tr("Progress"));
    m_factsHead->setTitle(tr("Summary"));
    m_events->retranslate();
    m_shownReplicas.clear();
    m_isStale = true;
}

void JobInspector::setJob(
    const models::JobSummary &job, const models::JobFacts &facts, const QDateTime &now)
{
    m_now = now;
    if (!m_isStale && job == m_job && facts.events == m_facts.events) {
        tick(now); // nothing is rebuilt under the reader's eyes
        return;
    }
    m_isStale = false;
    m_job = job;
    m_facts = facts;
    showHead();
    showReason();
    m_timeline->setSteps(JobWords::timeline(job, now, true));
    m_progress->setVisible(!job.timeline.isEmpty());
    m_timeline->setVisible(!job.timeline.isEmpty());
    showReplicas();
    showFacts();
    showEvents();
    fit();
}

void JobInspector::tick(const QDateTime &now)
{
    m_now = now;
    m_timeline->setSteps(JobWords::timeline(m_job, now, true));
}

void JobInspector::showHead()
{
    QStringList facts {m_job.gvk.kind};
    if (!m_job.creator.isEmpty()) {
        facts.append(m_job.creator);
    }
    facts.append(Format::ago(m_job.created, m_now));
    m_head->setObject(models::JobKinds::markOf(m_job.gvk.kind), m_job.name,
        JobWords::state(m_job.state), {}, facts.join(u" · "_s));
}

void JobInspector::showReason()
{
    const bool needsBanner = JobWords::needsBanner(m_job);
    m_banner->setVisible(needsBanner);
    m_reason->setVisible(!needsBanner && !m_job.reason.isEmpty());
    if (needsBanner) {
        m_banner->setContent(JobWords::state(m_job.state), m_job.reason.text(),
            JobWords::joined(m_job.reasonDetail), m_commands.advised());
    } else {
        m_reason->setText(m_job.reason.text());
    }
}

void JobInspector::showReplicas()
{
    QString shown = m_job.uid;
    for (const models::Replica &replica : std::as_const(m_job.replicas)) {
        shown += replica.role + QChar(u'0' + int(replica.state));
    }
    m_replicas->setVisible(!m_job.replicas.isEmpty());
    if (shown == m_shownReplicas) {
        return; // tiles keep their selection while nothing about them changes
    }
    m_shownReplicas = shown;
    fillReplicas(m_replicasColumn, m_replicas, m_job,
        [this](const QString &role, int rank) { emit rankActivated(role, rank); });
}

void JobInspector::showFacts()
{
    m_grid->clear();
    if (!m_job.queue.isEmpty()) {
        m_grid->add(tr("Queue"), tr("%1 (priority %2)").arg(m_job.queue).arg(m_job.priority));
    }
    if (!m_job.perReplica.isEmpty()) {
        m_grid->add(tr("Per replica"), m_job.perReplica);
    }
    if (!m_job.image.isEmpty()) {
        m_grid->add(tr("Image"), m_job.image);
    }
    if (!m_job.claims.isEmpty()) {
        m_grid->add(tr("Volumes"), m_job.claims.join(u", "_s));
    }
    m_grid->add(tr("Duration"), JobWords::duration(m_job, m_now));
    if (!m_job.ownerName.isEmpty()) {
        m_grid->add(tr("Made by"), m_job.ownerKind + u' ' + m_job.ownerName);
    }
}

void JobInspector::showEvents()
{
    m_events->setEvents(mergedEvents(m_facts.events, m_job.name), m_now);
}

} // namespace ui
