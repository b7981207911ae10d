// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/jobs/summarize.h"
#include "ui/jobs/jobcommands.h"
#include "ui/shared/columnarea.h"

class QLabel;
class QVBoxLayout;

namespace ui {

class Banner;
class ConditionsModel;
class JobEventsModel;
class ReplicasModel;
class SectionHead;
class Segmented;
class Table;
class Timeline;

/// First part of a job's page: why, how far, which replicas, conditions and events.
class JobOverview final : public ColumnArea
{
    Q_OBJECT
public:
    JobOverview(JobCommands &commands, ReplicasModel &replicas, JobEventsModel &events,
        QWidget *parent = nullptr);

    void setJob(const models::JobSummary &job, const QDateTime &now);
    void tick(const QDateTime &now);
    void setEventCount(int count);
    void selectRank(const QString &role, int rank);
    void retranslate();

signals:
    void eventsRequested();
    void replicaActivated(const QString &role, int rank);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeTables();
    void showTiles();
    void fitTables();

    JobCommands &m_commands;
    ReplicasModel &m_replicas;
    JobEventsModel &m_events;
    ConditionsModel *m_conditions;
    models::JobSummary m_job;
    Banner *m_banner;
    Timeline *m_timeline;
    QWidget *m_tiles;
    QVBoxLayout *m_tilesColumn;
    Segmented *m_order;
    Table *m_replicaTable;
    SectionHead *m_conditionsHead;
    SectionHead *m_eventsHead;
    Table *m_conditionTable;
    Table *m_eventTable;
    QString m_shownTiles;
};

/// Delegates and columns of the replicas table, for the overview and for its own tab.
void dressReplicaTable(Table &table);
void dressEventTable(Table &table);

} // namespace ui
