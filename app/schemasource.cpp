// SPDX-License-Identifier: Apache-2.0
#include "app/schemasource.h"

#include "app/textfile.h"
#include "models/kube/discovery.h"
#include "models/kube/openapistore.h"

#include <QCoroFuture>
#include <QtConcurrentRun>

using models::Error;
using models::OpenApiDocumentRef;
using models::Result;

namespace app {

QCoro::Task<Result<std::shared_ptr<SchemaSource>>> SchemaSource::open(
    QString file, CommonOptions common, bool needsServer)
{
    auto source = std::make_shared<SchemaSource>();
    if (!file.isEmpty()) {
        const Result<QJsonObject> definition = readDefinition(file);
        if (!definition)
            co_return std::unexpected(definition.error());
        Result<OpenApiDocumentRef> document = models::OpenApiDocument::fromCrd(*definition);
        if (!document)
            co_return std::unexpected(document.error());
        source->m_file = *document;
        if (!needsServer)
            co_return std::shared_ptr(source);
    }
    const Result<ConnectionRef> connection = co_await connectAndDiscover(common);
    if (!connection)
        co_return std::unexpected(connection.error());
    source->m_connection = *connection;
    co_return std::shared_ptr(source);
}

QCoro::Task<Result<OpenApiDocumentRef>> SchemaSource::documentFor(
    std::shared_ptr<SchemaSource> source, models::GroupVersion groupVersion)
{
    if (source->m_file)
        co_return OpenApiDocumentRef(source->m_file);
    if (const auto known = source->m_known.constFind(groupVersion); known != source->m_known.cend())
        co_return OpenApiDocumentRef(*known);
    const Result<QByteArray> json
        = co_await source->m_connection->cluster->schemas().document(groupVersion);
    if (!json && json.error().kind == Error::Kind::NotFound)
        co_return OpenApiDocumentRef();
    if (!json)
        co_return std::unexpected(json.error());
    const Result<OpenApiDocumentRef> document
        = co_await QtConcurrent::run(&models::OpenApiDocument::parse, *json);
    if (document)
        source->m_known.insert(groupVersion, *document);
    co_return Result<OpenApiDocumentRef>(document);
}

QList<models::GroupVersionKind> SchemaSource::fileKinds() const
{
    return m_file ? m_file->kinds() : QList<models::GroupVersionKind>();
}

} // namespace app
