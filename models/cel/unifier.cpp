// SPDX-License-Identifier: Apache-2.0
#include "models/cel/unifier.h"

using namespace Qt::StringLiterals;

namespace models::cel {

namespace {

using Kind = Type::Kind;

bool isEqualOrLessSpecific(const Type &left, const Type &right)
{
    if (left.kind == Kind::Dyn || left.kind == Kind::Parameter)
        return true;
    if (right.kind == Kind::Dyn || right.kind == Kind::Parameter || left.kind != right.kind)
        return false;
    if (left.kind == Kind::TypeOf)
        return true;
    if (left.name != right.name || left.parameters.size() != right.parameters.size())
        return false;
    for (size_t i = 0; i < left.parameters.size(); ++i) {
        if (!isEqualOrLessSpecific(*left.parameters[i], *right.parameters[i]))
            return false;
    }
    return true;
}

bool takesNull(const Type &type)
{
    switch (type.kind) {
    case Kind::Null:
    case Kind::Opaque:
    case Kind::Object:
    case Kind::Duration:
    case Kind::Timestamp:
        return true;
    default:
        return false;
    }
}

} // namespace

TypePtr mostGeneral(const TypePtr &left, const TypePtr &right)
{
    return isEqualOrLessSpecific(*left, *right) ? left : right;
}

bool Unifier::assign(const TypePtr &from, const TypePtr &to)
{
    const Known before = m_known;
    if (fits(from, to))
        return true;
    m_known = before;
    return false;
}

bool Unifier::assignAll(const QList<TypePtr> &from, const std::vector<TypePtr> &to)
{
    const Known before = m_known;
    if (fitsAll({from.begin(), from.end()}, to))
        return true;
    m_known = before;
    return false;
}

bool Unifier::fits(const TypePtr &from, const TypePtr &to)
{
    if (to->kind == Kind::Parameter) {
        const auto [isBound, wasBound] = bind(from, to);
        if (isBound)
            return true;
        if (wasBound)
            return false;
    }
    if (from->kind == Kind::Parameter)
        return bind(to, from).first;
    if (from->isDynOrError() || to->isDynOrError())
        return true;
    if (from->kind == Kind::Null || to->kind == Kind::Null)
        return takesNull(from->kind == Kind::Null ? *to : *from);
    if (from->kind != to->kind)
        return false;
    switch (from->kind) {
    case Kind::TypeOf:
        return true;
    case Kind::Opaque:
    case Kind::List:
    case Kind::Map:
        return from->name == to->name && fitsAll(from->parameters, to->parameters);
    default:
        return from->name == to->name;
    }
}

bool Unifier::fitsAll(const std::vector<TypePtr> &from, const std::vector<TypePtr> &to)
{
    if (from.size() != to.size())
        return false;
    for (size_t i = 0; i < from.size(); ++i) {
        if (!fits(from[i], to[i]))
            return false;
    }
    return true;
}

std::pair<bool, bool> Unifier::bind(const TypePtr &type, const TypePtr &parameter)
{
    if (isSame(*type, *parameter))
        return {true, true};
    const auto found = m_known.constFind(parameter->name);
    if (found != m_known.cend()) {
        const TypePtr known = *found;
        if (isSame(*type, *known))
            return {true, true};
        if (!fits(type, known))
            return {false, true};
        const TypePtr general = mostGeneral(type, known);
        if (isFreeOf(*parameter, *general))
            m_known.insert(parameter->name, general);
        return {true, true};
    }
    if (!isFreeOf(*parameter, *type))
        return {false, false};
    m_known.insert(parameter->name, type);
    return {true, false};
}

bool Unifier::isFreeOf(const Type &parameter, const Type &within) const
{
    if (within.kind == Kind::Parameter) {
        if (within.name == parameter.name)
            return false;
        const TypePtr known = m_known.value(within.name);
        return !known || isFreeOf(parameter, *known);
    }
    for (const TypePtr &inner : within.parameters) {
        if (!isFreeOf(parameter, *inner))
            return false;
    }
    return true;
}

TypePtr Unifier::resolved(const TypePtr &type, bool toDyn) const
{
    return replaced(type, m_known, toDyn);
}

Type Unifier::resolved(const Type &type) const
{
    return *replaced(std::make_shared<const Type>(type), m_known, false);
}

TypePtr Unifier::replaced(const TypePtr &type, const Known &known, bool toDyn)
{
    if (type->kind == Kind::Parameter) {
        if (const TypePtr found = known.value(type->name))
            return replaced(found, known, toDyn);
        return toDyn ? simpleType(Kind::Dyn) : type;
    }
    if (type->parameters.empty())
        return type;
    bool isChanged = false;
    std::vector<TypePtr> parameters;
    for (const TypePtr &parameter : type->parameters) {
        parameters.push_back(replaced(parameter, known, toDyn));
        isChanged = isChanged || parameters.back() != parameter;
    }
    if (!isChanged)
        return type;
    Type out = *type;
    out.parameters = std::move(parameters);
    return std::make_shared<const Type>(std::move(out));
}

TypePtr Unifier::freshType()
{
    return parameterType(u"_var%1"_s.arg(m_count++));
}

std::pair<std::vector<TypePtr>, TypePtr> Unifier::instance(
    const std::vector<TypePtr> &args, const TypePtr &result)
{
    Known own;
    for (const auto *name : {u"A", u"B"})
        own.insert(QString(name), freshType());
    std::vector<TypePtr> out;
    for (const TypePtr &arg : args)
        out.push_back(replaced(arg, own, false));
    return {out, replaced(result, own, false)};
}

} // namespace models::cel
