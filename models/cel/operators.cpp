// SPDX-License-Identifier: Apache-2.0
// What +, -, <, ==, in and size do.
#include "models/cel/functions.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace models::cel {

namespace {

Value overflow()
{
    return Value::failure(u"integer overflow"_s);
}

Value unsignedOverflow()
{
    return Value::failure(u"unsigned integer overflow"_s);
}

Value whole(bool overflows, qint64 value)
{
    return overflows ? overflow() : Value(Value::Data(value));
}

Value whole(bool overflows, quint64 value)
{
    return overflows ? unsignedOverflow() : Value(Value::Data(value));
}

Value ofDuration(bool overflows, qint64 nanos)
{
    return overflows ? Value::failure(u"duration overflow"_s)
                     : Value(Value::Data(Duration {nanos}));
}

Value ofTime(const std::optional<Timestamp> &time)
{
    return time ? Value(Value::Data(*time)) : Value::failure(u"timestamp overflow"_s);
}

template <typename T> Value sumOfNumbers(const Value &left, const Value &right)
{
    T out = 0;
    const bool overflows = __builtin_add_overflow(*left.as<T>(), *right.as<T>(), &out);
    return whole(overflows, out);
}

Value add(Args args)
{
    const Value &left = args[0];
    const Value &right = args[1];
    if (left.as<Timestamp>() && right.as<Duration>())
        return ofTime(sum(*left.as<Timestamp>(), *right.as<Duration>()));
    if (left.as<Duration>() && right.as<Timestamp>())
        return ofTime(sum(*right.as<Timestamp>(), *left.as<Duration>()));
    if (left.kind() != right.kind())
        return Value::noSuchOverload();
    switch (left.kind()) {
    case Value::Kind::Int:
        return sumOfNumbers<qint64>(left, right);
    case Value::Kind::Uint:
        return sumOfNumbers<quint64>(left, right);
    case Value::Kind::Double:
        return Value::Data(*left.as<double>() + *right.as<double>());
    case Value::Kind::String:
        return Value::Data(*left.as<QString>() + *right.as<QString>());
    case Value::Kind::Bytes:
        return Value::Data(*left.as<QByteArray>() + *right.as<QByteArray>());
    case Value::Kind::List:
        return left.asList()->plus(*right.asList());
    case Value::Kind::Duration: {
        qint64 nanos = 0;
        const bool overflows = __builtin_add_overflow(
            left.as<Duration>()->nanos, right.as<Duration>()->nanos, &nanos);
        return ofDuration(overflows, nanos);
    }
    default:
        return Value::noSuchOverload();
    }
}

Value subtract(Args args)
{
    const Value &left = args[0];
    const Value &right = args[1];
    if (left.as<Timestamp>() && right.as<Duration>())
        return ofTime(sum(*left.as<Timestamp>(), Duration {-right.as<Duration>()->nanos}));
    if (left.kind() != right.kind())
        return Value::noSuchOverload();
    switch (left.kind()) {
    case Value::Kind::Int: {
        qint64 out = 0;
        const bool overflows
            = __builtin_sub_overflow(*left.as<qint64>(), *right.as<qint64>(), &out);
        return whole(overflows, out);
    }
    case Value::Kind::Uint: {
        quint64 out = 0;
        const bool overflows
            = __builtin_sub_overflow(*left.as<quint64>(), *right.as<quint64>(), &out);
        return whole(overflows, out);
    }
    case Value::Kind::Double:
        return Value::Data(*left.as<double>() - *right.as<double>());
    case Value::Kind::Duration: {
        qint64 nanos = 0;
        const bool overflows = __builtin_sub_overflow(
            left.as<Duration>()->nanos, right.as<Duration>()->nanos, &nanos);
        return ofDuration(overflows, nanos);
    }
    case Value::Kind::Timestamp: {
        const auto out = difference(*left.as<Timestamp>(), *right.as<Timestamp>());
        return ofDuration(!out, out.value_or(Duration {}).nanos);
    }
    default:
        return Value::noSuchOverload();
    }
}

Value multiply(Args args)
{
    if (args[0].kind() != args[1].kind())
        return Value::noSuchOverload();
    if (const auto *left = args[0].as<qint64>()) {
        qint64 out = 0;
        const bool overflows = __builtin_mul_overflow(*left, *args[1].as<qint64>(), &out);
        return whole(overflows, out);
    }
    if (const auto *left = args[0].as<quint64>()) {
        quint64 out = 0;
        const bool overflows = __builtin_mul_overflow(*left, *args[1].as<quint64>(), &out);
        return whole(overflows, out);
    }
    if (const auto *left = args[0].as<double>())
        return Value::Data(*left * *args[1].as<double>());
    return Value::noSuchOverload();
}

Value divide(Args args)
{
    if (args[0].kind() != args[1].kind())
        return Value::noSuchOverload();
    if (const auto *left = args[0].as<qint64>()) {
        const qint64 right = *args[1].as<qint64>();
        if (right == 0)
            return Value::failure(u"division by zero"_s);
        if (right == -1)
            return *left == std::numeric_limits<qint64>::min() ? overflow()
                                                               : Value(Value::Data(-*left));
        return Value::Data(*left / right);
    }
    if (const auto *left = args[0].as<quint64>()) {
        const quint64 right = *args[1].as<quint64>();
        return right == 0 ? Value::failure(u"division by zero"_s)
                          : Value(Value::Data(*left / right));
    }
    if (const auto *left = args[0].as<double>())
        return Value::Data(*left / *args[1].as<double>());
    return Value::noSuchOverload();
}

Value modulo(Args args)
{
    if (args[0].kind() != args[1].kind())
        return Value::noSuchOverload();
    if (const auto *left = args[0].as<qint64>()) {
        const qint64 right = *args[1].as<qint64>();
        if (right == 0)
            return Value::failure(u"modulus by zero"_s);
        if (right == -1)
            return *left == std::numeric_limits<qint64>::min() ? overflow()
                                                               : Value(Value::Data(qint64(0)));
        return Value::Data(*left % right);
    }
    if (const auto *left = args[0].as<quint64>()) {
        const quint64 right = *args[1].as<quint64>();
        return right == 0 ? Value::failure(u"modulus by zero"_s)
                          : Value(Value::Data(*left % right));
    }
    return Value::noSuchOverload();
}

Value negate(Args args)
{
    if (const auto *number = args[0].as<qint64>()) {
        qint64 out = 0;
        const bool overflows = __builtin_sub_overflow(qint64(0), *number, &out);
        return whole(overflows, out);
    }
    if (const auto *number = args[0].as<double>())
        return Value::Data(-*number);
    return Value::noSuchOverload();
}

Value inverse(Args args)
{
    const auto *truth = args[0].as<bool>();
    return truth ? Value(Value::Data(!*truth)) : Value::noSuchOverload();
}

template <typename Test> Value ordered(Args args, const Test &test)
{
    const Value order = args[0].compare(args[1]);
    return order.isFailure() ? order : Value(Value::Data(test(*order.as<qint64>())));
}

Value less(Args args)
{
    return ordered(args, [](qint64 order) { return order < 0; });
}

Value lessOrEqual(Args args)
{
    return ordered(args, [](qint64 order) { return order <= 0; });
}

Value greater(Args args)
{
    return ordered(args, [](qint64 order) { return order > 0; });
}

Value greaterOrEqual(Args args)
{
    return ordered(args, [](qint64 order) { return order >= 0; });
}

Value equal(Args args)
{
    return args[0].equals(args[1]);
}

Value unequal(Args args)
{
    const Value same = args[0].equals(args[1]);
    return same.isFailure() ? same : Value(Value::Data(!same.isTrue()));
}

Value isIn(Args args)
{
    if (const Map *map = args[1].asMap())
        return map->takes(args[0]) ? Value(Value::Data(map->find(args[0]).has_value()))
                                   : Value::noSuchOverload();
    const List *list = args[1].asList();
    if (!list)
        return Value::noSuchOverload();
    for (qsizetype i = 0; i < list->size(); ++i) {
        if (list->at(i).equals(args[0]).isTrue())
            return Value::Data(true);
    }
    return Value::Data(false);
}

Value size(Args args)
{
    const auto size = args[0].size();
    return size ? Value(Value::Data(*size)) : Value::failure(u"no such overload: size"_s);
}

Value insert(Args args)
{
    const Map *map = args[0].asMap();
    if (!map || map->isOfSchema())
        return Value::noSuchOverload();
    QList<Map::Entry> entries = map->entries();
    if (args.size() == 3) {
        entries << Map::Entry {args[1], args[2]};
    } else {
        const Map *more = args[1].asMap();
        if (!more)
            return Value::noSuchOverload();
        for (const Value &key : more->keys())
            entries << Map::Entry {key, more->find(key).value_or(Value())};
    }
    return Map::of(entries, true);
}

} // namespace

std::vector<NamedNative> operatorNatives()
{
    return {{"_+_", add}, {"_-_", subtract}, {"_*_", multiply}, {"_/_", divide}, {"_%_", modulo},
        {"-_", negate}, {"!_", inverse}, {"_<_", less}, {"_<=_", lessOrEqual}, {"_>_", greater},
        {"_>=_", greaterOrEqual}, {"_==_", equal}, {"_!=_", unequal}, {"@in", isIn}, {"size", size},
        {"cel.@mapInsert", insert}};
}

} // namespace models::cel
