// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QString>
#include <QStringList>

#include <deque>
#include <memory>
#include <optional>

namespace re2 {
class RE2;
}

namespace models::sandbox {

struct Schema;

/// One member of an object. What belongs to the member and not to its type is here.
struct Field
{
    QString name {};
    const Schema *schema = nullptr;
    QString description {};
    bool isRequired = false;
    /// Built-in kinds: written even when empty, as Go writes it (no omitempty).
    bool isAlwaysThere = false;
    /// Built-in kinds: an explicit zero value stays (Go pointer).
    bool keepsZero = false;
    QJsonValue defaultValue {QJsonValue::Undefined}; ///< as OpenAPI shows it
    QString patchStrategy {};
    QString patchMergeKey {};
};

/// The shape of one value: of a built-in kind (from the fact files) or of a custom one (from its
/// CRD). Immutable once built; nodes are owned by a SchemaPool and may be shared and recursive.
struct Schema
{
    enum class Type { Any, Object, Array, String, Integer, Number, Boolean };
    /// Values with a syntax of their own in built-in kinds.
    enum class Special { None, Time, MicroTime, Quantity, IntOrString, Bytes, Raw };
    enum class ListType { Unset, Atomic, Set, Map };

    Type type = Type::Any;
    Special special = Special::None;
    bool isBuiltIn = false;
    QString component {}; ///< "io.k8s.api.core.v1.Pod": built-in named types
    QString goName {}; ///< "Pod", or the name of an enum type
    QString format {};
    QString description {};

    QList<Field> fields {}; ///< sorted by name
    QHash<QString, int> fieldIndex {};
    const Schema *items = nullptr;
    const Schema *values = nullptr; ///< of a map
    bool allowsAnyValues = false; ///< additionalProperties: true
    QStringList required {};

    bool preservesUnknown = false;
    bool isEmbedded = false;
    bool isNullable = false;
    bool isIntOrString = false;
    bool hasUniqueItems = false;
    ListType listType = ListType::Unset;
    QStringList listKeys {};
    bool isAtomicMap = false;

    QJsonValue defaultValue {QJsonValue::Undefined};
    QJsonArray enumValues {};
    QString pattern {};
    std::shared_ptr<const re2::RE2> regex {};
    std::optional<double> minimum {}, maximum {}, multipleOf {};
    bool isMinimumExclusive = false, isMaximumExclusive = false;
    std::optional<qint64> minLength {}, maxLength {}, minItems {}, maxItems {}, minProperties {},
        maxProperties {};
    QList<const Schema *> allOf {}, anyOf {}, oneOf {};
    const Schema *negated = nullptr;

    /// Something below has a default (custom kinds): saves walking where nothing can be filled in.
    bool hasDefaults = false;

    [[nodiscard]] const Field *field(const QString &name) const
    {
        const auto found = fieldIndex.constFind(name);
        return found == fieldIndex.cend() ? nullptr : &fields[*found];
    }
    /// The schema of a member: a named one, or the map's.
    [[nodiscard]] const Schema *member(const QString &name) const
    {
        const Field *known = field(name);
        return known ? known->schema : values;
    }
    /// "string", "integer", …
    [[nodiscard]] QString typeName() const;
    void addField(Field field);
    /// Sorts the fields and fills the index; call once, last.
    void seal();
};

/// Owns the nodes of related schemas.
class SchemaPool
{
public:
    Schema *add() { return &m_nodes.emplace_back(); }

private:
    std::deque<Schema> m_nodes;
};

} // namespace models::sandbox
