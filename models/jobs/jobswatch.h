// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/jobs/jobkinds.h"
#include "models/jobs/summarize.h"
#include "models/watch/row.h"
#include "models/watch/watchstate.h"

#include <QObject>
#include <QSet>
#include <QTimer>

#include <memory>
#include <vector>

namespace models {

class Cluster;
class JobsModel;
class ReflectorGroup;

/// Which jobs are watched.
struct JobsScope
{
    QStringList namespaces; ///< empty: all of them, or, where that is refused, `known`
    std::optional<GroupVersionKind> gvk {}; ///< only this kind
    QString name {}; ///< only this job
    QStringList known {};
};

/// Keeps a JobsModel true: watches the job kinds that the server has, and what their state hangs on
/// (pods, PodGroups, events, claims, quotas, queues). Make it a child of its model, so that views
/// of the model find it. GUI thread.
class JobsWatch final : public QObject
{
    Q_OBJECT
public:
    JobsWatch(Cluster &cluster, JobsModel &model, QObject *parent = nullptr);
    ~JobsWatch() override;

    /// Starts over with other jobs. The rows of before go.
    void setScope(const JobsScope &scope);
    [[nodiscard]] const JobsScope &scope() const { return m_scope; }
    void relist();
    /// Not all namespaces may be listed: only the known ones are watched.
    [[nodiscard]] bool isFallback() const;

    /// The worst of all job kinds' watches.
    [[nodiscard]] WatchState state() const;
    [[nodiscard]] const JobKinds &kinds() const { return m_kinds; }
    /// Everything that is known about one job.
    [[nodiscard]] JobFacts facts(const QString &uid) const;
    [[nodiscard]] QJsonObject job(const QString &uid) const { return m_jobs.value(uid); }
    /// The ResourceQuotas of the projects in scope.
    [[nodiscard]] QList<QJsonObject> quotas() const;

signals:
    void stateChanged(const models::WatchState &state);
    /// These jobs, or what belongs to them, are different now.
    void jobsChanged(const QStringList &uids);
    void quotasChanged();

private:
    void discover();
    void watch(const ApiResource &resource, const QStringList &spaces, const QString &labels = {},
        const QString &fields = {});
    void watchAround();
    void take(const QString &plural, const RowBatch &batch);
    [[nodiscard]] QStringList uidsOf(const QString &plural) const;
    void takeRow(const QString &plural, const Row &row);
    void dropRow(const QString &plural, const QString &uid);
    void markEventOwner(const QJsonObject &event);
    void markAll();
    void mark(const QString &jobUid);
    void flush();
    void rankQueues();
    [[nodiscard]] QString jobOf(const QJsonObject &object) const;

    Cluster &m_cluster;
    JobsModel &m_model;
    JobsScope m_scope;
    JobKinds m_kinds;
    std::vector<std::unique_ptr<ReflectorGroup>> m_watches;
    QSet<QString> m_jobPlurals;
    QHash<QString, QJsonObject> m_jobs; // uid -> job
    QHash<QString, QHash<QString, QJsonObject>> m_around; // plural -> uid -> object
    QHash<QString, QSet<QString>> m_podsOf; // job uid -> pod uids
    QHash<QString, QString> m_ownerOf; // pod, PodGroup, run uid -> job uid
    QHash<QString, QSet<QString>> m_eventsOf; // job uid -> event uids
    struct Place
    {
        int position = 0, gpusAhead = 0, queueFree = -1;
    };
    QHash<QString, Place> m_places; // job uid -> its place in the queue
    QSet<QString> m_dirty;
    QTimer m_flushing;
    bool m_isRankingDue = false;
    bool m_hasQuotaNews = false;
};

} // namespace models
