// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QMap>
#include <QSet>
#include <QString>
#include <QStringList>

#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace models {

class OpenApiDocument;
class Path;

namespace cel {
class RuleSet;
}

/// One place of a schema, normalised: references followed, `allOf` wrappers taken off, server
/// extensions read, well-known types tagged. Made by OpenApiDocument and owned by its parent node;
/// children come into being when first asked for, so recursive types are no danger as long as
/// nobody walks them without a limit. Immutable and safe in any thread.
class SchemaNode final
{
public:
    enum class Type { Any, Object, Array, String, Integer, Number, Boolean };

    /// Types that deserve an editor, a check or a word of their own.
    enum class Tag {
        None,
        Quantity,
        Time,
        MicroTime,
        Duration,
        RawExtension,
        Json,
        FieldsV1,
        ObjectMeta,
        LabelSelector,
        PodTemplateSpec,
        PodSpec,
        Container,
        ResourceRequirements,
        Affinity,
        Toleration,
        EnvVar,
        Volume,
        VolumeMount,
    };

    /// Exactly one of `members` may be (or, when not `optional`, must be) set in an object.
    struct Union
    {
        QStringList members;
        bool optional = false;
        bool operator==(const Union &) const = default;
    };

    /// x-kubernetes-validations.
    struct Rule
    {
        QString rule;
        QString message;
        QString fieldPath;
        QString reason;
    };

    struct Bound
    {
        double value = 0;
        bool exclusive = false;
    };

    Type type = Type::Any;
    Tag tag = Tag::None;
    QString format;
    QString title;
    QString description; ///< the member's own text; the type's when it has none
    QString refName; ///< "io.k8s.api.core.v1.PodSpec"; empty for inline schemas
    QJsonValue defaultValue = QJsonValue::Undefined; ///< only what the server really writes
    QJsonArray enumValues;
    QJsonValue example = QJsonValue::Undefined;
    std::optional<Bound> minimum;
    std::optional<Bound> maximum;
    std::optional<double> multipleOf;
    std::optional<qint64> minLength;
    std::optional<qint64> maxLength;
    std::optional<qint64> minItems;
    std::optional<qint64> maxItems;
    std::optional<qint64> minProperties;
    std::optional<qint64> maxProperties;
    bool uniqueItems = false;
    QString pattern; ///< RE2
    QSet<QString> required;
    bool nullable = false;
    bool intOrString = false;
    bool preserveUnknown = false;
    bool embedded = false; ///< x-kubernetes-embedded-resource
    bool deprecated = false;
    bool serverOwned = false; ///< status, uid, managedFields…: writing it has no effect
    bool isGoType = false; ///< of a built-in kind: the server decodes it by Go's rules
    QString listType; ///< atomic, set, map
    QStringList listMapKeys;
    QString mapType; ///< atomic, granular
    QList<Union> unions;
    QList<Rule> rules;

    SchemaNode(const SchemaNode &) = delete;
    SchemaNode &operator=(const SchemaNode &) = delete;
    ~SchemaNode();

    /// By name, in byte order.
    [[nodiscard]] const QMap<QString, const SchemaNode *> &properties() const;
    [[nodiscard]] const SchemaNode *property(const QString &name) const;
    /// Of an array; null when unknown.
    [[nodiscard]] const SchemaNode *items() const;
    /// Of a map; null when keys are free of a schema or not allowed.
    [[nodiscard]] const SchemaNode *additional() const;
    /// Are keys beyond properties() kept, whatever they hold?
    [[nodiscard]] bool allowsAnyKey() const { return preserveUnknown || m_additionalTrue; }
    /// Constraint branches, which introduce no members.
    [[nodiscard]] const std::vector<const SchemaNode *> &allOf() const;
    [[nodiscard]] const std::vector<const SchemaNode *> &anyOf() const;
    [[nodiscard]] const std::vector<const SchemaNode *> &oneOf() const;
    [[nodiscard]] const SchemaNode *notSchema() const;

    [[nodiscard]] bool isMap() const { return m_hasAdditional && !m_hasProperties; }
    [[nodiscard]] bool hasProperties() const { return m_hasProperties; }
    [[nodiscard]] bool isScalar() const
    {
        return intOrString || (type != Type::Any && type != Type::Object && type != Type::Array);
    }
    /// The type as API people write it: "[]EnvVar", "map[string]string", "Quantity".
    [[nodiscard]] QString typeName() const;
    /// x-kubernetes-validations of a kind's root and all below it, compiled when first asked for;
    /// null when there are none.
    [[nodiscard]] const cel::RuleSet *ruleSet() const;
    /// The schema as it was served, references followed one level.
    [[nodiscard]] const QJsonObject &raw() const { return m_raw; }

private:
    friend class OpenApiDocument;
    friend class SchemaReader;
    SchemaNode();
    struct Children;
    const Children &children() const;

    const OpenApiDocument *m_document = nullptr;
    QJsonObject m_raw;
    bool m_hasProperties = false;
    bool m_hasAdditional = false;
    bool m_additionalTrue = false;
    bool m_isRoot = false; ///< of a kind: apiVersion, kind, metadata and status are special
    mutable std::once_flag m_rulesOnce;
    mutable std::shared_ptr<const cel::RuleSet> m_ruleSet;
    mutable std::once_flag m_once;
    mutable std::unique_ptr<Children> m_children;
};

/// The node for a place in an object; null where the schema knows nothing of it.
[[nodiscard]] const SchemaNode *schemaAt(const SchemaNode *root, const Path &path);

} // namespace models
