// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/kinds/crdfacts.h"

#include "models/sandbox/kinds/structural.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

static void initCrdResources()
{
    Q_INIT_RESOURCE(sandbox_crds);
}

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

/// A schema that grows; turned into JSON at the end.
struct Node
{
    QJsonObject own;
    QMap<QString, std::shared_ptr<Node>> members;
    std::shared_ptr<Node> item;
    std::shared_ptr<Node> value;
    QStringList required;

    [[nodiscard]] QJsonObject toJson() const
    {
        QJsonObject out = own;
        QJsonObject properties = out.value("properties"_L1).toObject();
        for (auto it = members.cbegin(); it != members.cend(); ++it)
            properties.insert(it.key(), it.value()->toJson());
        if (!properties.isEmpty())
            out.insert("properties"_L1, properties);
        if (!required.isEmpty()) {
            QJsonArray all = out.value("required"_L1).toArray();
            for (const QString &name : required) {
                if (!all.contains(name))
                    all.append(name);
            }
            out.insert("required"_L1, all);
        }
        if (item)
            out.insert("items"_L1, item->toJson());
        if (value)
            out.insert("additionalProperties"_L1, value->toJson());
        return out;
    }
};

struct Version
{
    QString name;
    Node root;
};

struct Facts
{
    QStringList words; ///< of the crd line
    QString description;
    QJsonArray columns;
    QList<Version> versions;
};

class CrdFactReader
{
public:
    explicit CrdFactReader(const BuiltInKinds &types)
        : m_types(types)
    {
    }

    void read(const QByteArray &text)
    {
        Facts facts;
        for (const QByteArray &line : text.split('\n')) {
            if (line.trimmed().isEmpty() || line.startsWith('#'))
                continue;
            const QString whole = QString::fromUtf8(line);
            const qsizetype colon = whole.indexOf(u" : "_s);
            const QString description = colon < 0 ? QString() : whole.mid(colon + 3).trimmed();
            const QStringList words
                = (colon < 0 ? whole : whole.left(colon)).split(u' ', Qt::SkipEmptyParts);
            if (words.first() == "crd"_L1) {
                facts.words = words;
                facts.description = description;
            } else if (words.first() == "column"_L1) {
                facts.columns.append(column(words));
            } else if (words.first() == "version"_L1) {
                facts.versions.append(Version {words.value(1), Node()});
            } else if (words.first() == "field"_L1 && !facts.versions.isEmpty()) {
                addField(facts.versions.last().root, words, description);
            }
        }
        m_facts.insert(facts.words.value(3), facts);
    }

    QList<QJsonObject> crds()
    {
        QList<QJsonObject> out;
        for (const Facts &facts : std::as_const(m_facts))
            out << crd(facts);
        return out;
    }

private:
    static QJsonObject column(const QStringList &words)
    {
        QJsonObject out {{u"name"_s, words.value(1).replace(u'_', u' ')},
            {u"type"_s, words.value(2)}, {u"jsonPath"_s, words.value(3)}};
        if (words.contains(u"wide"_s))
            out.insert("priority"_L1, 1);
        return out;
    }

    static QJsonObject typeOf(const QString &name)
    {
        if (name == "time"_L1)
            return {{u"type"_s, u"string"_s}, {u"format"_s, u"date-time"_s}};
        if (name == "quantity"_L1 || name == "int-or-string"_L1) {
            Schema schema;
            schema.special
                = name == "quantity"_L1 ? Schema::Special::Quantity : Schema::Special::IntOrString;
            return structuralOf(schema);
        }
        if (name == "ranks"_L1) // role → ranks, each a number or a text
            return {{u"type"_s, u"object"_s},
                {u"additionalProperties"_s,
                    QJsonObject {
                        {u"type"_s, u"array"_s}, {u"items"_s, typeOf(u"int-or-string"_s)}}}};
        return {{u"type"_s, name}};
    }

    /// The node a path names, made where it is missing.
    static Node &at(Node &root, const QString &path)
    {
        Node *node = &root;
        for (QString part : path.split(u'.')) {
            const bool isItem = part.endsWith("[]"_L1);
            const bool isValue = part.endsWith("{}"_L1);
            if (isItem || isValue)
                part.chop(2);
            std::shared_ptr<Node> &member = node->members[part];
            if (!member)
                member = std::make_shared<Node>();
            node = member.get();
            if (isItem && node->item)
                node = node->item.get();
            else if (isValue && node->value)
                node = node->value.get();
        }
        return *node;
    }

    void addField(Node &root, const QStringList &words, const QString &description)
    {
        QString path = words.value(1);
        const bool isRequired = path.endsWith(u'!');
        if (isRequired)
            path.chop(1);
        const qsizetype dot = path.lastIndexOf(u'.');
        if (isRequired)
            (dot < 0 ? root : at(root, path.left(dot))).required << path.mid(dot + 1);
        Node &node = at(root, path);
        const QString type = words.value(2);
        Node *subject = &node;
        if (type.startsWith(u'[')) {
            node.own = {{u"type"_s, u"array"_s}};
            node.item = std::make_shared<Node>();
            node.item->own = typeOf(type.mid(1, type.size() - 2));
            subject = node.item.get();
        } else if (type.startsWith(u'{')) {
            node.own = {{u"type"_s, u"object"_s}};
            node.value = std::make_shared<Node>();
            node.value->own = typeOf(type.mid(1, type.size() - 2));
        } else {
            node.own = typeOf(type);
        }
        for (const QString &word : words.mid(3))
            addOption(node, *subject, word.section(u'=', 0, 0), word.section(u'=', 1));
        node.own.insert("description"_L1, description);
    }

