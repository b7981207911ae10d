// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QList>

namespace models::sandbox {

/// What a fresh cluster has: the four namespaces, the roles that come with every server, the
/// kubernetes service.
[[nodiscard]] QList<QJsonObject> basicObjects();

} // namespace models::sandbox
