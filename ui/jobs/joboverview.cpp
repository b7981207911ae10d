// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/joboverview.h"

#include "ui/jobs/jobinspector.h"
#include "ui/jobs/joblists.h"
#include "ui/jobs/jobwords.h"
#include "ui/shared/banner.h"
#include "ui/shared/celldelegate.h"
#include "ui/shared/replicatiles.h"
#include "ui/shared/sectionhead.h"
#include "ui/shared/segmented.h"
#include "ui/shared/table.h"
#include "ui/shared/timeline.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QScrollBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int shownEvents = 5;

/// A table as high as its rows: the page scrolls, not the table.
void fitTable(Table &table, int atMost)
{
    const int rows = std::min(atMost, table.model()->rowCount());
    const int height
        = table.horizontalHeader()->sizeHint().height() + std::max(1, rows) * Theme::scaled(28) + 2;
    table.setFixedHeight(height);
}

} // namespace

void dressReplicaTable(Table &table)
{
    table.setDense(true);
    const auto extrasOf = [](const QModelIndex &index) {
        const auto *model = qobject_cast<const ReplicasModel *>(index.model());
        const models::Replica *replica = model ? model->at(index.row()) : nullptr;
        return NameDelegate::Extras {
            .isStrong = replica && replica->state == models::Replica::State::FailedFirst};
    };
    table.setItemDelegateForColumn(ReplicasModel::Name, new NameDelegate(extrasOf, &table));
    table.setItemDelegateForColumn(ReplicasModel::Pod,
        new TextDelegate({.type = Type::Mono, .elide = Qt::ElideMiddle}, &table));
    table.setItemDelegateForColumn(
        ReplicasModel::Node, new TextDelegate({.ink = Token::Link}, &table));
    for (const int column : {int(ReplicasModel::Gpu), int(ReplicasModel::Restarts),
             int(ReplicasModel::ExitCode), int(ReplicasModel::Ended)}) {
        table.setItemDelegateForColumn(column, new TextDelegate({}, &table));
    }
    table.setItemDelegateForColumn(
        ReplicasModel::Note, new TextDelegate({.ink = Token::Secondary}, &table));
    table.setColumnWidths({118, 226, 118, 48, 64, 72, 112, 300});
    table.setStretchColumn(ReplicasModel::Note);
    table.setLeavingColumns({ReplicasModel::Gpu, ReplicasModel::Restarts, ReplicasModel::Node});
}

void dressEventTable(Table &table)
{
    table.setDense(true);
    table.setItemDelegateForColumn(JobEventsModel::Time, new TextDelegate({}, &table));
    table.setItemDelegateForColumn(JobEventsModel::Type, new IconTextDelegate(&table));
    table.setItemDelegateForColumn(
        JobEventsModel::Reason, new TextDelegate({.weight = QFont::Medium}, &table));
    table.setItemDelegateForColumn(JobEventsModel::Object, new TextDelegate({}, &table));
    table.setItemDelegateForColumn(
        JobEventsModel::Message, new TextDelegate({.ink = Token::Secondary}, &table));
    table.setItemDelegateForColumn(JobEventsModel::Count, new TextDelegate({}, &table));
    table.setColumnWidths({112, 90, 132, 104, 220, 56});
    table.setStretchColumn(JobEventsModel::Message);
    table.setLeavingColumns({JobEventsModel::Count, JobEventsModel::Object});
}

JobOverview::JobOverview(
    JobCommands &commands, ReplicasModel &replicas, JobEventsModel &events, QWidget *parent)
    : ColumnArea(QPalette::Base, {16, 12, 16, 16}, 10, parent)
    , m_commands(commands)
    , m_replicas(replicas)
    , m_events(events)
    , m_conditions(new ConditionsModel(this))
{
    QWidget *content = widget();
    m_banner = new Banner(content);
    m_timeline = new Timeline(content);
    m_tiles = new QWidget(content);
    m_tilesColumn = new QVBoxLayout(m_tiles);
    m_tilesColumn->setContentsMargins(0, 0, 0, 0);
    m_tilesColumn->setSpacing(4);
    add({m_banner, m_timeline, m_tiles});
    makeTables();
    column()->addStretch(1);
    connect(m_eventsHead, &SectionHead::actionTriggered, this, &JobOverview::eventsRequested);
    connect(m_order, &Segmented::chosen, this,
        [this](int index) { m_replicas.setByFailure(index == 0); });
    connect(m_replicaTable, &Table::opened, this, [this](const QModelIndex &index) {
        if (const models::Replica *replica = m_replicas.at(index.row())) {
            emit replicaActivated(replica->role, replica->rank);
        }
    });
    retranslate();
}

