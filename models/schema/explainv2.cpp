// SPDX-License-Identifier: Apache-2.0
#include "models/schema/explainv2.h"

#include "models/schema/openapidocument.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace models {

namespace {

constexpr int width = 80;
constexpr int fieldIndent = 3;
constexpr int descriptionIndent = 5;

enum class Sort { Object, Map, Array, Primitive, Arbitrary, Reference };

Sort sortOf(const QJsonObject &schema)
{
    if (schema.contains("$ref"_L1))
        return Sort::Reference;
    const QString type = schema["type"_L1].toString();
    if (type == "array"_L1)
        return Sort::Array;
    if (!schema["properties"_L1].toObject().isEmpty())
        return Sort::Object;
    if (type == "object"_L1)
        return Sort::Map;
    return type.isEmpty() ? Sort::Arbitrary : Sort::Primitive;
}

/// Joins lines of a paragraph and breaks them anew; lists, indented lines and empty lines (but the
/// first) stay as they are. Lengths are bytes.
QStringList wrapped(const QString &text, int limit)
{
    static const QRegularExpression bullet(uR"(^(\d+\.|\*|-)\s)"_s);
    QStringList lines;
    QString line;
    QString lastWord;
    const auto flush = [&] {
        if (line.isEmpty())
            return;
        lines.append(std::exchange(line, {}));
        lastWord.clear();
    };
    const QStringList source = text.split(u'\n');
    for (const QString &part : source) {
        const QString trimmed = part.trimmed();
        if (part.startsWith("    "_L1)) {
            flush();
            lines.append(part);
            continue;
        }
        if (!lines.isEmpty() && trimmed.isEmpty()) {
            flush();
            lines.append(QString());
            continue;
        }
        if (lastWord.endsWith(u':') || trimmed.isEmpty() || bullet.match(trimmed).hasMatch())
            flush();
        const QStringList words = part.simplified().split(u' ', Qt::SkipEmptyParts);
        for (const QString &word : words) {
            if (!line.isEmpty() && line.toUtf8().size() + 1 + word.toUtf8().size() > limit)
                flush();
            line += line.isEmpty() ? word : u' ' + word;
            lastWord = word;
        }
    }
    flush();
    return lines;
}

class Printer
{
public:
    explicit Printer(const OpenApiDocument &document)
        : m_document(document)
    {
    }

    QJsonObject target(const QJsonObject &schema) const
    {
        return m_document.resolve(schema["$ref"_L1].toString());
    }

    static QJsonObject inner(const QJsonObject &schema)
    {
        if (sortOf(schema) == Sort::Array)
            return schema["items"_L1].toObject();
        if (!schema["additionalProperties"_L1].isObject()) // kubectl says its text once more
            return {{"description"_L1, schema["description"_L1]}};
        return schema["additionalProperties"_L1].toObject();
    }

    QString type(const QJsonObject &schema) const
    {
        switch (sortOf(schema)) {
        case Sort::Reference:
            return type(target(schema));
        case Sort::Array:
            return "[]"_L1 + type(inner(schema));
        case Sort::Map:
            return "map[string]"_L1 + type(inner(schema));
        case Sort::Object:
            return u"Object"_s;
        case Sort::Primitive:
            return schema["type"_L1].toString();
        case Sort::Arbitrary:
            break;
        }
        return {};
    }

    void line(int indent, const QString &text)
    {
        out += text.isEmpty() ? u"\n"_s : QString(indent, u' ') + text + u'\n';
    }

    void paragraph(int indent, const QString &text)
    {
        const QStringList lines = wrapped(text, width - indent);
        for (const QString &each : lines)
            line(indent, each);
    }

    void fields(const QJsonObject &schema)
    {
        const QJsonObject members = schema["properties"_L1].toObject();
        const QJsonArray required = schema["required"_L1].toArray();
        for (const QString &name : members.keys()) {
            const QJsonObject member = members[name].toObject();
            line(fieldIndent,
                u"%1\t<%2>%3"_s.arg(
                    name, type(member), required.contains(name) ? u" -required-"_s : QString()));
            paragraph(fieldIndent + 2, member["description"_L1].toString());
            line(0, {});
        }
    }

