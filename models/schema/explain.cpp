// SPDX-License-Identifier: Apache-2.0
#include "models/schema/explain.h"

#include "models/schema/explainv2.h"
#include "models/schema/openapidocument.h"
#include "models/schema/wordwrap.h"

#include <QJsonArray>
#include <QSet>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace models {

namespace {

constexpr int typesWidth = 76; // DESCRIPTION, less its indent

/// Go's %v of a number that came through JSON: 1e+06 from seven digits on.
QString goNumber(double value)
{
    const double size = std::abs(value);
    const bool isShort = value == 0 || (size >= 1e-4 && size < 1e6);
    return QString::number(value, isShort ? 'f' : 'e', QLocale::FloatingPointShortest);
}

QString enumWord(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().isEmpty() ? u"\"\""_s : value.toString();
    if (value.isDouble())
        return goNumber(value.toDouble());
    if (value.isBool())
        return value.toBool() ? u"true"_s : u"false"_s;
    return u"<no value>"_s;
}

/// Prints one kind or field as kubectl's plaintext template does.
class Printer
{
public:
    Printer(const OpenApiDocument &document, bool recursive)
        : m_document(document)
        , m_recursive(recursive)
    {
    }

    QString output(const QJsonObject &root, const QStringList &path, bool *found)
    {
        *found = print(root, path, {}, {});
        return m_out;
    }

private:
    QJsonObject target(const QJsonObject &schema, const QSet<QString> &seen) const
    {
        const QString ref = schema["$ref"_L1].toString();
        return ref.isEmpty() || seen.contains(ref) ? QJsonObject() : m_document.resolve(ref);
    }

    /// One segment deeper each time a name fits; lists, maps and wrappers are transparent.
    bool print(
        const QJsonObject &schema, const QStringList &path, const QString &name, QSet<QString> seen)
    {
        if (const QString ref = schema["$ref"_L1].toString(); !ref.isEmpty()) {
            if (seen.contains(ref))
                return false;
            seen.insert(ref);
            const QJsonObject inner = m_document.resolve(ref);
            if (path.isEmpty())
                return printEnd(schema, name);
            return print(inner, path, name, seen);
        }
        if (path.isEmpty())
            return printEnd(schema, name);
        const QJsonObject members = schema["properties"_L1].toObject();
        if (members.contains(path.first()))
            return print(members[path.first()].toObject(), path.mid(1), path.first(), {});
        if (schema["items"_L1].isObject())
            return print(schema["items"_L1].toObject(), path, name, seen);
        if (schema["additionalProperties"_L1].isObject())
            return print(schema["additionalProperties"_L1].toObject(), path, name, seen);
        const QJsonArray all = schema["allOf"_L1].toArray();
        for (const QJsonValue &branch : all) {
            if (print(branch.toObject(), path, name, seen))
                return true;
        }
        return false;
    }

    bool printEnd(const QJsonObject &schema, const QString &name)
    {
        if (!name.isEmpty()) {
            m_out += u"FIELD: %1 <%2>\n"_s.arg(name, type(schema));
            const QJsonArray values = resolved(schema)["enum"_L1].toArray();
            if (!values.isEmpty()) {
                m_out += "ENUM:"_L1;
                for (const QJsonValue &value : values)
                    m_out += "\n    "_L1 + enumWord(value);
            }
            m_out += "\n\n"_L1;
        }
        m_out += "DESCRIPTION:\n"_L1;
        const QString text = descriptions(schema, {});
        if (text.isEmpty())
            m_out += "    <empty>"_L1;
        else
            m_out += indented(wordWrapped(text, typesWidth), 4);
        m_out += u'\n';
        if (hasFields(schema, {})) {
            m_out += "FIELDS:\n"_L1;
            printFields(schema.contains("$ref"_L1)
                    ? m_document.resolve(schema["$ref"_L1].toString())
                    : schema,
                1, {});
        }
        m_out += u'\n';
        return true;
    }

    QJsonObject resolved(const QJsonObject &schema) const { return schema; }

