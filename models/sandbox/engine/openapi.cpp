// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/engine/openapi.h"

#include "models/sandbox/engine/jsontext.h"

#include <QCryptographicHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

const QString versionText = u"Group and version of the schema this object follows."_s;
const QString kindText = u"Kind of this object."_s;
const QString metaText = u"Name, namespace, labels and what the server keeps about this object."_s;

QJsonObject typed(const QString &type, const QString &format = {})
{
    QJsonObject out {{u"type"_s, type}};
    if (!format.isEmpty())
        out.insert("format"_L1, format);
    return out;
}

QJsonArray gvkOf(const ApiResource &resource, const QString &kind)
{
    return {QJsonObject {{u"group"_s, resource.groupVersion.group}, {u"kind"_s, kind},
        {u"version"_s, resource.groupVersion.version}}};
}

/// The types with a syntax of their own.
QJsonObject specialComponent(const Schema &schema, bool isV3)
{
    const auto either = [&](const QString &first, const QString &second) {
        return isV3 ? QJsonObject {{u"oneOf"_s, QJsonArray {typed(first), typed(second)}}}
                    : typed(u"string"_s);
    };
    QJsonObject out;
    QString description;
    switch (schema.special) {
    case Schema::Special::Time:
    case Schema::Special::MicroTime:
        out = typed(u"string"_s, u"date-time"_s);
        description = schema.special == Schema::Special::Time
            ? u"A point in time, RFC 3339, to the second."_s
            : u"A point in time, RFC 3339, to the microsecond."_s;
        break;
    case Schema::Special::Quantity:
        out = either(u"string"_s, u"number"_s);
        description
            = u"An amount with an optional unit: 2, 500m, 1.5, 16Gi, 1e3. Units are n, u, m, k, M, G, T, P, E and Ki, Mi, Gi, Ti, Pi, Ei."_s;
        break;
    case Schema::Special::IntOrString:
        out = either(u"integer"_s, u"string"_s);
        out.insert("format"_L1, u"int-or-string"_s);
        description = u"A whole number or a text, such as 8080, http or 25%."_s;
        break;
    default:
        out = schema.type == Schema::Type::Any ? QJsonObject() : typed(u"object"_s);
        description = u"Any content."_s;
        break;
    }
    out.insert("description"_L1, schema.description.isEmpty() ? description : schema.description);
    return out;
}

QJsonValue itemDefault(const Schema &item)
{
    if (!item.component.isEmpty())
        return item.special == Schema::Special::None && item.type == Schema::Type::Object
            ? QJsonValue(QJsonObject())
            : QJsonValue(QJsonValue::Undefined);
    switch (item.type) {
    case Schema::Type::String:
        return item.special == Schema::Special::None ? QJsonValue(QString())
                                                     : QJsonValue(QJsonValue::Undefined);
    case Schema::Type::Integer:
    case Schema::Type::Number:
        return 0;
    case Schema::Type::Boolean:
        return false;
    default:
        return QJsonValue::Undefined;
    }
}

QString customComponent(const KindInfo &kind)
{
    QStringList parts = kind.resource.groupVersion.group.split(u'.');
    std::ranges::reverse(parts);
    return parts.join(u'.') + u'.' + kind.resource.groupVersion.version + u'.' + kind.resource.kind;
}

} // namespace

OpenApiWriter::OpenApiWriter(const BuiltInKinds &types, Dialect dialect)
    : m_types(types)
    , m_dialect(dialect)
{
}

QString OpenApiWriter::prefix() const
{
    return m_dialect == Dialect::V3 ? u"#/components/schemas/"_s : u"#/definitions/"_s;
}

QJsonObject OpenApiWriter::reference(const QString &component) const
{
    return {{u"$ref"_s, prefix() + component}};
}

QJsonObject OpenApiWriter::withSiblings(
    QJsonObject node, const QString &description, const QJsonValue &defaultValue) const
{
    const bool hasMore = !description.isEmpty() || !defaultValue.isUndefined();
    if (hasMore && m_dialect == Dialect::V3 && node.contains("$ref"_L1))
        node = {{u"allOf"_s, QJsonArray {node}}};
    if (!description.isEmpty())
        node.insert("description"_L1, description);
    if (!defaultValue.isUndefined() && m_dialect == Dialect::V3)
        node.insert("default"_L1, defaultValue);
    return node;
}

