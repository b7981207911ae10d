// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/base/groupversion.h"
#include "models/schema/schemanode.h"

#include <QHash>
#include <QJsonObject>

#include <memory>
#include <mutex>

namespace models {

/// The schemas of one group-version (OpenAPI v3) or of a whole server (OpenAPI v2), or of one CRD
/// file. Immutable and safe in any thread; nodes live as long as the document.
class OpenApiDocument final
{
public:
    /// `/openapi/v3/…` or `/openapi/v2`, as JSON.
    [[nodiscard]] static Result<std::shared_ptr<const OpenApiDocument>> parse(
        const QByteArray &json);
    /// A CustomResourceDefinition (v1), every served version of it.
    [[nodiscard]] static Result<std::shared_ptr<const OpenApiDocument>> fromCrd(
        const QJsonObject &crd);

    ~OpenApiDocument();

    /// Null when the document does not hold the kind.
    [[nodiscard]] const SchemaNode *root(const GroupVersionKind &gvk) const;
    [[nodiscard]] QList<GroupVersionKind> kinds() const;
    /// components.schemas (v3) or definitions (v2), as served.
    [[nodiscard]] const QJsonObject &schemas() const { return m_schemas; }
    [[nodiscard]] const QJsonObject &paths() const { return m_paths; }
    [[nodiscard]] bool isV2() const { return m_isV2; }
    /// The schema behind a `$ref`, empty when it is not here.
    [[nodiscard]] QJsonObject resolve(const QString &ref) const;
    /// "io.k8s.api.core.v1.PodSpec" of "#/components/schemas/io.k8s.api.core.v1.PodSpec".
    [[nodiscard]] static QString refName(const QString &ref);

private:
    OpenApiDocument() = default;
    void index();

    QJsonObject m_schemas;
    QJsonObject m_paths;
    bool m_isV2 = false;
    QHash<GroupVersionKind, QString> m_byKind;
    mutable std::mutex m_mutex;
    mutable QHash<QString, std::shared_ptr<const SchemaNode>> m_roots; // guarded by m_mutex
};

using OpenApiDocumentRef = std::shared_ptr<const OpenApiDocument>;

} // namespace models
