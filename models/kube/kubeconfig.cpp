// SPDX-License-Identifier: Apache-2.0
#include "models/kube/kubeconfig.h"

namespace models {

struct KubeConfigData
{
};

KubeConfig KubeConfig::load(const QStringList &)
{
    return {};
}

QList<KubeContext> KubeConfig::contexts() const
{
    return {};
}

QString KubeConfig::currentContext() const
{
    return {};
}

QList<Error> KubeConfig::problems() const
{
    return {};
}

QStringList KubeConfig::files() const
{
    return {};
}

Result<Access> KubeConfig::access(const QString &, const TrustStore &) const
{
    return failure(Error::Kind::Unsupported, {});
}

std::optional<TrustQuestion> KubeConfig::question(const QString &) const
{
    return {};
}

} // namespace models