    void addOption(Node &node, Node &subject, const QString &name, const QString &value)
    {
        if (name == "embed"_L1) {
            if (const Schema *schema = m_types.type(value))
                subject.own = structuralOf(*schema);
        } else if (name == "open"_L1) {
            subject.own.insert("x-kubernetes-preserve-unknown-fields"_L1, true);
        } else if (name == "ref"_L1) {
            subject.own.insert("$ref"_L1, value); // tied when all files are read
        } else if (name == "enum"_L1) {
            QJsonArray values;
            for (const QString &one : value.split(u'|'))
                values.append(one);
            subject.own.insert("enum"_L1, values);
        } else if (name == "default"_L1) {
            node.own.insert(
                "default"_L1, QJsonDocument::fromJson('[' + value.toUtf8() + ']').array().at(0));
        } else if (name == "optional"_L1) {
            QJsonArray required;
            for (const QJsonValue one : subject.own.value("required"_L1).toArray()) {
                if (one != value)
                    required.append(one);
            }
            subject.own.insert("required"_L1, required);
        } else if (name == "min"_L1 || name == "max"_L1) {
            node.own.insert(name == "min"_L1 ? "minimum"_L1 : "maximum"_L1, value.toDouble());
        } else if (name == "minItems"_L1) {
            node.own.insert("minItems"_L1, value.toInt());
        } else if (name == "pattern"_L1 || name == "format"_L1) {
            node.own.insert(name, value);
        }
    }

    /// Puts the referred schema in the place of each reference.
    QJsonValue tied(const QJsonValue &value) const
    {
        if (value.isArray()) {
            QJsonArray out;
            for (const QJsonValue item : value.toArray())
                out.append(tied(item));
            return out;
        }
        if (!value.isObject())
            return value;
        const QJsonObject object = value.toObject();
        if (const QString ref = object.value("$ref"_L1).toString(); !ref.isEmpty()) {
            const Facts other = m_facts.value(ref.section(u':', 0, 0));
            QJsonObject target = other.versions.value(0)
                                     .root.toJson()
                                     .value("properties"_L1)
                                     .toObject()
                                     .value(ref.section(u':', 1))
                                     .toObject();
            target.insert("description"_L1, object.value("description"_L1));
            return tied(target);
        }
        QJsonObject out;
        for (auto it = object.begin(); it != object.end(); ++it)
            out.insert(it.key(), tied(it.value()));
        return out;
    }

    QJsonObject versionOf(const Facts &facts, const Version &version, bool isStorage) const
    {
        QJsonObject schema = tied(version.root.toJson()).toObject();
        QJsonObject properties = schema.value("properties"_L1).toObject();
        properties.insert("apiVersion"_L1,
            QJsonObject {{u"type"_s, u"string"_s},
                {u"description"_s, u"Group and version of the schema this object follows."_s}});
        properties.insert("kind"_L1,
            QJsonObject {{u"type"_s, u"string"_s}, {u"description"_s, u"Kind of this object."_s}});
        properties.insert("metadata"_L1, QJsonObject {{u"type"_s, u"object"_s}});
        schema.insert("properties"_L1, properties);
        schema.insert("type"_L1, u"object"_s);
        schema.insert("description"_L1, facts.description);
        QJsonObject out {{u"name"_s, version.name}, {u"served"_s, true}, {u"storage"_s, isStorage},
            {u"schema"_s, QJsonObject {{u"openAPIV3Schema"_s, schema}}},
            {u"additionalPrinterColumns"_s, facts.columns}};
        if (properties.contains("status"_L1))
            out.insert("subresources"_L1, QJsonObject {{u"status"_s, QJsonObject()}});
        return out;
    }

    QJsonObject crd(const Facts &facts) const
    {
        const QString group = facts.words.value(1);
        const QString kind = facts.words.value(2);
        const QString plural = facts.words.value(3);
        QJsonObject names {{u"kind"_s, kind}, {u"listKind"_s, kind + u"List"_s},
            {u"plural"_s, plural}, {u"singular"_s, facts.words.value(4)}};
        bool isCluster = false;
        for (const QString &word : facts.words.mid(5)) {
            if (word.startsWith("short="_L1))
                names.insert("shortNames"_L1, QJsonArray::fromStringList(word.mid(6).split(u',')));
            isCluster = isCluster || word == "cluster"_L1;
        }
        QJsonArray versions;
        for (const Version &version : facts.versions)
            versions.append(versionOf(facts, version, versions.isEmpty()));
        return {{u"apiVersion"_s, u"apiextensions.k8s.io/v1"_s},
            {u"kind"_s, u"CustomResourceDefinition"_s},
            {u"metadata"_s, QJsonObject {{u"name"_s, plural + u'.' + group}}},
            {u"spec"_s,
                QJsonObject {{u"group"_s, group}, {u"names"_s, names},
                    {u"scope"_s, isCluster ? u"Cluster"_s : u"Namespaced"_s},
                    {u"conversion"_s, QJsonObject {{u"strategy"_s, u"None"_s}}},
                    {u"versions"_s, versions}}}};
    }

    const BuiltInKinds &m_types;
    QMap<QString, Facts> m_facts; ///< by plural
};

} // namespace

Result<QList<QJsonObject>> readCrdFacts(const BuiltInKinds &types)
{
    initCrdResources();
    CrdFactReader reader(types);
    const QDir folder(u":/sandbox/crds"_s);
    for (const QString &name : folder.entryList({u"*.fields"_s})) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            return failure(Error::Kind::Internal,
                Message(QT_TRANSLATE_NOOP("models", "The program's own file %1 cannot be read."),
                    {name}));
        reader.read(file.readAll());
    }
    return reader.crds();
}

} // namespace models::sandbox