void JobOverview::makeTables()
{
    QWidget *content = widget();
    auto *orderRow = new QHBoxLayout;
    m_order = new Segmented(content);
    m_order->setSmall(true);
    orderRow->addStretch(1);
    orderRow->addWidget(m_order);
    column()->addLayout(orderRow);
    m_replicaTable = new Table(content);
    m_replicaTable->setModel(&m_replicas);
    dressReplicaTable(*m_replicaTable);
    column()->addWidget(m_replicaTable);
    auto *row = new QHBoxLayout;
    row->setSpacing(24);
    const auto half = [&](SectionHead *&head, Table *&table, QAbstractItemModel *model, int share) {
        auto *part = new QVBoxLayout;
        part->setSpacing(2);
        head = new SectionHead({}, content);
        table = new Table(content);
        table->setModel(model);
        table->setSelectionMode(QAbstractItemView::NoSelection);
        part->addWidget(head);
        part->addWidget(table);
        part->addStretch(1);
        row->addLayout(part, share);
    };
    half(m_conditionsHead, m_conditionTable, m_conditions, 4);
    half(m_eventsHead, m_eventTable, &m_events, 5);
    m_conditionTable->setDense(true);
    m_conditionTable->setItemDelegateForColumn(
        ConditionsModel::Type, new TextDelegate({.weight = QFont::Medium}, m_conditionTable));
    m_conditionTable->setItemDelegateForColumn(
        ConditionsModel::Status, new TextDelegate({}, m_conditionTable));
    m_conditionTable->setItemDelegateForColumn(
        ConditionsModel::Since, new TextDelegate({}, m_conditionTable));
    m_conditionTable->setItemDelegateForColumn(
        ConditionsModel::Message, new TextDelegate({.ink = Token::Secondary}, m_conditionTable));
    m_conditionTable->setColumnWidths({126, 56, 112, 200});
    m_conditionTable->setStretchColumn(ConditionsModel::Message);
    dressEventTable(*m_eventTable);
    for (Table *table : {m_conditionTable, m_eventTable}) {
        table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    }
    column()->addLayout(row);
}

void JobOverview::resizeEvent(QResizeEvent *event)
{
    ColumnArea::resizeEvent(event);
    fitTables();
}

void JobOverview::fitTables()
{
    fitTable(*m_replicaTable, 12);
    fitTable(*m_conditionTable, 12);
    fitTable(*m_eventTable, shownEvents);
    ColumnArea::fit();
}

void JobOverview::retranslate()
{
    m_order->setOptions({tr("By failure"), tr("By rank")});
    m_order->setCurrent(0);
    m_order->setAccessibleName(tr("Order of replicas"));
    m_conditionsHead->setTitle(tr("Conditions"));
    m_conditionsHead->setSummary(tr("newest first"));
    m_eventsHead->setTitle(tr("Events"));
    m_replicaTable->setAccessibleName(tr("Replicas"));
    m_conditionTable->setAccessibleName(tr("Conditions"));
    m_eventTable->setAccessibleName(tr("Events"));
    m_replicas.retranslate();
    m_shownTiles.clear();
}

void JobOverview::setEventCount(int count)
{
    m_eventsHead->setAction(count > shownEvents ? tr("All %n", nullptr, count) : QString());
    fitTables();
}

void JobOverview::setJob(const models::JobSummary &job, const QDateTime &now)
{
    m_job = job;
    const bool needsBanner = JobWords::needsBanner(job);
    m_banner->setVisible(needsBanner);
    if (needsBanner) {
        m_banner->setContent(JobWords::state(job.state), job.reason.text(),
            JobWords::joined(job.reasonDetail), m_commands.advised());
    }
    m_timeline->setVisible(!job.timeline.isEmpty());
    m_conditions->setConditions(job.conditions);
    const bool hasFailures = std::ranges::any_of(
        job.replicas, [](const models::Replica &replica) { return replica.failureOrder > 0; });
    m_order->setVisible(hasFailures);
    showTiles();
    fitTables();
    tick(now);
}

void JobOverview::tick(const QDateTime &now)
{
    m_timeline->setSteps(JobWords::timeline(m_job, now));
}

void JobOverview::showTiles()
{
    QString shown = m_job.uid;
    for (const models::Replica &replica : std::as_const(m_job.replicas)) {
        shown += replica.role + QChar(u'0' + int(replica.state));
    }
    if (shown == m_shownTiles) {
        return;
    }
    m_shownTiles = shown;
    fillReplicas(m_tilesColumn, m_tiles, m_job,
        [this](const QString &role, int rank) { selectRank(role, rank); });
}

void JobOverview::selectRank(const QString &role, int rank)
{
    const int row = m_replicas.rowOf(role, rank);
    if (row >= 0) {
        m_replicaTable->selectRow(row);
    }
}

} // namespace ui
