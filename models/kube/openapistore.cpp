// SPDX-License-Identifier: Apache-2.0
#include "models/kube/openapistore.h"

namespace models {

OpenApiStore::OpenApiStore(Transport &transport, QString cacheFolder, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_cacheFolder(std::move(cacheFolder))
{
}

OpenApiStore::~OpenApiStore() = default;

QCoro::Task<Result<QByteArray>> OpenApiStore::document(GroupVersion)
{
    co_return failure(Error::Kind::Unsupported, {});
}

QCoro::Task<Result<QByteArray>> OpenApiStore::documentV2()
{
    co_return failure(Error::Kind::Unsupported, {});
}

void OpenApiStore::invalidate()
{
}

} // namespace models
