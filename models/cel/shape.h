// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/cel/type.h"

#include <QHash>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace models::cel {

/// What a structural schema lets expressions see: types, and how large a value may get. Parts
/// without a type that an expression could rely on (x-kubernetes-preserve-unknown-fields) are
/// left out, and so is what contains only them. Immutable.
/// https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-integration
class Shape final
{
public:
    enum class Kind {
        IntOrString,
        Object, ///< with named members
        Map, ///< free keys
        List,
        String,
        Bytes,
        Date,
        DateTime,
        Duration,
        Bool,
        Int,
        Double
    };
    enum class ListType { Atomic, Set, Map };

    struct Member
    {
        QString name; ///< as objects have it
        std::shared_ptr<const Shape> shape;
    };

    /// Null when expressions cannot see such a value. `isRoot`: of a resource, its own or embedded:
    /// apiVersion, kind, metadata.name and metadata.generateName are always there.
    [[nodiscard]] static std::unique_ptr<Shape> read(
        const QJsonObject &schema, bool isRoot, const QString &typeName);

    Kind kind = Kind::Object;
    TypePtr type {};
    bool isNullable = false;
    ListType listType = ListType::Atomic;
    QStringList listKeys {};
    std::unique_ptr<Shape> item {}; ///< of lists and maps
    QHash<QString, Member> members {}; ///< by escaped name
    QHash<QString, const Shape *> byName {}; ///< by the name objects have
    qint64 maxElements = 0; ///< bytes, items or keys that a request can carry at most
    qint64 minSize = 2; ///< bytes of JSON at least

private:
    void readArray(const QJsonObject &schema, const QString &typeName);
    void readMap(const QJsonObject &schema, const QString &typeName);
    void readObject(const QJsonObject &schema, const QString &typeName);
    void readString(const QJsonObject &schema);
};

/// The name expressions use for a member: "a-b" is a__dash__b, "namespace" is __namespace__.
/// Nothing for names that cannot be written.
[[nodiscard]] std::optional<QString> escaped(const QString &name);
/// A schema with the members that each resource has.
[[nodiscard]] QJsonObject withResourceMembers(QJsonObject schema);

} // namespace models::cel
