// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/jobs/jobtypes.h"
#include "models/kube/rights.h"
#include "ui/shared/banner.h"
#include "ui/shared/session.h"

#include <QObject>

class QAction;

namespace ui {

class RightsGate;

/// What one can do with a job, from the list and from its page alike. Follows one job at a time.
class JobCommands final : public QObject
{
    Q_OBJECT
public:
    /// Actions and dialogs belong to `owner`.
    JobCommands(Session &session, QWidget *owner);

    /// Nothing: no job is chosen, all actions are off.
    void setJob(const models::JobSummary *job);
    void retranslate();
    /// Which replica of the job a shell is for, where one is chosen.
    void setReplicaChooser(std::function<const models::Replica *()> chosen)
    {
        m_chosenReplica = std::move(chosen);
    }

    [[nodiscard]] QAction *openAction() const { return m_open; }
    [[nodiscard]] QAction *logs() const { return m_logs; }
    [[nodiscard]] QAction *shell() const { return m_shell; }
    [[nodiscard]] QAction *forwardPort() const { return m_forward; }
    [[nodiscard]] QAction *yaml() const { return m_yaml; }
    [[nodiscard]] QAction *pauseOrResume() const { return m_pause; }
    [[nodiscard]] QAction *runAgain() const { return m_runAgain; }
    [[nodiscard]] QAction *edit() const { return m_edit; }
    [[nodiscard]] QAction *remove() const { return m_delete; }
    [[nodiscard]] QList<BannerAction> advised();

    [[nodiscard]] Place placeOf(const QString &part = {}) const;

private:
    void follow(const models::JobAdvice &advice);
    [[nodiscard]] const QAction *gateOf(const models::JobAdvice &advice) const;
    void show(const QString &part);
    void openShell();
    void openForward();
    [[nodiscard]] const models::Replica *meantReplica() const;
    void openShellIn(const models::Replica &replica);
    [[nodiscard]] const models::Replica *runningReplica(const QString &role, int rank) const;
    void runAgainWith(const QString &memory);
    void togglePause();
    void askDelete();
    void changeReplicas(const models::JobAdvice &advice);
    [[nodiscard]] std::optional<models::ApiResource> resource() const;
    [[nodiscard]] QList<models::Right> rightOn(const QString &verb) const;
    [[nodiscard]] QList<models::Right> rightOnPods(const QString &verb, const QString &part) const;

    Session &m_session;
    QWidget *m_owner;
    std::optional<models::JobSummary> m_job;
    std::function<const models::Replica *()> m_chosenReplica;
    RightsGate *m_gate;
    QAction *m_open;
    QAction *m_logs;
    QAction *m_shell;
    QAction *m_forward;
    QAction *m_yaml;
    QAction *m_pause;
    QAction *m_scale; ///< of no menu: what changing replicas needs
    QAction *m_runAgain;
    QAction *m_edit;
    QAction *m_delete;
};

} // namespace ui