    QString descriptions(const QJsonObject &schema, QSet<QString> seen) const
    {
        QString text;
        const QString own = schema["description"_L1].toString();
        if (!own.isEmpty())
            text += own + u'\n';
        const auto add = [&](const QJsonObject &inner) { text += descriptions(inner, seen); };
        if (const QString ref = schema["$ref"_L1].toString(); !ref.isEmpty()) {
            if (seen.contains(ref))
                return text;
            seen.insert(ref);
            add(m_document.resolve(ref));
            return text;
        }
        const QJsonArray all = schema["allOf"_L1].toArray();
        for (const QJsonValue &branch : all)
            add(branch.toObject());
        if (schema["items"_L1].isObject())
            add(schema["items"_L1].toObject());
        if (schema["additionalProperties"_L1].isObject())
            add(schema["additionalProperties"_L1].toObject());
        return text;
    }

    bool hasFields(const QJsonObject &schema, QSet<QString> seen) const
    {
        if (const QString ref = schema["$ref"_L1].toString(); !ref.isEmpty()) {
            if (seen.contains(ref))
                return false;
            seen.insert(ref);
            return hasFields(m_document.resolve(ref), seen);
        }
        if (!schema["properties"_L1].toObject().isEmpty())
            return true;
        const QJsonArray all = schema["allOf"_L1].toArray();
        for (const QJsonValue &branch : all) {
            if (hasFields(branch.toObject(), seen))
                return true;
        }
        return (schema["items"_L1].isObject() && hasFields(schema["items"_L1].toObject(), seen))
            || (schema["additionalProperties"_L1].isObject()
                && hasFields(schema["additionalProperties"_L1].toObject(), seen));
    }

    void printFields(const QJsonObject &schema, int level, QSet<QString> chain)
    {
        if (const QString ref = schema["$ref"_L1].toString(); !ref.isEmpty()) {
            if (chain.contains(ref))
                return;
            chain.insert(ref);
            printFields(m_document.resolve(ref), level, chain);
            return;
        }
        const QJsonObject members = schema["properties"_L1].toObject();
        const QJsonArray required = schema["required"_L1].toArray();
        for (const QString &name : members.keys())
            printField(name, members[name].toObject(), required.contains(name), level, chain);
        const QJsonArray all = schema["allOf"_L1].toArray();
        for (const QJsonValue &branch : all)
            printFields(branch.toObject(), level, chain);
        if (schema["items"_L1].isObject())
            printFields(schema["items"_L1].toObject(), level, chain);
        if (schema["additionalProperties"_L1].isObject())
            printFields(schema["additionalProperties"_L1].toObject(), level, chain);
    }

    void printField(const QString &name, const QJsonObject &schema, bool required, int level,
        const QSet<QString> &chain)
    {
        const QString indent(level * 2, u' ');
        m_out += indent + name + "\t<"_L1 + type(schema) + u'>';
        if (required)
            m_out += " -required-"_L1;
        const QJsonArray values = schema["enum"_L1].toArray();
        if (!values.isEmpty()) {
            QStringList words;
            for (qsizetype i = 0; i < std::min<qsizetype>(values.size(), 4); ++i)
                words.append(enumWord(values[i]));
            m_out += u'\n' + indent + "enum: "_L1 + words.join(", "_L1)
                + (values.size() > 4 ? ", ...."_L1 : ""_L1);
        }
        m_out += u'\n';
        if (m_recursive) {
            printFields(schema, level + 1, chain);
            return;
        }
        const QString own = schema["description"_L1].toString();
        m_out += indented(
            wordWrapped(own.isEmpty() ? u"<no description>"_s : own, 78 - int(indent.size())),
            int(indent.size()) + 2);
        m_out += "\n\n"_L1;
    }

