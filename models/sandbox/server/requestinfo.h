// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/server/httprequest.h"

namespace models::sandbox {

/// What a request is about, from its method, path and query alone.
/// https://kubernetes.io/docs/reference/access-authn-authz/authorization/#determine-the-request-verb
struct RequestInfo
{
    bool isResource = false; ///< else a document: discovery, OpenAPI, version, health
    QString verb; ///< get, list, watch, create, update, patch, delete, deletecollection
    QString group;
    QString version;
    QString nameSpace; ///< empty for a namespace itself
    QString resource;
    QString name;
    QString subresource;
    QStringList rest; ///< what follows the subresource (proxy paths)

    [[nodiscard]] static RequestInfo of(const HttpRequest &request);
};

} // namespace models::sandbox
