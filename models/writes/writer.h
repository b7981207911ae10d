// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/kube/resourceclient.h"
#include "models/writes/activitylog.h"

#include <QPointer>

namespace models {

/// Requests that write, each sent once and put down in the activity log: what the object was, what
/// it is, and how it went. Cheap to copy; outlived by the transport. Dry runs are no writes: they
/// go through a ResourceClient.
class Writer
{
public:
    /// Without a log the writes are done all the same. `cluster` and `user` as the log shows them.
    Writer(Transport &transport, ActivityLog *log, QString cluster, QString user = {})
        : m_client(transport)
        , m_log(log)
        , m_cluster(std::move(cluster))
        , m_user(std::move(user))
    {
    }

    /// POST. When its answer is lost, the object is looked for (lostcreate.h). `from` names what it
    /// is a copy of, for the log.
    QCoro::Task<Result<ResourceReply>> create(
        ApiResource resource, QString nameSpace, QJsonObject object, QString from = {});
    /// PUT on the version that `object` carries; `before` is that version.
    QCoro::Task<Result<ResourceReply>> replace(
        ApiResource resource, QString nameSpace, QJsonObject object, QJsonObject before);
    /// Reads the object first, for the log.
    QCoro::Task<Result<ResourceReply>> patch(ApiResource resource, QString nameSpace, QString name,
        PatchKind kind, QByteArray body, Activity::Verb verb = Activity::Verb::Patch);
    /// Server-side apply; `before` is empty for an object that is new.
    QCoro::Task<Result<ResourceReply>> apply(ApiResource resource, QString nameSpace,
        QJsonObject object, bool force, QJsonObject before);
    /// Keeps a copy, so that it can be created again. The uid read is the uid deleted, when the
    /// options name none.
    QCoro::Task<Result<ResourceReply>> remove(
        ApiResource resource, QString nameSpace, QString name, RemoveOptions options = {});

    /// The same, if its disruption budgets let it go. A budget that does not is no write that
    /// failed: nothing is put down.
    QCoro::Task<Result<ResourceReply>> evict(
        QString nameSpace, QString pod, RemoveOptions options = {});
    /// Adds a container (of the pod's schema) for debugging to a pod.
    QCoro::Task<Result<ResourceReply>> debug(QString nameSpace, QString pod, QJsonObject container);

    /// For writes that are done elsewhere.
    void record(Activity activity, const Result<ResourceReply> &reply) const;

private:
    [[nodiscard]] Activity begin(Activity::Verb verb, const ApiResource &resource,
        const QString &nameSpace, const QString &name) const;

    ResourceClient m_client;
    QPointer<ActivityLog> m_log;
    QString m_cluster;
    QString m_user;
};

} // namespace models
