// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace models::sandbox {

/// What a fresh cluster has: the four namespaces, the roles that come with every server (extended
/// to `customGroups`, the API groups of the custom kinds), the kubernetes service.
[[nodiscard]] QList<QJsonObject> basicObjects(const QStringList &customGroups);
/// A binding of a cluster role to one user, in one namespace.
[[nodiscard]] QJsonObject roleBinding(
    const QString &nameSpace, const QString &clusterRole, const QString &user);

} // namespace models::sandbox
