// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <memory>
#include <vector>

namespace models::cel {

class Shape;
class Type;
using TypePtr = std::shared_ptr<const Type>;

/// What the checker knows of a value before it is there. Immutable.
/// https://github.com/google/cel-spec/blob/master/doc/langdef.md#values
class Type final
{
public:
    enum class Kind {
        Dyn,
        Error,
        Null,
        Bool,
        Int,
        Uint,
        Double,
        String,
        Bytes,
        Timestamp,
        Duration,
        List, ///< one parameter
        Map, ///< two
        Object, ///< of a schema; the fields are in its shape
        Opaque, ///< known by name only: optional_type(T), net.IP, kubernetes.Quantity…
        TypeOf, ///< the type of a type
        Parameter, ///< stands for any type, the same one wherever it is named
    };

    Kind kind = Kind::Dyn;
    QString name {}; ///< of objects, opaque types and parameters
    std::vector<TypePtr> parameters {};
    const Shape *shape = nullptr; ///< of objects; outlives the type

    [[nodiscard]] bool isDynOrError() const { return kind == Kind::Dyn || kind == Kind::Error; }
    [[nodiscard]] bool isOptional() const;
    /// "list(int)", as messages name it.
    [[nodiscard]] QString text() const;
    /// "list", as the value of type(x) is named.
    [[nodiscard]] QString runtimeName() const;
};

[[nodiscard]] TypePtr simpleType(Type::Kind kind);
[[nodiscard]] TypePtr listOf(TypePtr item);
[[nodiscard]] TypePtr mapOf(TypePtr key, TypePtr value);
[[nodiscard]] TypePtr optionalOf(TypePtr value);
[[nodiscard]] TypePtr typeOf(TypePtr type);
[[nodiscard]] TypePtr opaqueType(const QString &name, std::vector<TypePtr> parameters = {});
[[nodiscard]] TypePtr parameterType(const QString &name);
[[nodiscard]] bool isSame(const Type &left, const Type &right);

} // namespace models::cel
