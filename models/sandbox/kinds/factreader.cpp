// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/kinds/factreader.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

const QString metaPackage = u"io.k8s.apimachinery.pkg.apis.meta.v1."_s;

/// "list=map(a,b)" → {"map", {"a", "b"}}
std::pair<QString, QStringList> call(const QString &text)
{
    const qsizetype open = text.indexOf(u'(');
    if (open < 0)
        return {text, {}};
    return {text.left(open), text.mid(open + 1, text.size() - open - 2).split(u',')};
}

QJsonValue zeroOf(const Schema &schema)
{
    if (schema.special == Schema::Special::Time || schema.special == Schema::Special::MicroTime)
        return QJsonValue::Undefined;
    switch (schema.type) {
    case Schema::Type::String:
        return QString();
    case Schema::Type::Integer:
    case Schema::Type::Number:
        return 0;
    case Schema::Type::Boolean:
        return false;
    case Schema::Type::Object:
        return schema.component.isEmpty() ? QJsonValue(QJsonValue::Undefined)
                                          : QJsonValue(QJsonObject());
    default:
        return QJsonValue::Undefined;
    }
}

} // namespace

FactReader::FactReader(SchemaPool &pool)
    : m_pool(pool)
{
}

Result<void> FactReader::read(const QString &file, const QByteArray &text)
{
    m_package.clear();
    m_current = nullptr;
    int number = 0;
    for (const QByteArray &line : text.split('\n')) {
        ++number;
        if (line.trimmed().isEmpty() || line.startsWith('#'))
            continue;
        const QString whole = QString::fromUtf8(line);
        const qsizetype colon = whole.indexOf(u" :"_s);
        const QString description = colon < 0 ? QString() : whole.mid(colon + 2).trimmed();
        const QStringList words
            = (colon < 0 ? whole : whole.left(colon)).split(u' ', Qt::SkipEmptyParts);
        const QString &first = words.first();
        bool good = true;
        if (line.startsWith(' '))
            good = first == "column"_L1 ? (readColumn(words, description), true)
                                        : readField(words, description);
        else if (first == "package"_L1)
            readPackage(words);
        else if (first == "enum"_L1)
            readEnum(words);
        else if (first == "type"_L1)
            readType(words, description);
        else
            good = first == "kind"_L1 && readKind(words, description);
        if (!good)
            return failure(Error::Kind::Internal,
                Message(QT_TRANSLATE_NOOP("models", "Line %1 of %2 is not a fact: %3"),
                    {QString::number(number), file, whole.trimmed()}));
    }
    return {};
}

void FactReader::readPackage(const QStringList &words)
{
    m_package = words.value(1);
    m_packages.insert(m_package, words.value(2));
}

void FactReader::readEnum(const QStringList &words)
{
    Schema *schema = named(words.value(1));
    schema->type = Schema::Type::String;
    schema->goName = words.value(1);
    QStringList values = words.mid(2);
    std::ranges::sort(values);
    for (const QString &value : std::as_const(values))
        schema->enumValues << (value == "\"\""_L1 ? QString() : value);
    m_defined << m_package + u'.' + words.value(1);
}

void FactReader::readType(const QStringList &words, const QString &description)
{
    Schema *schema = named(words.value(1));
    m_current = schema;
    schema->type = Schema::Type::Object;
    schema->isBuiltIn = true;
    schema->goName = words.value(1);
    schema->component = m_packages.value(m_package) + u'.' + words.value(1);
    schema->description = description;
    for (const QString &word : words.mid(2)) {
        if (word == "map=atomic"_L1)
            schema->isAtomicMap = true;
        else if (word == "as=any"_L1) {
            schema->type = Schema::Type::Any;
            schema->preservesUnknown = true;
            schema->special = Schema::Special::Raw;
        } else if (word == "as=object"_L1) {
            schema->preservesUnknown = false;
        }
    }
    m_defined << m_package + u'.' + words.value(1);
}

