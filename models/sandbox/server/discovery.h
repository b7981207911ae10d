// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/engine/engine.h"
#include "models/sandbox/server/call.h"

namespace models::sandbox {

/// What is served: the aggregated and the legacy documents, OpenAPI, the version.
/// https://kubernetes.io/docs/concepts/overview/kubernetes-api/
class Discovery final : public QObject
{
    Q_OBJECT
public:
    explicit Discovery(const Engine &engine, QObject *parent = nullptr);

    /// Answers if the path is one of these documents.
    [[nodiscard]] bool serve(const Call &call);

private:
    void serveGroups(const Call &call, bool isCore);
    void serveOpenApi(const Call &call);
    void serveOpenApiIndex(const Call &call) const;
    void serveCached(const Call &call, const QByteArray &type, const QByteArray &body) const;
    [[nodiscard]] QList<GroupVersion> groupVersions() const;
    [[nodiscard]] QJsonObject aggregated(bool isCore) const;
    [[nodiscard]] QJsonObject group(const QString &name) const;
    [[nodiscard]] QJsonObject resourceList(const GroupVersion &groupVersion) const;
    [[nodiscard]] static QByteArray version();
    void refresh();

    const Engine &m_engine;
    QList<KindInfo> m_kinds; ///< sorted: group, version, plural
    QHash<QString, QByteArray> m_cache;
};

/// Requests that are only answered, never stored (reviews): served beside the engine's kinds.
[[nodiscard]] QList<KindInfo> reviewKinds();

} // namespace models::sandbox
