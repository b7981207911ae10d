// SPDX-License-Identifier: Apache-2.0
#include "models/cel/type.h"

#include <QStringList>

#include <array>

using namespace Qt::StringLiterals;

namespace models::cel {

namespace {

constexpr auto optionalName = "optional_type"_L1;

QString simpleName(Type::Kind kind)
{
    static constexpr std::array names {"dyn"_L1, "!error!"_L1, "null"_L1, "bool"_L1, "int"_L1,
        "uint"_L1, "double"_L1, "string"_L1, "bytes"_L1, "google.protobuf.Timestamp"_L1,
        "google.protobuf.Duration"_L1, "list"_L1, "map"_L1, "object"_L1, ""_L1, "type"_L1, ""_L1};
    return names[size_t(kind)];
}

TypePtr make(Type type)
{
    return std::make_shared<const Type>(std::move(type));
}

} // namespace

bool Type::isOptional() const
{
    return kind == Kind::Opaque && name == optionalName;
}

QString Type::text() const
{
    switch (kind) {
    case Kind::Timestamp:
        return u"timestamp"_s;
    case Kind::Duration:
        return u"duration"_s;
    case Kind::Object:
    case Kind::Parameter:
        return name;
    default:
        break;
    }
    QStringList inner;
    for (const TypePtr &parameter : parameters)
        inner << parameter->text();
    const QString outer = kind == Kind::Opaque ? name : simpleName(kind);
    return inner.isEmpty() ? outer : outer + u'(' + inner.join(u", "_s) + u')';
}

QString Type::runtimeName() const
{
    if (kind == Kind::Object)
        return u"map"_s;
    if (kind == Kind::Null)
        return u"null_type"_s;
    return kind == Kind::Opaque || kind == Kind::Parameter ? name : simpleName(kind);
}

TypePtr simpleType(Type::Kind kind)
{
    static const std::vector<TypePtr> all = [] {
        std::vector<TypePtr> types;
        for (int i = 0; i <= int(Type::Kind::Parameter); ++i)
            types.push_back(make({.kind = Type::Kind(i)}));
        return types;
    }();
    return all[size_t(kind)];
}

TypePtr listOf(TypePtr item)
{
    return make({.kind = Type::Kind::List, .parameters = {std::move(item)}});
}

TypePtr mapOf(TypePtr key, TypePtr value)
{
    return make({.kind = Type::Kind::Map, .parameters = {std::move(key), std::move(value)}});
}

TypePtr optionalOf(TypePtr value)
{
    return opaqueType(optionalName, {std::move(value)});
}

TypePtr typeOf(TypePtr type)
{
    return make({.kind = Type::Kind::TypeOf, .parameters = {std::move(type)}});
}

TypePtr opaqueType(const QString &name, std::vector<TypePtr> parameters)
{
    return make({.kind = Type::Kind::Opaque, .name = name, .parameters = std::move(parameters)});
}

TypePtr parameterType(const QString &name)
{
    return make({.kind = Type::Kind::Parameter, .name = name});
}

bool isSame(const Type &left, const Type &right)
{
    if (&left == &right)
        return true;
    if (left.kind != right.kind || left.name != right.name
        || left.parameters.size() != right.parameters.size())
        return false;
    for (size_t i = 0; i < left.parameters.size(); ++i) {
        if (!isSame(*left.parameters[i], *right.parameters[i]))
            return false;
    }
    return true;
}

} // namespace models::cel