bool FactReader::readField(const QStringList &words, const QString &description)
{
    if (!m_current || words.size() < 2)
        return false;
    Field field;
    field.name = words[0];
    field.description = description;
    for (bool more = true; more;) {
        more = true;
        if (field.name.endsWith(u'!'))
            field.isRequired = true;
        else if (field.name.endsWith(u'='))
            field.isAlwaysThere = true;
        else if (field.name.endsWith(u'?'))
            field.keepsZero = true;
        else
            more = false;
        if (more)
            field.name.chop(1);
    }
    Schema *schema = typeOf(words[1]);
    for (const QString &word : words.mid(2)) {
        const auto [name, value] = std::pair(word.section(u'=', 0, 0), word.section(u'=', 1));
        if (name == "list"_L1) {
            if (schema->type != Schema::Type::Array)
                continue; // some documents mark objects so; it means nothing there
            const auto [kind, keys] = call(value);
            schema->listType = kind == "map"_L1 ? Schema::ListType::Map
                : kind == "set"_L1              ? Schema::ListType::Set
                                                : Schema::ListType::Atomic;
            schema->listKeys = keys;
        } else if (name == "map"_L1 && schema->values) {
            schema->isAtomicMap = true;
        } else if (name == "patch"_L1) {
            const auto [strategy, keys] = call(value);
            field.patchStrategy = strategy;
            field.patchMergeKey = keys.value(0);
        } else if (name == "default"_L1) {
            field.defaultValue = value;
        }
    }
    field.schema = schema;
    m_current->addField(std::move(field));
    return true;
}

bool FactReader::readKind(const QStringList &words, const QString &description)
{
    if (words.size() < 5)
        return false;
    KindFacts facts;
    facts.description = description;
    ApiResource &resource = facts.info.resource;
    resource.groupVersion = GroupVersion::parse(words[1]);
    resource.kind = words[2].section(u'.', -1);
    facts.component = words[2];
    resource.plural = words[3];
    resource.singular = words[4];
    facts.info.listKind = resource.kind + u"List"_s;
    facts.info.acceptsProtobuf = true;
    resource.verbs = {u"create"_s, u"delete"_s, u"deletecollection"_s, u"get"_s, u"list"_s,
        u"patch"_s, u"update"_s, u"watch"_s};
    facts.info.selectableFields = {u"metadata.name"_s};
    for (const QString &word : words.mid(5)) {
        const QString name = word.section(u'=', 0, 0);
        const QStringList values = word.section(u'=', 1).split(u',', Qt::SkipEmptyParts);
        if (name == "namespaced"_L1) {
            resource.namespaced = true;
            facts.info.selectableFields << u"metadata.namespace"_s;
        } else if (name == "short"_L1) {
            resource.shortNames = values;
        } else if (name == "in"_L1) {
            resource.categories = values;
        } else if (name == "sub"_L1) {
            resource.subresources = values;
        } else if (name == "verbs"_L1) {
            resource.verbs = values;
        } else if (name == "fields"_L1) {
            facts.info.selectableFields << values;
        } else if (name == "stored"_L1) {
            facts.info.storage = GroupVersion::parse(values.value(0));
        }
    }
    facts.info.hasStatus = resource.subresources.contains(u"status"_s);
    facts.info.hasScale = resource.subresources.contains(u"scale"_s);
    if (facts.info.storage.version.isEmpty())
        facts.info.storage = resource.groupVersion;
    facts.info.storagePlural = resource.plural;
    m_kinds << facts;
    return true;
}

void FactReader::readColumn(const QStringList &words, const QString &description)
{
    PrinterColumn column;
    column.name = words.value(1).replace(u'_', u' ');
    column.type = words.value(2);
    column.description = description;
    column.priority = words.contains(u"wide"_s) ? 1 : 0;
    if (words.contains(u"format=name"_s))
        column.format = u"name"_s;
    if (!m_kinds.isEmpty())
        m_kinds.last().info.columns << column;
}

