// SPDX-License-Identifier: Apache-2.0
#include "models/kube/resourceclient.h"

#include "models/kube/kubestatus.h"
#include "models/kube/transport.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace models {

namespace {

// Free functions, so that nothing of the client's is touched after a wait.
QCoro::Task<Result<ResourceReply>> ask(Transport *transport, Request request)
{
    const Result<Reply> reply = co_await transport->send(std::move(request));
    if (!reply)
        co_return std::unexpected(reply.error());
    Result<QJsonObject> object = objectOf(*reply);
    if (!object)
        co_return std::unexpected(object.error());
    co_return ResourceReply {
        .object = *std::move(object), .warnings = reply->warnings, .status = reply->status};
}

QString pathOf(
    const ApiResource &resource, const QString &nameSpace, const QString &name, const QString &sub)
{
    const QString path = resource.path(resource.namespaced ? nameSpace : QString(), name);
    return sub.isEmpty() ? path : path + u'/' + sub;
}

QUrlQuery writeQuery(const WriteOptions &options)
{
    QUrlQuery query;
    query.addQueryItem(u"fieldManager"_s, fieldManager());
    query.addQueryItem(u"fieldValidation"_s, options.fieldValidation);
    if (options.dryRun)
        query.addQueryItem(u"dryRun"_s, u"All"_s);
    return query;
}

QByteArray bodyOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QString nameOf(const QJsonObject &object)
{
    return object[u"metadata"_s][u"name"_s].toString();
}

std::unexpected<Error> unnamed()
{
    return failure(Error::Kind::BadInput,
        Message(QT_TRANSLATE_NOOP("models", "The object has no metadata.name. Give it one.")));
}

constexpr auto metadataList
    = "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json";

// A name that would lead to another path must never go out.
bool isSafeName(const QString &name)
{
    return !name.isEmpty() && name != "."_L1 && name != ".."_L1 && !name.contains(u'/')
        && !name.contains(u'%');
}

/// What must be so, and how long it may take.
QJsonObject deletionOf(const RemoveOptions &options)
{
    QJsonObject out;
    QJsonObject preconditions;
    if (!options.uid.isEmpty())
        preconditions[u"uid"_s] = options.uid;
    if (!options.resourceVersion.isEmpty())
        preconditions[u"resourceVersion"_s] = options.resourceVersion;
    if (!preconditions.isEmpty())
        out[u"preconditions"_s] = preconditions;
    if (options.graceSeconds)
        out[u"gracePeriodSeconds"_s] = *options.graceSeconds;
    return out;
}

} // namespace

QString fieldManager()
{
    return u"sampan"_s;
}

QCoro::Task<Result<ResourceReply>> ResourceClient::object(
    ApiResource resource, QString nameSpace, QString name, QString subresource)
{
    if (!isSafeName(name))
        return [](QString bad) -> QCoro::Task<Result<ResourceReply>> {
            co_return failure(Error::Kind::BadInput,
                Message(QT_TRANSLATE_NOOP("models", "\"%1\" is no name of an object."), {bad}));
        }(name);
    return ask(m_transport, {.path = pathOf(resource, nameSpace, name, subresource)});
}

QCoro::Task<Result<ResourceReply>> ResourceClient::list(
    ApiResource resource, QString nameSpace, ListOptions options)
{
    const QPointer<Transport> transport(m_transport);
    QJsonArray items;
    QString next;
    bool isWhole = false; // asked for without pages
    for (;;) {
        QUrlQuery query;
        if (!isWhole)
            query.addQueryItem(u"limit"_s, QString::number(options.limit));
        if (!options.labelSelector.isEmpty())
            query.addQueryItem(u"labelSelector"_s, options.labelSelector);
        if (!options.fieldSelector.isEmpty())
            query.addQueryItem(u"fieldSelector"_s, options.fieldSelector);
        if (!next.isEmpty())
            query.addQueryItem(u"continue"_s, next);
        if (!transport)
            co_return failure(Error::Kind::Cancelled, {});
        // As long as bytes come: a slow line is no reason to give up.
        Request request {.path = pathOf(resource, nameSpace, {}, {}),
            .query = query,
            .timeout = std::chrono::milliseconds(0),
            .stall = std::chrono::seconds(30)};
        if (options.isMetadataOnly)
            request.headers = {{"Accept", metadataList}};
        Result<ResourceReply> page = co_await ask(transport, std::move(request));
        if (!page && page.error().kind == Error::Kind::Expired && !next.isEmpty()) {
            items = {};
            next.clear();
            isWhole = true;
            continue;
        }
        if (!page)
            co_return page;
        const QJsonArray more = page->object[u"items"_s].toArray();
        for (const QJsonValue &item : more)
            items.append(item);
        next = page->object[u"metadata"_s][u"continue"_s].toString();
        if (next.isEmpty() || (options.most > 0 && items.size() >= options.most)) {
            page->object[u"items"_s] = items;
            co_return page;
        }
    }
}