    void fieldsRecursively(const QJsonObject &schema, int indent, QSet<QString> seen)
    {
        switch (sortOf(schema)) {
        case Sort::Reference: {
            const QString ref = schema["$ref"_L1].toString();
            if (seen.contains(ref))
                return;
            seen.insert(ref);
            fieldsRecursively(target(schema), indent, seen);
            return;
        }
        case Sort::Array:
        case Sort::Map:
            fieldsRecursively(inner(schema), indent, seen);
            return;
        case Sort::Object:
            break;
        default:
            return;
        }
        const QJsonObject members = schema["properties"_L1].toObject();
        for (const QString &name : members.keys()) {
            const QJsonObject member = members[name].toObject();
            line(indent, u"%1\t<%2>"_s.arg(name, type(member)));
            fieldsRecursively(member, indent + fieldIndent, seen);
        }
    }

    void model(const QString &name, const QJsonObject &field, const ApiResource &resource,
        bool isRecursive)
    {
        QStringList descriptions;
        QJsonObject schema = field;
        for (Sort sort = sortOf(schema);
            sort == Sort::Reference || sort == Sort::Array || sort == Sort::Map;
            sort = sortOf(schema)) {
            descriptions.append(schema["description"_L1].toString());
            schema = sort == Sort::Reference ? target(schema) : inner(schema);
        }
        descriptions.append(schema["description"_L1].toString());
        line(0, u"KIND:     "_s + resource.kind);
        line(0, u"VERSION:  "_s + resource.groupVersion.toString());
        line(0, {});
        const Sort sort = sortOf(schema);
        if (sort == Sort::Object && !name.isEmpty()) {
            line(0, u"RESOURCE: %1 <%2>"_s.arg(name, type(field)));
            line(0, {});
        } else if (sort == Sort::Primitive) {
            line(0, u"FIELD:    %1 <%2>"_s.arg(name, type(field)));
            line(0, {});
        }
        printDescriptions(descriptions);
        if (sort != Sort::Object)
            return;
        out += "\nFIELDS:\n"_L1;
        if (isRecursive)
            fieldsRecursively(schema, fieldIndent, {});
        else
            fields(schema);
    }

    QString out;

private:
    void printDescriptions(const QStringList &descriptions)
    {
        line(0, u"DESCRIPTION:"_s);
        bool isEmpty = true;
        for (qsizetype i = 0; i < descriptions.size(); ++i) {
            if (descriptions[i].isEmpty())
                continue;
            if (i != 0)
                line(0, {});
            paragraph(descriptionIndent, descriptions[i]);
            isEmpty = false;
        }
        if (isEmpty)
            line(descriptionIndent, u"<empty>"_s);
    }

    const OpenApiDocument &m_document;
};

} // namespace

Explanation explainV2(const OpenApiDocument &document, const ApiResource &resource,
    const QStringList &fieldPath, bool recursive)
{
    Printer printer(document);
    QJsonObject schema;
    for (const QJsonValue &value : document.schemas()) {
        const QJsonArray kinds = value["x-kubernetes-group-version-kind"_L1].toArray();
        for (const QJsonValue &kind : kinds) {
            if (kind["group"_L1].toString() == resource.groupVersion.group
                && kind["version"_L1].toString() == resource.groupVersion.version
                && kind["kind"_L1].toString() == resource.kind)
                schema = value.toObject();
        }
    }
    if (schema.isEmpty()) {
        return {{},
            Error {Error::Kind::NotFound,
                Message("couldn't find resource for %1",
                    {u"%1/%2, Kind=%3"_s.arg(resource.groupVersion.group,
                        resource.groupVersion.version, resource.kind)})}};
    }
    for (const QString &segment : fieldPath) {
        Sort sort = sortOf(schema);
        while (sort == Sort::Reference || sort == Sort::Array || sort == Sort::Map) {
            schema = sort == Sort::Reference ? printer.target(schema) : Printer::inner(schema);
            sort = sortOf(schema);
        }
        const QJsonObject members = schema["properties"_L1].toObject();
        if (sort == Sort::Object && !members.contains(segment)) {
            return {{},
                Error {Error::Kind::NotFound, Message("field \"%1\" does not exist", {segment})}};
        }
        if (sort != Sort::Object)
            break; // kubectl stops at the value it has
        schema = members[segment].toObject();
    }
    printer.model(fieldPath.isEmpty() ? QString() : fieldPath.last(), schema, resource, recursive);
    return {printer.out, std::nullopt};
}

} // namespace models