QJsonObject OpenApiWriter::node(const Schema &schema)
{
    if (!schema.component.isEmpty()) {
        addComponent(schema);
        return reference(schema.component);
    }
    if (schema.special == Schema::Special::Raw)
        return typed(u"object"_s);
    if (schema.type == Schema::Type::Array) {
        QJsonObject out {{u"type"_s, u"array"_s}, {u"items"_s, itemOf(*schema.items)}};
        if (schema.listType != Schema::ListType::Unset)
            out.insert("x-kubernetes-list-type"_L1,
                schema.listType == Schema::ListType::Map       ? u"map"_s
                    : schema.listType == Schema::ListType::Set ? u"set"_s
                                                               : u"atomic"_s);
        if (!schema.listKeys.isEmpty())
            out.insert(
                "x-kubernetes-list-map-keys"_L1, QJsonArray::fromStringList(schema.listKeys));
        return out;
    }
    if (schema.values) {
        QJsonObject out {
            {u"type"_s, u"object"_s}, {u"additionalProperties"_s, itemOf(*schema.values)}};
        if (schema.isAtomicMap)
            out.insert("x-kubernetes-map-type"_L1, u"atomic"_s);
        return out;
    }
    QJsonObject out = typed(schema.typeName(), schema.format);
    if (!schema.enumValues.isEmpty())
        out.insert("enum"_L1, schema.enumValues);
    return out;
}

QJsonObject OpenApiWriter::itemOf(const Schema &item)
{
    return withSiblings(node(item), {}, itemDefault(item));
}

QJsonObject OpenApiWriter::member(const Field &field)
{
    QJsonObject out = withSiblings(node(*field.schema), field.description, field.defaultValue);
    if (!field.patchStrategy.isEmpty())
        out.insert("x-kubernetes-patch-strategy"_L1, field.patchStrategy);
    if (!field.patchMergeKey.isEmpty())
        out.insert("x-kubernetes-patch-merge-key"_L1, field.patchMergeKey);
    return out;
}

void OpenApiWriter::addComponent(const Schema &schema)
{
    if (m_schemas.contains(schema.component))
        return;
    m_schemas.insert(schema.component, QJsonObject()); // holds the place: types may be recursive
    if (schema.special != Schema::Special::None) {
        m_schemas.insert(schema.component, specialComponent(schema, m_dialect == Dialect::V3));
        return;
    }
    QJsonObject out = typed(u"object"_s);
    if (!schema.description.isEmpty())
        out.insert("description"_L1, schema.description);
    QJsonObject properties;
    for (const Field &field : schema.fields)
        properties.insert(field.name, member(field));
    if (!properties.isEmpty())
        out.insert("properties"_L1, properties);
    if (!schema.required.isEmpty())
        out.insert("required"_L1, QJsonArray::fromStringList(schema.required));
    if (schema.isAtomicMap)
        out.insert("x-kubernetes-map-type"_L1, u"atomic"_s);
    m_schemas.insert(schema.component, out);
}

void OpenApiWriter::add(const KindInfo &kind)
{
    QString component;
    if (kind.isCustom) {
        component = customComponent(kind);
        addCustom(kind, component);
    } else {
        component = kind.data->schema->component;
        addComponent(*kind.data->schema);
        QJsonObject schema = m_schemas.value(component).toObject();
        schema.insert(
            "x-kubernetes-group-version-kind"_L1, gvkOf(kind.resource, kind.resource.kind));
        m_schemas.insert(component, schema);
    }
    addList(kind, component);
    addPaths(kind, component);
}

void OpenApiWriter::addCustom(const KindInfo &kind, const QString &component)
{
    QJsonObject schema = kind.data->props;
    QJsonObject properties = schema.value("properties"_L1).toObject();
    const auto text = [&](QLatin1StringView name, const QString &usual) {
        const QString own = properties.value(name).toObject().value("description"_L1).toString();
        return own.isEmpty() ? usual : own;
    };
    QJsonObject version = typed(u"string"_s);
    version.insert("description"_L1, text("apiVersion"_L1, versionText));
    QJsonObject kindNode = typed(u"string"_s);
    kindNode.insert("description"_L1, text("kind"_L1, kindText));
    const Schema *meta = m_types.type(u"meta.ObjectMeta"_s);
    addComponent(*meta);
    properties.insert("apiVersion"_L1, version);
    properties.insert("kind"_L1, kindNode);
    properties.insert(
        "metadata"_L1, withSiblings(reference(meta->component), metaText, QJsonValue::Undefined));
    schema.insert("properties"_L1, properties);
    schema.insert("type"_L1, u"object"_s);
    schema.insert("x-kubernetes-group-version-kind"_L1, gvkOf(kind.resource, kind.resource.kind));
    m_schemas.insert(component, schema);
}

void OpenApiWriter::addList(const KindInfo &kind, const QString &component)
{
    if (!kind.resource.can(u"list"))
        return;
    const Schema *meta = m_types.type(u"meta.ListMeta"_s);
    addComponent(*meta);
    QJsonObject version = typed(u"string"_s);
    version.insert("description"_L1, versionText);
    QJsonObject kindNode = typed(u"string"_s);
    kindNode.insert("description"_L1, kindText);
    QJsonObject items {{u"type"_s, u"array"_s},
        {u"items"_s,
            withSiblings(reference(component), {},
                kind.isCustom ? QJsonValue(QJsonValue::Undefined) : QJsonValue(QJsonObject()))},
        {u"description"_s, u"The objects."_s}};
    QJsonObject list {{u"type"_s, u"object"_s},
        {u"description"_s, u"A list of %1 objects."_s.arg(kind.resource.kind)},
        {u"required"_s, QJsonArray {u"items"_s}},
        {u"properties"_s,
            QJsonObject {{u"apiVersion"_s, version}, {u"kind"_s, kindNode}, {u"items"_s, items},
                {u"metadata"_s,
                    withSiblings(reference(meta->component),
                        u"Version of the list and where it continues."_s,
                        kind.isCustom ? QJsonValue(QJsonValue::Undefined)
                                      : QJsonValue(QJsonObject()))}}},
        {u"x-kubernetes-group-version-kind"_s, gvkOf(kind.resource, kind.listKind)}};
    m_schemas.insert(component + u"List"_s, list);
}

