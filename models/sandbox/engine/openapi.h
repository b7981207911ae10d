// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/engine/engineprivate.h"

#include <QJsonObject>

namespace models::sandbox {

/// Writes the OpenAPI documents that clients explain, validate and complete with.
/// https://kubernetes.io/docs/concepts/overview/kubernetes-api/#openapi-interface-definition
class OpenApiWriter
{
public:
    enum class Dialect { V2, V3 };

    OpenApiWriter(const BuiltInKinds &types, Dialect dialect);

    void add(const KindInfo &kind);
    [[nodiscard]] QJsonObject document() const;

private:
    [[nodiscard]] QString prefix() const;
    [[nodiscard]] QJsonObject reference(const QString &component) const;
    /// A reference with more to say: allOf around it in v3.
    [[nodiscard]] QJsonObject withSiblings(
        QJsonObject node, const QString &description, const QJsonValue &defaultValue) const;
    QJsonObject node(const Schema &schema);
    QJsonObject member(const Field &field);
    QJsonObject itemOf(const Schema &item);
    void addComponent(const Schema &schema);
    void addCustom(const KindInfo &kind, const QString &component);
    void addList(const KindInfo &kind, const QString &component);
    void addPaths(const KindInfo &kind, const QString &component);
    [[nodiscard]] QJsonObject operation(
        const KindInfo &kind, const QString &action, const QString &component) const;

    const BuiltInKinds &m_types;
    Dialect m_dialect;
    QJsonObject m_schemas;
    QJsonObject m_paths;
};

} // namespace models::sandbox
