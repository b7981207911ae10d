// SPDX-License-Identifier: Apache-2.0
#include "models/schema/openapidocument.h"

#include "models/schema/schemareader.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace models {

namespace {

std::unexpected<Error> notACrd(const QString &why)
{
    return failure(Error::Kind::BadInput,
        Message(QT_TRANSLATE_NOOP("models",
                    "This is not a CustomResourceDefinition that a server would accept: %1."),
            {why}));
}

} // namespace

OpenApiDocument::~OpenApiDocument() = default;

QString OpenApiDocument::refName(const QString &ref)
{
    return ref.section(u'/', -1);
}

Result<OpenApiDocumentRef> OpenApiDocument::parse(const QByteArray &json)
{
    QJsonParseError problem;
    const QJsonObject root = QJsonDocument::fromJson(json, &problem).object();
    if (problem.error != QJsonParseError::NoError) {
        return failure(Error::Kind::NotKubernetes,
            Message(QT_TRANSLATE_NOOP(
                "models", "The schema document that the server sent is not valid JSON.")),
            problem.errorString());
    }
    std::shared_ptr<OpenApiDocument> document(new OpenApiDocument);
    document->m_isV2 = root.contains("definitions"_L1);
    document->m_schemas = document->m_isV2
        ? root["definitions"_L1].toObject()
        : root["components"_L1].toObject()["schemas"_L1].toObject();
    document->m_paths = root["paths"_L1].toObject();
    if (document->m_schemas.isEmpty() && !root.contains("openapi"_L1)
        && !root.contains("swagger"_L1)) {
        return failure(Error::Kind::NotKubernetes,
            Message(QT_TRANSLATE_NOOP(
                "models", "The answer of the server is not an OpenAPI document.")));
    }
    document->index();
    return document;
}

Result<OpenApiDocumentRef> OpenApiDocument::fromCrd(const QJsonObject &crd)
{
    if (crd["kind"_L1].toString() != "CustomResourceDefinition"_L1)
        return notACrd(u"kind is %1"_s.arg(crd["kind"_L1].toString()));
    const QJsonObject spec = crd["spec"_L1].toObject();
    const QString group = spec["group"_L1].toString();
    const QString kind = spec["names"_L1].toObject()["kind"_L1].toString();
    if (group.isEmpty() || kind.isEmpty())
        return notACrd(u"spec.group or spec.names.kind is missing"_s);
    std::shared_ptr<OpenApiDocument> document(new OpenApiDocument);
    const QJsonArray versions = spec["versions"_L1].toArray();
    for (const QJsonValue &value : versions) {
        const QJsonObject version = value.toObject();
        const QString name = version["name"_L1].toString();
        QJsonObject schema = version["schema"_L1].toObject()["openAPIV3Schema"_L1].toObject();
        if (schema.isEmpty())
            return notACrd(u"version %1 has no schema"_s.arg(name));
        schema.insert("x-kubernetes-group-version-kind"_L1,
            QJsonArray {
                QJsonObject {{"group"_L1, group}, {"version"_L1, name}, {"kind"_L1, kind}}});
        document->m_schemas.insert(group + u'.' + name + u'.' + kind, schema);
    }
    if (document->m_schemas.isEmpty())
        return notACrd(u"spec.versions is empty"_s);
    document->index();
    return document;
}

void OpenApiDocument::index()
{
    for (auto it = m_schemas.constBegin(); it != m_schemas.constEnd(); ++it) {
        const QJsonArray kinds
            = it.value().toObject()["x-kubernetes-group-version-kind"_L1].toArray();
        for (const QJsonValue &value : kinds) {
            const QJsonObject kind = value.toObject();
            const GroupVersionKind gvk {kind["group"_L1].toString(), kind["version"_L1].toString(),
                kind["kind"_L1].toString()};
            if (!m_byKind.contains(gvk))
                m_byKind.insert(gvk, it.key());
        }
    }
}

QList<GroupVersionKind> OpenApiDocument::kinds() const
{
    QList<GroupVersionKind> result = m_byKind.keys();
    std::ranges::sort(result);
    return result;
}

QJsonObject OpenApiDocument::resolve(const QString &ref) const
{
    return m_schemas[refName(ref)].toObject();
}

const SchemaNode *OpenApiDocument::root(const GroupVersionKind &gvk) const
{
    const auto name = m_byKind.constFind(gvk);
    if (name == m_byKind.constEnd())
        return nullptr;
    const std::scoped_lock lock(m_mutex);
    std::shared_ptr<const SchemaNode> &root = m_roots[*name];
    if (!root)
        root = SchemaReader(*this).readRoot(m_schemas[*name].toObject(), *name);
    return root.get();
}

} // namespace models
