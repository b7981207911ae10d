// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/connection.h"
#include "models/schema/openapidocument.h"

namespace app {

/// Where a command finds the schemas of kinds: one CRD file, or the server. `connection` may be
/// null when a file is given.
class SchemaSource
{
public:
    /// A server when `file` is empty.
    [[nodiscard]] static QCoro::Task<models::Result<std::shared_ptr<SchemaSource>>> open(
        QString file, CommonOptions common, bool needsServer);

    /// Null: the kind is served, but not described.
    [[nodiscard]] static QCoro::Task<models::Result<models::OpenApiDocumentRef>> documentFor(
        std::shared_ptr<SchemaSource> source, models::GroupVersion groupVersion);

    [[nodiscard]] const ConnectionRef &connection() const { return m_connection; }
    /// The kinds of the file, when there is one.
    [[nodiscard]] QList<models::GroupVersionKind> fileKinds() const;

private:
    models::OpenApiDocumentRef m_file;
    ConnectionRef m_connection;
    QHash<models::GroupVersion, models::OpenApiDocumentRef> m_known;
};

} // namespace app
