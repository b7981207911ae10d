// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/schema/schemanode.h"

#include <QJsonObject>

#include <memory>

namespace models {

/// Turns served schemas into SchemaNodes, one level at a time.
class SchemaReader final
{
public:
    explicit SchemaReader(const OpenApiDocument &document)
        : m_document(document)
    {
    }

    [[nodiscard]] std::unique_ptr<SchemaNode> read(const QJsonObject &raw, bool insideGoType) const;
    /// The root of a kind: adds what every object has and the schema may leave out.
    [[nodiscard]] std::unique_ptr<SchemaNode> readRoot(
        const QJsonObject &raw, const QString &name) const;

private:
    /// `raw` with its references followed and one-element allOf wrappers taken off; siblings win.
    [[nodiscard]] QJsonObject merged(const QJsonObject &raw, QString &refName, int budget) const;
    [[nodiscard]] static QJsonObject withObjectMembers(QJsonObject raw);
    void readFacts(SchemaNode &node) const;
    static void readBounds(SchemaNode &node);
    static void readExtensions(SchemaNode &node);
    static void readDefault(SchemaNode &node);

    const OpenApiDocument &m_document;
};

/// Was the type published from Go source (as against a CRD)?
[[nodiscard]] bool isGoTypeName(const QString &refName);
/// The tag by the name of a referenced type, or by what an inlined one consists of.
[[nodiscard]] SchemaNode::Tag tagOf(const QString &refName, const QJsonObject &schema);
/// "Exactly one of" as CRDs can say it: oneOf of required, min = max properties, CEL.
[[nodiscard]] QList<SchemaNode::Union> unionsOf(const QJsonObject &schema);
/// Does a rule say no more than a union of that object?
[[nodiscard]] bool isUnionRule(const QString &rule);
/// The members of metadata that people write, for schemas that leave them out.
[[nodiscard]] QJsonObject objectMetaSchema();

} // namespace models
