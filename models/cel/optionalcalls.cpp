// SPDX-License-Identifier: Apache-2.0
// optional.of and its like.
#include "models/cel/functions.h"

using namespace Qt::StringLiterals;

namespace models::cel {

namespace {

Value of(Args args)
{
    return Value::some(args[0]);
}

bool isZero(const Value &value)
{
    switch (value.kind()) {
    case Value::Kind::Null:
        return true;
    case Value::Kind::Bool:
        return !value.isTrue();
    case Value::Kind::Int:
        return *value.as<qint64>() == 0;
    case Value::Kind::Uint:
        return *value.as<quint64>() == 0;
    case Value::Kind::Double:
        return *value.as<double>() == 0;
    case Value::Kind::Duration:
        return value.as<Duration>()->nanos == 0;
    case Value::Kind::Optional:
        return !value.as<Optional>()->value;
    default:
        return value.size() == 0;
    }
}

Value ofNonZero(Args args)
{
    return isZero(args[0]) ? Value::none() : Value::some(args[0]);
}

Value none(Args)
{
    return Value::none();
}

Value value(Args args)
{
    const auto *optional = args[0].as<Optional>();
    if (!optional)
        return Value::noSuchOverload();
    return optional->value ? *optional->value : Value::failure(u"optional.none() dereference"_s);
}

Value hasValue(Args args)
{
    const auto *optional = args[0].as<Optional>();
    return optional ? Value(Value::Data(optional->value != nullptr)) : Value::noSuchOverload();
}

} // namespace

std::vector<NamedNative> optionalNatives()
{
    // or and orValue look at their second argument only when they need it: the evaluator does them.
    return {{"optional.of", of}, {"optional.ofNonZeroValue", ofNonZero}, {"optional.none", none},
        {"value", value}, {"hasValue", hasValue}};
}

} // namespace models::cel
