// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/base/groupversion.h"

#include <QHash>
#include <QList>

namespace models {

/// What one reading of a server's discovery gave. A value.
struct ApiCatalog
{
    QList<ApiResource> resources {}; ///< all served versions; see sort()
    QHash<QString, QString> preferredVersions {}; ///< group -> version
    QHash<QString, Error> problems {}; ///< group/version that could not be read, or not freshly

    void add(const ApiCatalog &other);
    /// By group (core first), preferred version first, then by plural.
    void sort();
    [[nodiscard]] bool hasSameKinds(const ApiCatalog &other) const;
};

/// An APIGroupDiscoveryList of v2 or v2beta1. Pure.
/// https://kubernetes.io/docs/concepts/overview/kubernetes-api/#aggregated-discovery
[[nodiscard]] Result<ApiCatalog> parseAggregated(const QByteArray &json);
/// An APIResourceList. Pure.
[[nodiscard]] Result<ApiCatalog> parseResourceList(
    const QByteArray &json, const GroupVersion &groupVersion);

} // namespace models
