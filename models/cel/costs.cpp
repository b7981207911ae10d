// SPDX-License-Identifier: Apache-2.0
#include "models/cel/costs.h"

#include "models/cel/opaque.h"

#include <QSet>

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

quint64 containsCost(bool isIp, bool isText, Args args)
{
    const double own = sizeOf(args[0]);
    quint64 cost = traversal(own + own);
    if (!isIp)
        cost += traversal(own) + 1;
    return cost + (isText ? traversal(sizeOf(args[1])) : 0);
}

quint64 byOverload(const QString &overload, Args args)
{
    static const QSet<QString> walks {u"starts_with_string"_s, u"ends_with_string"_s,
        u"string_to_bytes"_s, u"bytes_to_string"_s, u"strings_quote"_s, u"string_format"_s};
    static const QSet<QString> comparisons {u"equals"_s, u"not_equals"_s, u"less_string"_s,
        u"greater_string"_s, u"less_equals_string"_s, u"greater_equals_string"_s, u"less_bytes"_s,
        u"greater_bytes"_s, u"less_equals_bytes"_s, u"greater_equals_bytes"_s};
    if (walks.contains(overload))
        return traversal(sizeOf(args[0]));
    if (overload == "in_list"_L1)
        return quint64(sizeOf(args[1]));
    if (comparisons.contains(overload))
        return traversal(std::min(sizeOf(args[0]), sizeOf(args[1])));
    if (overload == "add_string"_L1 || overload == "add_bytes"_L1)
        return traversal(sizeOf(args[0]) + sizeOf(args[1]));
    if (overload == "matches_string"_L1)
        return patternCost(sizeOf(args[0]), sizeOf(args[1]));
    if (overload == "contains_string"_L1)
        return traversal(sizeOf(args[0])) * traversal(sizeOf(args[1]));
    return 1;
}

enum class Way { Unknown, Nominal, Walk, WalkTwice, Tree, Join, Pattern, Sets };

Way wayOf(const QString &function)
{
    static const QHash<QString, Way> ways = [] {
        QHash<QString, Way> out;
        const auto add = [&](Way way, std::initializer_list<const char *> names) {
            for (const char *name : names)
                out.insert(QString::fromUtf8(name), way);
        };
        add(Way::Nominal,
            {"masked", "prefixLength", "family", "isUnspecified", "isLoopback",
                "isLinkLocalMulticast", "isLinkLocalUnicast", "isGlobalUnicast", "format.named",
                "sign", "asInteger", "isInteger", "asApproximateFloat", "isGreaterThan",
                "isLessThan", "compareTo", "add", "sub", "major", "minor", "patch", "getScheme",
                "getHostname", "getHost", "getPort", "getEscapedPath", "getQuery"});
        add(Way::Walk,
            {"url", "lowerAscii", "upperAscii", "substring", "trim", "cidr", "isIP", "isCIDR", "ip",
                "quantity", "isQuantity", "semver", "isSemver"});
        add(Way::WalkTwice, {"replace", "split", "ip.isCanonical"});
        add(Way::Tree, {"isSorted", "sum", "max", "min", "indexOf", "lastIndexOf"});
        add(Way::Join, {"join"});
        add(Way::Pattern, {"find", "findAll"});
        add(Way::Sets, {"sets.contains", "sets.equivalent", "sets.intersects"});
        return out;
    }();
    return ways.value(function, Way::Unknown);
}

} // namespace

quint64 callCost(const QString &function, const QString &overload, Args args, const Value &result)
{
    if (args.empty())
        return 1;
    const auto *opaque = args[0].as<std::shared_ptr<const Opaque>>();
    switch (wayOf(function)) {
    case Way::Nominal:
        return 1;
    case Way::Walk:
        return opaque ? 1 : traversal(sizeOf(args[0]));
    case Way::WalkTwice:
        return traversal(sizeOf(args[0]) * 2);
    case Way::Tree:
        return walk(args[0]);
    case Way::Join:
        return traversal(sizeOf(result) * 2);
    case Way::Pattern:
        return patternCost(sizeOf(args[0]), sizeOf(args[1]));
    case Way::Sets: {
        const auto pairs = units(sizeOf(args[0]) * sizeOf(args[1]));
        return (function == "sets.equivalent"_L1 ? 2 * pairs : pairs) + 1;
    }
    case Way::Unknown:
        break;
    }
    if (function == "containsIP"_L1 || function == "containsCIDR"_L1)
        return containsCost(function == "containsIP"_L1, overload.endsWith("_string"_L1), args);
    if (function == "_==_"_L1 && opaque)
        return 1;
    if (function == "validate"_L1 && opaque) {
        if (const auto *format = std::get_if<NamedFormat>(&(*opaque)->value))
            return patternCost(sizeOf(args[1]), format->patternSize());
    }
    return byOverload(overload, args);
}

} // namespace models::cel
