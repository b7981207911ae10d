// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/schemaloader.h"

#include "models/kube/cluster.h"
#include "models/kube/openapistore.h"

#include <QCoro/QCoroFuture>
#include <QPointer>
#include <QtConcurrentRun>

namespace ui {

QCoro::Task<models::Result<models::OpenApiDocumentRef>> loadSchema(
    models::Cluster *cluster, models::GroupVersion groupVersion)
{
    const models::Result<QByteArray> bytes = co_await cluster->schemas().document(groupVersion);
    if (!bytes)
        co_return std::unexpected(bytes.error());
    co_return co_await QtConcurrent::run(&models::OpenApiDocument::parse, *bytes);
}

} // namespace ui
