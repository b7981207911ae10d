// SPDX-License-Identifier: Apache-2.0
#include "models/cel/callcosts.h"

#include "models/cel/costs.h"
#include "models/cel/functions.h"

using namespace Qt::StringLiterals;

namespace models::cel {

CallCosts::Cost CallCosts::of(const Expr &expr, const QString &overload, const QList<Range> &args)
{
    Range sum;
    for (const Range &arg : args)
        sum = sum + arg;
    if (auto own = ofLibrary(expr, overload))
        return {own->cost + sum, own->size};
    if (overload == "logical_or"_L1 || overload == "logical_and"_L1)
        return {{args[0].least, (args[0] + args[1]).most}, {}};
    if (overload == "conditional"_L1) {
        const Range size
            = m_sizes.sizeOrAny(*expr.args[1]).united(m_sizes.sizeOrAny(*expr.args[2]));
        m_sizes.unite(expr, *expr.args[1], *expr.args[2]);
        return {args[0] + args[1].united(args[2]), size};
    }
    if (overload == "add_string"_L1 || overload == "add_bytes"_L1 || overload == "add_list"_L1) {
        const Range size = m_sizes.sizeOrAny(*expr.args[0]) + m_sizes.sizeOrAny(*expr.args[1]);
        m_sizes.unite(expr, *expr.args[0], *expr.args[1]);
        const Range own = overload == "add_list"_L1 ? Range::of(1) : size * perCharacter;
        return {own + sum, size};
    }
    const Cost standard = ofStandard(expr, overload);
    return {standard.cost + sum, standard.size};
}

/// The language's own functions, without arguments.
CallCosts::Cost CallCosts::ofStandard(const Expr &expr, const QString &overload)
{
    const auto argument = [&](size_t i) { return m_sizes.sizeOrAny(*expr.args[i]); };
    if (overload == "string_format"_L1)
        return {m_sizes.sizeOrAny(*expr.target) * perCharacter, {}};
    if (overload == "string_to_bytes"_L1)
        return {argument(0) * perCharacter, Range {argument(0).least, argument(0).most * 4}};
    if (overload == "bytes_to_string"_L1)
        return {argument(0) * perCharacter, Range {argument(0).least / 4, argument(0).most}};
    if (overload == "strings_quote"_L1)
        return {
            argument(0) * perCharacter, Range {argument(0).least + 2, argument(0).most * 2 + 2}};
    if (overload == "starts_with_string"_L1 || overload == "ends_with_string"_L1)
        return {argument(0) * perCharacter, {}};
    if (overload == "in_list"_L1)
        return {argument(1), {}};
    if (overload == "matches_string"_L1)
        return {(m_sizes.sizeOrAny(*expr.target) + Range::of(1)) * perCharacter
                * (argument(0) * perPatternCharacter),
            {}};
    if (overload == "contains_string"_L1)
        return {m_sizes.sizeOrAny(*expr.target) * perCharacter * (argument(0) * perCharacter), {}};
    static const QStringList compared {u"equals"_s, u"not_equals"_s, u"less_string"_s,
        u"greater_string"_s, u"less_equals_string"_s, u"greater_equals_string"_s, u"less_bytes"_s,
        u"greater_bytes"_s, u"less_equals_bytes"_s, u"greater_equals_bytes"_s};
    if (compared.contains(overload)) {
        const quint64 most = std::min(argument(0).most, argument(1).most);
        return {Range {most > 0 ? quint64(1) : 0, most} * perCharacter, {}};
    }
    return {Range::of(1), {}};
}

std::optional<CallCosts::Cost> CallCosts::ofLibrary(const Expr &expr, const QString &overload)
{
    const QString &name = expr.name;
    static const QStringList nominal {u"masked"_s, u"prefixLength"_s, u"family"_s,
        u"isUnspecified"_s, u"isLoopback"_s, u"isLinkLocalMulticast"_s, u"isLinkLocalUnicast"_s,
        u"isGlobalUnicast"_s, u"format.named"_s, u"sign"_s, u"asInteger"_s, u"isInteger"_s,
        u"asApproximateFloat"_s, u"isGreaterThan"_s, u"isLessThan"_s, u"compareTo"_s, u"add"_s,
        u"sub"_s, u"major"_s, u"minor"_s, u"patch"_s, u"getScheme"_s, u"getHostname"_s,
        u"getHost"_s, u"getPort"_s, u"getEscapedPath"_s, u"getQuery"_s};
    if (nominal.contains(name) || overload == "cidr_ip"_L1)
        return Cost {Range::of(1), {}};
    static const QStringList parsers {u"cidr"_s, u"isIP"_s, u"isCIDR"_s, u"ip"_s, u"quantity"_s,
        u"isQuantity"_s, u"semver"_s, u"isSemver"_s};
    if (parsers.contains(name))
        return Cost {m_sizes.seen(*expr.args[0]) * perCharacter, {}};
    if (name == "ip.isCanonical"_L1)
        return Cost {m_sizes.seen(*expr.args[0]) * (2 * perCharacter), {}};
    if (name == "url"_L1)
        return Cost {m_sizes.seen(*expr.args[0]) * perCharacter, m_sizes.seen(*expr.args[0])};
    if (name.startsWith("sets."_L1)) {
        const Range pairs = m_sizes.seen(*expr.args[0]) * m_sizes.seen(*expr.args[1]);
        const double factor = name == "sets.equivalent"_L1 ? 2 : 1;
        return Cost {pairs * factor + Range::of(1), {}};
    }
    if (name == "containsIP"_L1 || name == "containsCIDR"_L1)
        return ofContains(expr, overload);
    if (name == "validate"_L1)
        return Cost {m_sizes.seen(*expr.args[0]) * perCharacter * (128 * perPatternCharacter), {}};
    if (name != "_==_"_L1)
        return expr.target ? ofText(expr) : std::nullopt;
    const Type &first = *expr.args[0]->type;
    if (first.kind == Type::Kind::Opaque && !first.isOptional()
        && isSame(first, *expr.args[1]->type))
        return Cost {ofSameness(first, *expr.args[1]), {}};
    return {};
}

/// Of two values of the Kubernetes libraries.
Range CallCosts::ofSameness(const Type &type, const Expr &right)
{
    if (type.name == "kubernetes.NamedFormat"_L1)
        return Range {1, 64} * perCharacter;
    if (type.name == "kubernetes.URL"_L1)
        return Range {1, m_sizes.sizeOf(right).value_or(Range::of(1)).most} * perCharacter;
    return Range::of(1);
}

CallCosts::Cost CallCosts::ofContains(const Expr &expr, const QString &overload)
{
    const Range address {4, 16};
    Range cost = (address + address) * perCharacter;
    if (expr.name == "containsCIDR"_L1)
        cost = cost + address * perCharacter + Range::of(1);
    if (overload.endsWith("_string"_L1))
        cost = cost + m_sizes.seen(*expr.args[0]) * perCharacter;
    return {cost, {}};
}

/// Members of strings and lists.
std::optional<CallCosts::Cost> CallCosts::ofText(const Expr &expr)
{
    const QString &name = expr.name;
    static const QStringList walks {u"lowerAscii"_s, u"upperAscii"_s, u"substring"_s, u"trim"_s};
    static const QStringList searches {
        u"isSorted"_s, u"sum"_s, u"max"_s, u"min"_s, u"indexOf"_s, u"lastIndexOf"_s};
    const Range own = m_sizes.seen(*expr.target);
    if (walks.contains(name))
        return Cost {own * perCharacter, own};
    if (searches.contains(name))
        return ofSearch(expr, own);
    if (name == "replace"_L1)
        return Cost {own * (2 * perCharacter), replacedSize(expr, own)};
    if (name == "split"_L1) {
        quint64 most = own.most;
        if (expr.args.size() > 1) {
            if (const auto *limit = expr.args[1]->literal.as<qint64>())
                most = quint64(*limit);
        }
        return Cost {own * (2 * perCharacter), Range {0, most}};
    }
    if (name == "join"_L1)
        return ofJoin(expr, own);
    if (name == "find"_L1 || name == "findAll"_L1)
        return Cost {(own + Range::of(1)) * perCharacter
                * (m_sizes.seen(*expr.args[0]) * perPatternCharacter),
            Range {0, own.most}};
    return {};
}

CallCosts::Cost CallCosts::ofSearch(const Expr &expr, Range own)
{
    if (expr.target->type->kind != Type::Kind::List)
        return {own * perCharacter, {}};
    const Type::Kind item = expr.target->type->parameters[0]->kind;
    Range each = Range::of(1);
    if (item == Type::Kind::String || item == Type::Kind::Bytes)
        each = each + m_sizes.itemSize(*expr.target) * perCharacter;
    return {own * each, {}};
}

CallCosts::Cost CallCosts::ofJoin(const Expr &expr, Range own)
{
    Range size;
    if (expr.target->type->kind == Type::Kind::List)
        size = own * m_sizes.itemSize(*expr.target);
    if (!expr.args.empty()) {
        const Range gaps {own.least > 0 ? own.least - 1 : 0, own.most > 0 ? own.most - 1 : 0};
        size = size + m_sizes.seen(*expr.args[0]) * gaps;
    }
    return {size * perCharacter, size};
}

Range CallCosts::replacedSize(const Expr &expr, Range own)
{
    const Range from = m_sizes.seen(*expr.args[0]);
    const Range to = m_sizes.seen(*expr.args[1]);
    Range count;
    Range kept;
    if (from.least == 0) {
        count.most = own.most < Range::unlimited ? own.most + 1 : own.most;
        kept.most = own.most;
    } else if (to.most <= from.least) {
        kept.most = own.most;
    } else {
        count.most = Range::scaled(own.most, 1.0 / double(from.least));
    }
    if (from.most == 0) {
        count.least = own.least < Range::unlimited ? own.least + 1 : own.least;
        kept.least = own.least;
    } else if (from.most <= to.least) {
        kept.least = own.least;
    } else {
        count.least = Range::scaled(own.least, 1.0 / double(from.most));
    }
    return count * to + kept;
}

} // namespace models::cel