QJsonObject OpenApiWriter::operation(
    const KindInfo &kind, const QString &action, const QString &component) const
{
    QJsonObject ok {{u"description"_s, u"OK"_s}};
    if (m_dialect == Dialect::V3)
        ok.insert("content"_L1,
            QJsonObject {
                {u"application/json"_s, QJsonObject {{u"schema"_s, reference(component)}}}});
    else
        ok.insert("schema"_L1, reference(component));
    return {{u"x-kubernetes-action"_s, action},
        {u"x-kubernetes-group-version-kind"_s, gvkOf(kind.resource, kind.resource.kind).at(0)},
        {u"responses"_s, QJsonObject {{u"200"_s, ok}}}};
}

void OpenApiWriter::addPaths(const KindInfo &kind, const QString &component)
{
    const QString root = kind.resource.groupVersion.urlPrefix();
    const QString all = root + (kind.resource.namespaced ? u"/namespaces/{namespace}/"_s : u"/"_s)
        + kind.resource.plural;
    QJsonObject list;
    QJsonObject one;
    if (kind.resource.can(u"list"))
        list.insert("get"_L1, operation(kind, u"list"_s, component + u"List"_s));
    if (kind.resource.can(u"create"))
        list.insert("post"_L1, operation(kind, u"post"_s, component));
    if (kind.resource.can(u"get"))
        one.insert("get"_L1, operation(kind, u"get"_s, component));
    if (kind.resource.can(u"update"))
        one.insert("put"_L1, operation(kind, u"put"_s, component));
    if (kind.resource.can(u"patch"))
        one.insert("patch"_L1, operation(kind, u"patch"_s, component));
    m_paths.insert(all, list);
    if (!one.isEmpty())
        m_paths.insert(all + u"/{name}"_s, one);
    if (kind.resource.namespaced && kind.resource.can(u"list"))
        m_paths.insert(root + u'/' + kind.resource.plural,
            QJsonObject {{u"get"_s, operation(kind, u"list"_s, component + u"List"_s)}});
    if (kind.hasStatus && !one.isEmpty())
        m_paths.insert(all + u"/{name}/status"_s, one);
}

QJsonObject OpenApiWriter::document() const
{
    const QJsonObject info {{u"title"_s, u"Kubernetes"_s}, {u"version"_s, u"v1.34.0"_s}};
    if (m_dialect == Dialect::V3)
        return {{u"openapi"_s, u"3.0.0"_s}, {u"info"_s, info}, {u"paths"_s, m_paths},
            {u"components"_s, QJsonObject {{u"schemas"_s, m_schemas}}}};
    return {{u"swagger"_s, u"2.0"_s}, {u"info"_s, info}, {u"paths"_s, m_paths},
        {u"definitions"_s, m_schemas}};
}

QList<GroupVersion> Engine::openApiGroupVersions() const
{
    QList<GroupVersion> out;
    for (const KindInfo &kind : kinds()) {
        if (!out.contains(kind.resource.groupVersion))
            out << kind.resource.groupVersion;
    }
    return out;
}

QByteArray Engine::openApiV3(const GroupVersion &groupVersion) const
{
    if (const QByteArray known = d->documents.value(groupVersion); !known.isEmpty())
        return known;
    OpenApiWriter writer(d->builtIn, OpenApiWriter::Dialect::V3);
    bool isServed = false;
    for (const KindInfo &kind : kinds()) {
        if (kind.resource.groupVersion == groupVersion) {
            writer.add(kind);
            isServed = true;
        }
    }
    if (!isServed)
        return {};
    const QByteArray document = jsonBytes(writer.document());
    d->documents.insert(groupVersion, document);
    return document;
}

QString Engine::openApiHash(const GroupVersion &groupVersion) const
{
    QString &hash = d->hashes[groupVersion];
    if (hash.isEmpty())
        hash = QString::fromLatin1(
            QCryptographicHash::hash(openApiV3(groupVersion), QCryptographicHash::Sha512)
                .toHex()
                .toUpper());
    return hash;
}

QByteArray Engine::openApiV2() const
{
    if (d->document2.isEmpty()) {
        OpenApiWriter writer(d->builtIn, OpenApiWriter::Dialect::V2);
        for (const KindInfo &kind : kinds())
            writer.add(kind);
        d->document2 = jsonBytes(writer.document());
    }
    return d->document2;
}

} // namespace models::sandbox