    QString type(const QJsonObject &schema) const
    {
        if (schema["items"_L1].isObject())
            return "[]"_L1 + type(schema["items"_L1].toObject());
        if (schema["additionalProperties"_L1].isObject())
            return "map[string]"_L1 + type(schema["additionalProperties"_L1].toObject());
        const QJsonArray all = schema["allOf"_L1].toArray();
        if (all.size() == 1 && !schema.contains("properties"_L1))
            return type(all[0].toObject());
        if (const QString ref = schema["$ref"_L1].toString(); !ref.isEmpty()) {
            const QString word = m_document.resolve(ref)["type"_L1].toString();
            return word.isEmpty() || word == "object"_L1 ? ref.section(u'.', -1) : word;
        }
        const QString word = schema["type"_L1].toString();
        return word.isEmpty() || word == "object"_L1 ? u"Object"_s : word;
    }

    const OpenApiDocument &m_document;
    bool m_recursive;
    QString m_out;
};

/// The first x-kubernetes-group-version-kind among the operations on the resource's paths.
GroupVersionKind kindOfPaths(const OpenApiDocument &document, const ApiResource &resource)
{
    const QString prefix = resource.groupVersion.urlPrefix();
    const std::array paths {prefix + u'/' + resource.plural,
        prefix + u'/' + resource.plural + "/{name}"_L1,
        prefix + "/namespaces/{namespace}/"_L1 + resource.plural,
        prefix + "/namespaces/{namespace}/"_L1 + resource.plural + "/{name}"_L1};
    for (const QString &path : paths) {
        const QJsonObject item = document.paths()[path].toObject();
        for (const auto verb : {"get"_L1, "post"_L1, "put"_L1, "patch"_L1, "delete"_L1}) {
            const QJsonObject gvk
                = item[verb].toObject()["x-kubernetes-group-version-kind"_L1].toObject();
            if (!gvk.isEmpty())
                return {gvk["group"_L1].toString(), gvk["version"_L1].toString(),
                    gvk["kind"_L1].toString()};
        }
    }
    return resource.gvk(); // a CRD file has no paths
}

QJsonObject schemaOf(const OpenApiDocument &document, const GroupVersionKind &gvk)
{
    for (const QJsonValue &value : document.schemas()) {
        const QJsonArray kinds = value.toObject()["x-kubernetes-group-version-kind"_L1].toArray();
        for (const QJsonValue &kind : kinds) {
            if (kind["group"_L1].toString() == gvk.group
                && kind["version"_L1].toString() == gvk.version
                && kind["kind"_L1].toString() == gvk.kind)
                return value.toObject();
        }
    }
    return {};
}

} // namespace

Explanation explain(const OpenApiDocument &document, const ApiResource &resource,
    const QStringList &fieldPath, bool recursive, ExplainOutput output)
{
    if (output == ExplainOutput::PlaintextOpenApiV2)
        return explainV2(document, resource, fieldPath, recursive);
    const GroupVersionKind gvk = kindOfPaths(document, resource);
    const QJsonObject root = schemaOf(document, gvk);
    if (root.isEmpty()) {
        return {{},
            Error {Error::Kind::NotFound,
                Message("GVR (%1) not found in OpenAPI schema",
                    {u"%1/%2, Resource=%3"_s.arg(resource.groupVersion.group,
                        resource.groupVersion.version, resource.plural)})}};
    }
    QString text;
    if (!gvk.group.isEmpty())
        text += "GROUP:      "_L1 + gvk.group + u'\n';
    text += "KIND:       "_L1 + gvk.kind + u'\n';
    text += "VERSION:    "_L1 + gvk.version + "\n\n"_L1;
    bool found = false;
    const QString body = Printer(document, recursive).output(root, fieldPath, &found);
    if (found)
        return {text + body, std::nullopt};
    return {text,
        Error {Error::Kind::NotFound, Message("field \"%1\" does not exist", {fieldPath.last()})}};
}

Result<QStringList> explainPath(const QString &text)
{
    QString trimmed = text;
    if (trimmed.endsWith(u'.'))
        trimmed.chop(1);
    const QStringList segments = trimmed.isEmpty() ? QStringList() : trimmed.split(u'.');
    for (const QString &segment : segments) {
        if (segment.isEmpty() || segment.contains(u'[') || segment.startsWith(u'$')) {
            return failure(Error::Kind::BadInput,
                Message("invalid jsonpath syntax, all fields must be separated by a dot"));
        }
    }
    return segments;
}

} // namespace models
