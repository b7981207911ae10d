// SPDX-License-Identifier: Apache-2.0
#include "models/kube/discovery.h"

namespace models {

Discovery::Discovery(Transport &transport, QString cacheFile, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_cacheFile(std::move(cacheFile))
{
}

Discovery::~Discovery() = default;

QCoro::Task<Result<void>> Discovery::refresh()
{
    co_return {};
}

void Discovery::refreshSoon()
{
}

void Discovery::setInterval(std::chrono::milliseconds)
{
}

QString Discovery::preferredVersion(const QString &group) const
{
    return m_catalog.preferredVersions.value(group);
}

std::optional<ApiResource> Discovery::find(const GroupVersionKind &) const
{
    return {};
}

Result<ApiResource> Discovery::find(const QString &) const
{
    return failure(Error::Kind::NotFound, {});
}

QList<ApiResource> Discovery::findAll(const QString &) const
{
    return {};
}

} // namespace models
