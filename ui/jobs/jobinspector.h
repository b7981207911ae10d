// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/jobs/summarize.h"
#include "ui/jobs/jobcommands.h"
#include "ui/shared/columnarea.h"

class QLabel;
class QVBoxLayout;

namespace ui {

class Banner;
class EventLines;
class InfoGrid;
class InspectorHead;
class ReplicaTiles;
class SectionHead;
class TileLegend;
class Timeline;

/// Everything worth knowing about the job that is selected, beside the list.
class JobInspector final : public ColumnArea
{
    Q_OBJECT
public:
    JobInspector(JobCommands &commands, QWidget *parent = nullptr);

    void setJob(const models::JobSummary &job, const models::JobFacts &facts, const QDateTime &now);
    void tick(const QDateTime &now);
    void retranslate();

signals:
    void closeRequested();
    void eventsRequested();
    void rankActivated(const QString &role, int rank);

private:
    void showHead();
    void showReason();
    void showReplicas();
    void showFacts();
    void showEvents();

    JobCommands &m_commands;
    models::JobSummary m_job;
    models::JobFacts m_facts;
    QDateTime m_now;
    InspectorHead *m_head;
    Banner *m_banner;
    QLabel *m_reason;
    SectionHead *m_progress;
    Timeline *m_timeline;
    QWidget *m_replicas;
    QVBoxLayout *m_replicasColumn;
    SectionHead *m_factsHead;
    InfoGrid *m_grid;
    EventLines *m_events;
    QString m_shownReplicas; // what the tiles were made from
    bool m_isStale = true;
};

/// Tiles of every role of a job with their heads, in `column`. The old ones go.
void fillReplicas(QVBoxLayout *column, QWidget *parent, const models::JobSummary &job,
    const std::function<void(const QString &role, int rank)> &selected);

} // namespace ui
