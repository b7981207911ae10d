// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/schema/openapidocument.h"
#include "models/yaml/tree.h"

#include <QFile>
#include <QJsonDocument>
#include <QString>

/// JSON in single quotes, as moc stumbles over quotes in raw strings.
inline QByteArray json(QByteArray text)
{
    return text.replace('\'', '"');
}

/// A document with one kind, Probe in probe.example/v1, around the given schema JSON.
inline models::OpenApiDocumentRef probeDocument(
    const QByteArray &schema, const QByteArray &more = {})
{
    QJsonObject root = QJsonDocument::fromJson(schema).object();
    Q_ASSERT(!root.isEmpty());
    const QJsonObject gvk {{QStringLiteral("group"), QStringLiteral("probe.example")},
        {QStringLiteral("version"), QStringLiteral("v1")},
        {QStringLiteral("kind"), QStringLiteral("Probe")}};
    root.insert(QStringLiteral("x-kubernetes-group-version-kind"), QJsonArray {gvk});
    QJsonObject schemas = QJsonDocument::fromJson(more).object();
    schemas.insert(QStringLiteral("example.probe.v1.Probe"), root);
    const QJsonObject components {{QStringLiteral("schemas"), schemas}};
    const QJsonObject document {{QStringLiteral("openapi"), QStringLiteral("3.0.0")},
        {QStringLiteral("components"), components}};
    return *models::OpenApiDocument::parse(QJsonDocument(document).toJson());
}

inline models::GroupVersionKind probeKind()
{
    return {QStringLiteral("probe.example"), QStringLiteral("v1"), QStringLiteral("Probe")};
}

inline const models::SchemaNode *probeRoot(const models::OpenApiDocumentRef &document)
{
    return document->root(probeKind());
}

/// A Probe with these lines besides its name.
inline models::yaml::TreePtr probeObject(const QString &lines)
{
    return models::yaml::parse(QStringLiteral("apiVersion: probe.example/v1\nkind: Probe\n"
                                              "metadata: {name: a}\n")
        + lines + QLatin1Char('\n'));
}
