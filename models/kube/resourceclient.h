// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/base/groupversion.h"

#include <QCoroTask>
#include <QJsonObject>
#include <QUrlQuery>

#include <optional>

namespace models {

class Transport;

/// "sampan": who owns the fields we write.
[[nodiscard]] QString fieldManager();

struct ResourceReply
{
    QJsonObject object; ///< what the server stored, or would store; a Status after some removals
    QStringList warnings;
    int status = 200;
    bool wasLookedUp = false; ///< the answer itself was lost; the object was found to be there
};

struct WriteOptions
{
    bool dryRun = false; ///< dryRun=All: validated and defaulted by the server, not stored
    /// "Strict" refuses unknown and doubled fields, "Warn" tells, "Ignore" drops them.
    QString fieldValidation = QStringLiteral("Strict");
    bool force = false; ///< apply only: take fields that others own
    QString subresource {}; ///< "status", "scale", …
};

struct RemoveOptions
{
    QString propagation = QStringLiteral("Background"); ///< or Foreground, Orphan
    QString uid {}; ///< precondition: only this very object
    QString resourceVersion {};
    std::optional<int> graceSeconds {};
    bool dryRun = false;
};

struct ListOptions
{
    QString labelSelector {};
    QString fieldSelector {};
    int limit = 500; ///< objects a page; list() follows `continue` to the end
    int most = 0; ///< no further page once there are so many; 0: all
    bool isMetadataOnly = false; ///< items have apiVersion, kind and metadata
};

enum class PatchKind { Json, Merge, Strategic };

/// Single requests about objects: each one answer, none repeated. Cheap to make and to copy;
/// outlived by the transport.
class ResourceClient
{
public:
    explicit ResourceClient(Transport &transport)
        : m_transport(&transport)
    {
    }

    QCoro::Task<Result<ResourceReply>> object(
        ApiResource resource, QString nameSpace, QString name, QString subresource = {});
    /// All pages as one List. For small lists; big ones belong to a Reflector.
    QCoro::Task<Result<ResourceReply>> list(
        ApiResource resource, QString nameSpace, ListOptions options = {});
    /// How many there are, from a page of one. NotFound when the server does not say.
    QCoro::Task<Result<qint64>> count(ApiResource resource, QString nameSpace);
    /// POST: a taken name is AlreadyExists. OutcomeUnknown is never repeated: look first.
    QCoro::Task<Result<ResourceReply>> create(
        ApiResource resource, QString nameSpace, QJsonObject object, WriteOptions options = {});
    /// PUT on the resourceVersion that the object carries.
    QCoro::Task<Result<ResourceReply>> replace(
        ApiResource resource, QString nameSpace, QJsonObject object, WriteOptions options = {});
    QCoro::Task<Result<ResourceReply>> patch(ApiResource resource, QString nameSpace, QString name,
        PatchKind kind, QByteArray body, WriteOptions options = {});
    /// Server-side apply; managedFields and resourceVersion are taken out first. Conflict: causes
    /// name field and owner.
    QCoro::Task<Result<ResourceReply>> apply(
        ApiResource resource, QString nameSpace, QJsonObject object, WriteOptions options = {});
    /// Asks a pod to go, as far as its disruption budgets allow: TooManyRequests when they do not,
    /// with cause "DisruptionBudget". The answer is a Status. Propagation has no meaning here.
    QCoro::Task<Result<ResourceReply>> evict(
        QString nameSpace, QString pod, RemoveOptions options = {});
    /// NotFound when it was already gone.
    QCoro::Task<Result<ResourceReply>> remove(
        ApiResource resource, QString nameSpace, QString name, RemoveOptions options = {});

private:
    Transport *m_transport;
};

} // namespace models
