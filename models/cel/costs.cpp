// SPDX-License-Identifier: Apache-2.0
#include "models/cel/costs.h"

#include "models/cel/opaque.h"

#include <QHash>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace models::cel {

namespace {

double sizeOf(const Value &value)
{
    if (const auto size = value.size())
        return double(*size);
    if (const auto *optional = value.as<Optional>(); optional && optional->value)
        return sizeOf(*optional->value);
    if (const auto *opaque = value.as<std::shared_ptr<const Opaque>>())
        return double((*opaque)->size().value_or(1));
    return 1;
}

quint64 units(double cost)
{
    return cost >= 1.8e19 ? std::numeric_limits<quint64>::max() : quint64(std::ceil(cost));
}

quint64 traversal(double size)
{
    return units(size * perCharacter);
}

/// All of a tree of data.
quint64 walk(const Value &value)
{
    if (const auto *text = value.as<QString>())
        return quint64(double(text->toUtf8().size()) * perCharacter);
    if (const auto *bytes = value.as<QByteArray>())
        return quint64(double(bytes->size()) * perCharacter);
    quint64 cost = 0;
    if (const List *list = value.asList()) {
        for (qsizetype i = 0; i < list->size(); ++i)
            cost += walk(list->at(i));
        return cost;
    }
    if (const Map *map = value.asMap()) {
        for (const Value &key : map->keys())
            cost += walk(key) + walk(map->find(key).value_or(Value()));
        return cost;
    }
    return 1;
}

quint64 patternCost(double textSize, double patternSize)
{
    return traversal(textSize + 1) * units(patternSize * perPatternCharacter);
}

quint64 networkCost(const Value &network, double other, bool isAddress)
{
    const double own = sizeOf(network);
    const quint64 cost = traversal(own + own) + traversal(other);
    return isAddress ? cost : cost + traversal(own) + 1;
}

quint64 formatCost(Args args)
{
    const auto *opaque = args[0].as<std::shared_ptr<const Opaque>>();
    const auto *format = opaque ? std::get_if<NamedFormat>(&(*opaque)->value) : nullptr;
    return format ? patternCost(sizeOf(args[1]), format->patternSize()) : 1;
}

using Ways = QHash<QString, CostWay>;

Ways waysOf(std::initializer_list<std::pair<CostWay, std::initializer_list<const char *>>> lists)
{
    Ways out;
    for (const auto &[way, names] : lists) {
        for (const char *name : names)
            out.insert(QString::fromUtf8(name), way);
    }
    return out;
}

/// Of the Kubernetes libraries, whatever the overload.
const Ways &byFunction()
{
    static const Ways ways
        = waysOf({{CostWay::WalkText,
                      {"url", "lowerAscii", "upperAscii", "substring", "trim", "cidr", "isIP",
                          "isCIDR", "ip", "quantity", "isQuantity", "semver", "isSemver"}},
            {CostWay::WalkTwice, {"replace", "split", "ip.isCanonical"}},
            {CostWay::Tree, {"isSorted", "sum", "max", "min", "indexOf", "lastIndexOf"}},
            {CostWay::Join, {"join"}}, {CostWay::Find, {"find", "findAll"}},
            {CostWay::Sets, {"sets.contains", "sets.intersects"}},
            {CostWay::SetsTwice, {"sets.equivalent"}}, {CostWay::Address, {"containsIP"}},
            {CostWay::Network, {"containsCIDR"}}, {CostWay::Format, {"validate"}}});
    return ways;
}

const Ways &byOverload()
{
    static const Ways ways
        = waysOf({{CostWay::Walk,
                      {"starts_with_string", "ends_with_string", "string_to_bytes",
                          "bytes_to_string", "strings_quote", "string_format"}},
            {CostWay::Items, {"in_list"}},
            {CostWay::Compare,
                {"equals", "not_equals", "less_string", "greater_string", "less_equals_string",
                    "greater_equals_string", "less_bytes", "greater_bytes", "less_equals_bytes",
                    "greater_equals_bytes"}},
            {CostWay::Sum, {"add_string", "add_bytes"}}, {CostWay::Matches, {"matches_string"}},
            {CostWay::Contains, {"contains_string"}},
            {CostWay::AddressText, {"cidr_contains_ip_string"}},
            {CostWay::NetworkText, {"cidr_contains_cidr_string"}}});
    return ways;
}

} // namespace

CostWay costWayOf(const QString &function, const QString &overload)
{
    const auto exact = byOverload().constFind(overload);
    if (exact != byOverload().cend())
        return *exact;
    return byFunction().value(function, CostWay::One);
}

quint64 callCost(CostWay way, Args args, const Value &result)
{
    switch (way) {
    case CostWay::One:
        return 1;
    case CostWay::WalkText:
        return args[0].kind() == Value::Kind::Opaque ? 1 : traversal(sizeOf(args[0]));
    case CostWay::Walk:
        return traversal(sizeOf(args[0]));
    case CostWay::WalkTwice:
        return traversal(sizeOf(args[0]) * 2);
    case CostWay::Tree:
        return walk(args[0]);
    case CostWay::Join:
        return traversal(sizeOf(result) * 2);
    case CostWay::Find:
    case CostWay::Matches:
        return patternCost(sizeOf(args[0]), sizeOf(args[1]));
    case CostWay::Contains:
        return traversal(sizeOf(args[0])) * traversal(sizeOf(args[1]));
    case CostWay::Sum:
        return traversal(sizeOf(args[0]) + sizeOf(args[1]));
    case CostWay::Compare:
        if (args[0].kind() == Value::Kind::Opaque)
            return 1;
        return traversal(std::min(sizeOf(args[0]), sizeOf(args[1])));
    case CostWay::Items:
        return quint64(sizeOf(args[1]));
    case CostWay::Sets:
        return units(sizeOf(args[0]) * sizeOf(args[1])) + 1;
    case CostWay::SetsTwice:
        return 2 * units(sizeOf(args[0]) * sizeOf(args[1])) + 1;
    case CostWay::Address:
    case CostWay::AddressText:
        return networkCost(args[0], way == CostWay::Address ? 0 : sizeOf(args[1]), true);
    case CostWay::Network:
    case CostWay::NetworkText:
        return networkCost(args[0], way == CostWay::Network ? 0 : sizeOf(args[1]), false);
    case CostWay::Format:
        return formatCost(args);
    }
    return 1;
}

} // namespace models::cel
