// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/jobs/summarize.h"
#include "ui/jobs/jobcommands.h"
#include "ui/shared/page.h"

#include <QTimer>

#include <functional>

class QLabel;
class QStackedWidget;
class QTabBar;

namespace models {
class JobsModel;
class JobsWatch;
} // namespace models

namespace ui {

class JobEventsModel;
class JobOverview;
class ObjectHead;
class ReplicasModel;
class StateView;
class Table;

/// Parts of a job's page that other rooms make; without one the page has a plain one of its own.
struct JobParts
{
    /// The logs of these pods, `focus` shown first.
    std::function<QWidget *(
        Session &session, const models::JobSummary &job, const QString &focus, QWidget *parent)>
        logs {};
    /// The job's YAML.
    std::function<QWidget *(Session &session, const models::JobSummary &job, QWidget *parent)>
        yaml {};
};

/// One job: overview, replicas, logs, events, YAML.
class JobPage final : public Page
{
    Q_OBJECT
public:
    JobPage(const Place &place, Session &session, JobParts parts = {}, QWidget *parent = nullptr);
    ~JobPage() override;

    [[nodiscard]] QString title() const override { return m_place.name; }
    [[nodiscard]] Place place() const override { return m_place; }
    [[nodiscard]] QString mark() const override;
    [[nodiscard]] std::optional<State> state() const override;
    [[nodiscard]] QList<Crumb> breadcrumbs() const override;
    [[nodiscard]] QList<QAction *> pageActions() const override { return {m_browse}; }
    [[nodiscard]] QList<QAction *> moreActions() const override;
    [[nodiscard]] ViewStatus viewStatus() const override;
    bool showPlace(const Place &place) override;
    void reload() override;
    [[nodiscard]] QList<QWidget *> panes() const override;

protected:
    void retranslate() override;

private:
    enum Part { Overview, Replicas, Logs, Events, Yaml, PartCount };

    void makeModel();
    void makeParts();
    void refresh();
    void showMissing();
    void showPart(int part);
    void openPart(Part part, const QString &focus = {});
    [[nodiscard]] const models::JobSummary *job() const;
    [[nodiscard]] QString subtitle(const models::JobSummary &job) const;

    Place m_place;
    JobParts m_parts;
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
    QWidget *m_logs = nullptr;
    QWidget *m_yaml = nullptr;
    QAction *m_browse;
    QTimer m_clock;
    QString m_lastUid;
    bool m_wasThere = false;
};

} // namespace ui
