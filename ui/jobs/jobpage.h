// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/jobs/summarize.h"
#include "ui/jobs/jobcommands.h"
#include "ui/shared/page.h"

#include <QTimer>

class QLabel;
class QStackedWidget;
class QTabBar;

namespace models {
class JobsModel;
class JobsWatch;
} // namespace models

namespace ui {

class JobEventsModel;
class JobFields;
class JobLogs;
class JobOverview;
class JobUsage;
class JobYaml;
class ObjectHead;
class ReplicasModel;
class StateView;
class Table;

/// One job: overview, replicas, logs, events, fields, YAML, usage.
class JobPage final : public Page
{
    Q_OBJECT
public:
    JobPage(const Place &place, Session &session, QWidget *parent = nullptr);
    ~JobPage() override;

    [[nodiscard]] QString title() const override { return m_place.name; }
    [[nodiscard]] Place place() const override { return m_place; }
    [[nodiscard]] QString mark() const override;
    [[nodiscard]] std::optional<State> state() const override;
    [[nodiscard]] QList<Crumb> breadcrumbs() const override;
    [[nodiscard]] QList<QAction *> pageActions() const override;
    [[nodiscard]] QList<QAction *> moreActions() const override;
    [[nodiscard]] ViewStatus viewStatus() const override;
    bool showPlace(const Place &place) override;
    void reload() override;
    void find() override;
    void goToProblem(int direction) override;
    [[nodiscard]] QList<QWidget *> panes() const override;

protected:
    void retranslate() override;

private:
    enum Part { Overview, Replicas, Logs, Events, Fields, Yaml, Usage, PartCount };

    void makeModel();
    void makeParts();
    void refresh();
    void showMissing();
    void showPart(int part);
    void fillPart(int part);
    template <typename T> T *made(T *&part, int index, T *(*make)(Session &, QWidget *));
    void openPart(Part part, const QString &focus = {});
    [[nodiscard]] const models::JobSummary *job() const;
    [[nodiscard]] const models::Replica *chosenReplica() const; ///< in the table, when it is shown
    [[nodiscard]] QString subtitle(const models::JobSummary &job) const;

    Place m_place;
    models::JobsModel *m_model = nullptr;
    models::JobsWatch *m_watch = nullptr;
    JobCommands *m_commands;
    ReplicasModel *m_replicas;
    JobEventsModel *m_events;
    ObjectHead *m_head;
    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    QStackedWidget *m_body; // the parts, or why there is none
    StateView *m_missing;
    JobOverview *m_overview;
    Table *m_replicaTable;
    Table *m_eventTable;
    // Made when they are first shown.
    JobLogs *m_logs = nullptr;
    JobFields *m_fields = nullptr;
    JobYaml *m_yaml = nullptr;
    JobUsage *m_usage = nullptr;
    QAction *m_browse;
    QTimer m_clock;
    QString m_lastUid;
    bool m_wasThere = false;
};

} // namespace ui