QCoro::Task<Result<qint64>> ResourceClient::count(ApiResource resource, QString nameSpace)
{
    Request request {.path = pathOf(resource, nameSpace, {}, {}),
        .query = {{u"limit"_s, u"1"_s}},
        .headers = {{"Accept", metadataList}}};
    const Result<ResourceReply> page = co_await ask(m_transport, std::move(request));
    if (!page)
        co_return std::unexpected(page.error());
    const QJsonObject metadata = page->object[u"metadata"_s].toObject();
    const qint64 here = page->object[u"items"_s].toArray().size();
    const bool hasMore = !metadata[u"continue"_s].toString().isEmpty();
    const QJsonValue rest = metadata[u"remainingItemCount"_s];
    if (hasMore && !rest.isDouble())
        co_return failure(Error::Kind::NotFound,
            Message(QT_TRANSLATE_NOOP("models", "The server does not say how many there are.")));
    co_return here + rest.toInteger();
}

QCoro::Task<Result<ResourceReply>> ResourceClient::create(
    ApiResource resource, QString nameSpace, QJsonObject object, WriteOptions options)
{
    return ask(m_transport,
        {.method = "POST",
            .path = pathOf(resource, nameSpace, {}, options.subresource),
            .query = writeQuery(options),
            .body = bodyOf(object)});
}

QCoro::Task<Result<ResourceReply>> ResourceClient::replace(
    ApiResource resource, QString nameSpace, QJsonObject object, WriteOptions options)
{
    const QString name = nameOf(object);
    if (!isSafeName(name))
        return []() -> QCoro::Task<Result<ResourceReply>> { co_return unnamed(); }();
    return ask(m_transport,
        {.method = "PUT",
            .path = pathOf(resource, nameSpace, name, options.subresource),
            .query = writeQuery(options),
            .body = bodyOf(object)});
}

QCoro::Task<Result<ResourceReply>> ResourceClient::patch(ApiResource resource, QString nameSpace,
    QString name, PatchKind kind, QByteArray body, WriteOptions options)
{
    if (!isSafeName(name))
        return []() -> QCoro::Task<Result<ResourceReply>> { co_return unnamed(); }();
    static constexpr const char *types[] = {"application/json-patch+json",
        "application/merge-patch+json", "application/strategic-merge-patch+json"};
    return ask(m_transport,
        {.method = "PATCH",
            .path = pathOf(resource, nameSpace, name, options.subresource),
            .query = writeQuery(options),
            .headers = {{"Content-Type", types[int(kind)]}},
            .body = std::move(body)});
}

QCoro::Task<Result<ResourceReply>> ResourceClient::apply(
    ApiResource resource, QString nameSpace, QJsonObject object, WriteOptions options)
{
    const QString name = nameOf(object);
    if (!isSafeName(name))
        return []() -> QCoro::Task<Result<ResourceReply>> { co_return unnamed(); }();
    QJsonObject metadata = object[u"metadata"_s].toObject();
    metadata.remove(u"managedFields"_s);
    metadata.remove(u"resourceVersion"_s);
    object[u"metadata"_s] = metadata;
    QUrlQuery query = writeQuery(options);
    query.addQueryItem(u"force"_s, options.force ? u"true"_s : u"false"_s);
    return ask(m_transport,
        {.method = "PATCH",
            .path = pathOf(resource, nameSpace, name, options.subresource),
            .query = query,
            .headers = {{"Content-Type", "application/apply-patch+yaml"}}, // JSON is YAML
            .body = bodyOf(object)});
}

QCoro::Task<Result<ResourceReply>> ResourceClient::evict(
    QString nameSpace, QString pod, RemoveOptions options)
{
    if (!isSafeName(pod))
        return []() -> QCoro::Task<Result<ResourceReply>> { co_return unnamed(); }();
    QJsonObject body {{u"kind"_s, u"Eviction"_s}, {u"apiVersion"_s, u"policy/v1"_s},
        {u"metadata"_s, QJsonObject {{u"name"_s, pod}, {u"namespace"_s, nameSpace}}}};
    if (const QJsonObject inner = deletionOf(options); !inner.isEmpty())
        body[u"deleteOptions"_s] = inner;
    Request request {.method = "POST",
        .path = pathOf(ApiResource::pods(), nameSpace, pod, u"eviction"_s),
        .body = bodyOf(body)};
    if (options.dryRun)
        request.query.addQueryItem(u"dryRun"_s, u"All"_s);
    return ask(m_transport, std::move(request));
}

QCoro::Task<Result<ResourceReply>> ResourceClient::remove(
    ApiResource resource, QString nameSpace, QString name, RemoveOptions options)
{
    if (!isSafeName(name))
        return []() -> QCoro::Task<Result<ResourceReply>> { co_return unnamed(); }();
    QJsonObject body = deletionOf(options);
    body[u"kind"_s] = u"DeleteOptions"_s;
    body[u"apiVersion"_s] = u"v1"_s;
    body[u"propagationPolicy"_s] = options.propagation;
    if (options.dryRun)
        body[u"dryRun"_s] = QJsonArray {u"All"_s};
    return ask(m_transport,
        {.method = "DELETE", .path = pathOf(resource, nameSpace, name, {}), .body = bodyOf(body)});
}

} // namespace models