Schema *FactReader::typeOf(QString spelling)
{
    if (spelling.startsWith(u'[') || spelling.startsWith(u'{')) {
        Schema *outer = m_pool.add();
        outer->isBuiltIn = true;
        const bool isList = spelling.startsWith(u'[');
        spelling = spelling.mid(1, spelling.size() - 2);
        outer->type = isList ? Schema::Type::Array : Schema::Type::Object;
        (isList ? outer->items : outer->values) = typeOf(spelling);
        return outer;
    }
    if (Schema *known = scalar(spelling))
        return known;
    return named(spelling);
}

Schema *FactReader::scalar(const QString &name)
{
    using Type = Schema::Type;
    using Special = Schema::Special;
    struct Row
    {
        QLatin1StringView name;
        Type type;
        Special special;
        QLatin1StringView format;
        QLatin1StringView component;
    };
    static const QList<Row> rows {
        {"string"_L1, Type::String, Special::None, {}, {}},
        {"bool"_L1, Type::Boolean, Special::None, {}, {}},
        {"int32"_L1, Type::Integer, Special::None, "int32"_L1, {}},
        {"int64"_L1, Type::Integer, Special::None, "int64"_L1, {}},
        {"double"_L1, Type::Number, Special::None, "double"_L1, {}},
        {"bytes"_L1, Type::String, Special::Bytes, "byte"_L1, {}},
        {"object"_L1, Type::Object, Special::Raw, {}, {}},
        {"any"_L1, Type::Any, Special::Raw, {}, {}},
        {"Time"_L1, Type::String, Special::Time, "date-time"_L1, "Time"_L1},
        {"MicroTime"_L1, Type::String, Special::MicroTime, "date-time"_L1, "MicroTime"_L1},
        {"FieldsV1"_L1, Type::Object, Special::Raw, {}, "FieldsV1"_L1},
        {"RawExtension"_L1, Type::Object, Special::Raw, {},
            "io.k8s.apimachinery.pkg.runtime.RawExtension"_L1},
        {"Quantity"_L1, Type::String, Special::Quantity, {},
            "io.k8s.apimachinery.pkg.api.resource.Quantity"_L1},
        {"IntOrString"_L1, Type::String, Special::IntOrString, "int-or-string"_L1,
            "io.k8s.apimachinery.pkg.util.intstr.IntOrString"_L1},
    };
    if (Schema *known = m_scalars.value(name))
        return known;
    const auto row = std::ranges::find(rows, name, &Row::name);
    if (row == rows.end())
        return nullptr;
    Schema *schema = m_pool.add();
    schema->isBuiltIn = true;
    schema->type = row->type;
    schema->special = row->special;
    schema->format = row->format;
    schema->goName = name;
    schema->preservesUnknown = row->special == Special::Raw;
    schema->isIntOrString = row->special == Special::IntOrString;
    if (!row->component.isEmpty())
        schema->component = row->component.contains('.'_L1) ? QString(row->component)
                                                            : metaPackage + row->component;
    m_scalars.insert(name, schema);
    return schema;
}

Schema *FactReader::named(const QString &name)
{
    Schema *&schema = m_types[name.contains(u'.') ? name : m_package + u'.' + name];
    if (!schema) {
        schema = m_pool.add();
        schema->isBuiltIn = true;
    }
    return schema;
}

Result<void> FactReader::finish()
{
    for (auto it = m_types.cbegin(); it != m_types.cend(); ++it) {
        if (!m_defined.contains(it.key()))
            return failure(Error::Kind::Internal,
                Message(QT_TRANSLATE_NOOP("models", "No fact file describes the type %1."),
                    {it.key()}));
        for (Field &field : it.value()->fields) {
            if (field.isAlwaysThere && field.defaultValue.isUndefined())
                field.defaultValue = zeroOf(*field.schema);
        }
        it.value()->seal();
    }
    for (const KindFacts &kind : std::as_const(m_kinds)) {
        if (!m_types.contains(kind.component))
            return failure(Error::Kind::Internal,
                Message(QT_TRANSLATE_NOOP("models", "No fact file describes the type %1."),
                    {kind.component}));
    }
    return {};
}

} // namespace models::sandbox
