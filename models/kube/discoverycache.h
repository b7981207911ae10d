// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/kube/apicatalog.h"

namespace models {

/// What one root of a server's APIs, "/api" or "/apis", gave.
struct ApiRoot
{
    QByteArray etag {}; ///< to ask whether it is still so; empty: it has to be read again
    ApiCatalog catalog {};
};
/// By path.
using ApiRoots = QHash<QString, ApiRoot>;

/// The form on disk: identity-free, and checked when read. Problems are not kept, nor is the mark
/// of a root that had any. Pure.
[[nodiscard]] QByteArray toCache(const ApiRoots &roots);
[[nodiscard]] Result<ApiRoots> fromCache(const QByteArray &json);

} // namespace models
