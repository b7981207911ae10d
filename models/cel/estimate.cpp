// SPDX-License-Identifier: Apache-2.0
#include "models/cel/estimate.h"

#include "models/cel/costs.h"
#include "models/cel/functions.h"
#include "models/cel/shape.h"

#include <QHash>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

using namespace Qt::StringLiterals;

namespace models::cel {

namespace {

constexpr quint64 unlimited = std::numeric_limits<quint64>::max();

quint64 plus(quint64 left, quint64 right)
{
    quint64 out = 0;
    return __builtin_add_overflow(left, right, &out) ? unlimited : out;
}

quint64 times(quint64 left, quint64 right)
{
    quint64 out = 0;
    return __builtin_mul_overflow(left, right, &out) ? unlimited : out;
}

quint64 scaled(quint64 size, double factor)
{
    const double out = std::ceil(double(size) * factor);
    return out >= 18446744073709551616.0 ? unlimited : quint64(out);
}

/// Least and most of a size or of a cost.
struct Range
{
    quint64 least = 0;
    quint64 most = 0;

    [[nodiscard]] static Range of(quint64 size) { return {size, size}; }
    Range operator+(Range other) const
    {
        return {plus(least, other.least), plus(most, other.most)};
    }
    Range operator*(Range other) const
    {
        return {times(least, other.least), times(most, other.most)};
    }
    Range operator*(double factor) const { return {scaled(least, factor), scaled(most, factor)}; }
    [[nodiscard]] Range united(Range other) const
    {
        return {std::min(least, other.least), std::max(most, other.most)};
    }
};

constexpr Range anySize {0, unlimited};

struct Entries
{
    bool isList = false;
    Range key;
    Range value;
};

struct CallCost
{
    Range cost;
    std::optional<Range> size; ///< of the result
};

bool isScalar(const Type &type)
{
    switch (type.kind) {
    case Type::Kind::Bool:
    case Type::Kind::Double:
    case Type::Kind::Duration:
    case Type::Kind::Int:
    case Type::Kind::Timestamp:
    case Type::Kind::Uint:
        return true;
    default:
        return type.isOptional() && isScalar(*type.parameters[0]);
    }
}

std::optional<Range> literalSize(const Expr &expr)
{
    if (expr.kind == Expr::Kind::List)
        return Range::of(expr.args.size());
    if (expr.kind == Expr::Kind::Map)
        return Range::of(expr.args.size() / 2);
    if (expr.kind != Expr::Kind::Literal)
        return {};
    return Range::of(quint64(expr.literal.size().value_or(1)));
}

class Estimator
{
public:
    explicit Estimator(const Shape &self)
        : m_self(self)
    {
    }

    Range cost(const Expr &expr)
    {
        switch (expr.kind) {
        case Expr::Kind::Literal:
            return {};
        case Expr::Kind::Ident:
            m_paths.insert(&expr, local(expr) ? local(expr)->path : QStringList {expr.name});
            return Range::of(1);
        case Expr::Kind::Select:
            return costOfSelect(expr);
        case Expr::Kind::Call:
            return costOfCall(expr);
        case Expr::Kind::List:
            return costOfList(expr);
        case Expr::Kind::Map:
            return costOfMap(expr);
        case Expr::Kind::Comprehension: {
            const Expr::Loop &loop = *expr.loop;
            const bool isBinding = loop.range->kind == Expr::Kind::List && loop.range->args.empty()
                && loop.accuVar != accumulatorName;
            return isBinding ? costOfBinding(expr) : costOfLoop(expr);
        }
        default:
            return {};
        }
    }

private:
    struct Local
    {
        QString name;
        QStringList path;
        std::optional<Range> size;
        std::optional<Entries> entries;
    };

    [[nodiscard]] const Local *local(const Expr &expr) const
    {
        if (expr.kind != Expr::Kind::Ident)
            return nullptr;
        for (qsizetype i = m_locals.size() - 1; i >= 0; --i) {
            if (m_locals[i].name == expr.name)
                return &m_locals[i];
        }
        return nullptr;
    }

    [[nodiscard]] QStringList pathOf(const Expr &expr) const
    {
        const Local *known = local(expr);
        return known ? known->path : m_paths.value(&expr);
    }

    /// What the schema says of a place.
    [[nodiscard]] std::optional<Range> sizeAt(const QStringList &path) const
    {
        if (path.isEmpty())
            return {};
        const Shape *shape = &m_self;
        for (const QString &name : path.sliced(1)) {
            if (name == "@items"_L1 || name == "@values"_L1) {
                shape = shape->item.get();
            } else if (name == "@keys"_L1) {
                if (shape->kind != Shape::Kind::Map)
                    return {};
                return Range {}; // keys have no stated length
            } else {
                const auto member = shape->members.constFind(name);
                shape = member == shape->members.cend() ? nullptr : member->shape.get();
            }
            if (!shape)
                return {};
        }
        return Range {0, quint64(shape->maxElements)};
    }

    /// A place that a call may ask the size of; the result of a loop is none.
    [[nodiscard]] QStringList placeOf(const Expr &expr) const
    {
        const QStringList path = pathOf(expr);
        return !path.isEmpty() && path.first() == accumulatorName ? QStringList() : path;
    }

    std::optional<Range> sizeOf(const Expr &expr)
    {
        if (const auto known = m_sizes.constFind(&expr); known != m_sizes.cend())
            return *known;
        if (const auto size = literalSize(expr))
            return size;
        if (const auto size = sizeAt(pathOf(expr))) {
            m_sizes.insert(&expr, *size);
            return size;
        }
        if (isScalar(*expr.type))
            return Range::of(1);
        const Local *known = local(expr);
        return known ? known->size : std::nullopt;
    }

    Range sizeOrAny(const Expr &expr) { return sizeOf(expr).value_or(anySize); }

    [[nodiscard]] std::optional<Entries> entriesOf(const Expr &expr) const
    {
        if (const auto known = m_entries.constFind(&expr); known != m_entries.cend())
            return *known;
        const Local *found = local(expr);
        return found ? found->entries : std::nullopt;
    }

    Range costOfSelect(const Expr &expr)
    {
        Range sum = cost(*expr.target);
        if (expr.isPresenceTest)
            return sum;
        const Type::Kind kind = expr.target->type->kind;
        if (kind == Type::Kind::Map || kind == Type::Kind::Object)
            sum = sum + Range::of(1);
        m_paths.insert(&expr, pathOf(*expr.target) + QStringList {expr.name});
        return sum;
    }

    Range costOfList(const Expr &expr)
    {
        Range sum;
        Range item {expr.args.empty() ? 0 : unlimited, 0};
        for (const ExprPtr &arg : expr.args) {
            sum = sum + cost(*arg);
            item = item.united(sizeOrAny(*arg));
        }
        m_entries.insert(&expr, {true, Range::of(1), item});
        return sum + Range::of(listCost);
    }

    Range costOfMap(const Expr &expr)
    {
        Range sum;
        const quint64 start = expr.args.empty() ? 0 : unlimited;
        Entries entries {false, {start, 0}, {start, 0}};
        for (size_t i = 0; i + 1 < expr.args.size(); i += 2) {
            sum = sum + cost(*expr.args[i]) + cost(*expr.args[i + 1]);
            entries.key = entries.key.united(sizeOrAny(*expr.args[i]));
            entries.value = entries.value.united(sizeOrAny(*expr.args[i + 1]));
        }
        m_entries.insert(&expr, entries);
        return sum + Range::of(mapCost);
    }

    Range costOfBinding(const Expr &expr)
    {
        const Expr::Loop &loop = *expr.loop;
        const Range sum = cost(*loop.range) + cost(*loop.init);
        m_locals << Local {
            loop.accuVar, pathOf(*loop.init), sizeOf(*loop.init), entriesOf(*loop.init)};
        const Range result = cost(*loop.result);
        m_locals.removeLast();
        if (const auto size = sizeOf(*loop.result))
            m_sizes.insert(&expr, *size);
        return sum + result;
    }

    Range costOfLoop(const Expr &expr)
    {
        const Expr::Loop &loop = *expr.loop;
        const Range before = cost(*loop.range) + cost(*loop.init);
        m_locals << Local {
            loop.accuVar, pathOf(*loop.init), sizeOf(*loop.init), entriesOf(*loop.init)};
        const bool hasTwo = !loop.secondVar.isEmpty();
        pushVariables(loop, hasTwo);
        const Range round = cost(*loop.condition) + cost(*loop.step);
        m_locals.resize(m_locals.size() - (hasTwo ? 2 : 1));
        const Range after = cost(*loop.result);
        m_locals.removeLast();
        const Range count = sizeOrAny(*loop.range);
        if (loop.init->kind == Expr::Kind::Literal) {
            if (const auto size = sizeOf(*loop.init))
                m_sizes.insert(&expr, *size);
        } else if (loop.init->kind == Expr::Kind::List || loop.init->kind == Expr::Kind::Map) {
            m_sizes.insert(&expr, count);
            if (const auto entries = entriesOf(*loop.step))
                m_entries.insert(&expr, *entries);
        }
        return before + after + count * round;
    }

    void pushVariables(const Expr::Loop &loop, bool hasTwo)
    {
        const QStringList path = pathOf(*loop.range);
        const std::optional<Entries> entries = entriesOf(*loop.range);
        const bool isList = entries ? entries->isList : loop.range->type->kind == Type::Kind::List;
        const auto push = [&](const QString &name, bool isValue, const QString &part) {
            std::optional<Range> size;
            if (entries)
                size = isValue ? entries->value : entries->key;
            m_locals << Local {name, path + QStringList {part}, size, {}};
        };
        if (hasTwo) {
            push(loop.firstVar, false, isList ? u"@indices"_s : u"@keys"_s);
            push(loop.secondVar, true, isList ? u"@items"_s : u"@values"_s);
        } else {
            push(loop.firstVar, isList, isList ? u"@items"_s : u"@keys"_s);
        }
    }

    Range costOfCall(const Expr &expr)
    {
        if (expr.name == "dyn"_L1) {
            const Range sum = Range::of(1) + cost(*expr.args[0]);
            if (const auto size = sizeOf(*expr.args[0]))
                m_sizes.insert(&expr, *size);
            if (const auto entries = entriesOf(*expr.args[0]))
                m_entries.insert(&expr, *entries);
            return sum;
        }
        if (expr.name == "_?._"_L1)
            return costOfOptionalSelect(expr);
        QList<Range> args;
        for (const ExprPtr &arg : expr.args)
            args << cost(*arg);
        const Range target = expr.target ? cost(*expr.target) : Range();
        Range calls {unlimited, 0};
        std::optional<Range> size;
        for (const Overload *overload : expr.overloads) {
            const CallCost one = costOf(expr, overload->id, args);
            calls = calls.united(one.cost);
            if (one.size)
                size = size ? size->united(*one.size) : *one.size;
            if (overload->id == "index_list"_L1 || overload->id == "index_map"_L1) {
                const std::optional<Entries> entries = entriesOf(*expr.args[0]);
                size = entries ? std::optional(entries->value) : std::nullopt;
                m_paths.insert(&expr,
                    pathOf(*expr.args[0])
                        + QStringList {
                            overload->id == "index_list"_L1 ? u"@items"_s : u"@values"_s});
            }
            if (!size)
                size = sizeOf(expr);
        }
        if (size)
            m_sizes.insert(&expr, *size);
        return target + calls;
    }

    Range costOfOptionalSelect(const Expr &expr) { return cost(*expr.args[0]) + Range::of(1); }

    CallCost costOf(const Expr &expr, const QString &id, const QList<Range> &args)
    {
        Range sum;
        for (const Range &arg : args)
            sum = sum + arg;
        if (auto own = costOfLibrary(expr, id))
            return {own->cost + sum, own->size};
        if (id == "logical_or"_L1 || id == "logical_and"_L1)
            return {{args[0].least, (args[0] + args[1]).most}, {}};
        if (id == "conditional"_L1) {
            const Range size = sizeOrAny(*expr.args[1]).united(sizeOrAny(*expr.args[2]));
            unite(expr, *expr.args[1], *expr.args[2]);
            return {args[0] + args[1].united(args[2]), size};
        }
        if (id == "add_string"_L1 || id == "add_bytes"_L1 || id == "add_list"_L1) {
            const Range size = sizeOrAny(*expr.args[0]) + sizeOrAny(*expr.args[1]);
            unite(expr, *expr.args[0], *expr.args[1]);
            const Range own = id == "add_list"_L1 ? Range::of(1) : size * perCharacter;
            return {own + sum, size};
        }
        const CallCost standard = costOfStandard(expr, id);
        return {standard.cost + sum, standard.size};
    }

    void unite(const Expr &expr, const Expr &left, const Expr &right)
    {
        const auto a = entriesOf(left);
        const auto b = entriesOf(right);
        if (a && b)
            m_entries.insert(&expr, {a->isList, a->key.united(b->key), a->value.united(b->value)});
    }

    /// The language's own functions, without arguments.
    CallCost costOfStandard(const Expr &expr, const QString &id)
    {
        const auto argument = [&](size_t i) { return sizeOrAny(*expr.args[i]); };
        if (id == "string_format"_L1)
            return {sizeOrAny(*expr.target) * perCharacter, {}};
        if (id == "string_to_bytes"_L1)
            return {argument(0) * perCharacter, Range {argument(0).least, argument(0).most * 4}};
        if (id == "bytes_to_string"_L1)
            return {argument(0) * perCharacter, Range {argument(0).least / 4, argument(0).most}};
        if (id == "strings_quote"_L1)
            return {argument(0) * perCharacter,
                Range {argument(0).least + 2, argument(0).most * 2 + 2}};
        if (id == "starts_with_string"_L1 || id == "ends_with_string"_L1)
            return {argument(0) * perCharacter, {}};
        if (id == "in_list"_L1)
            return {argument(1), {}};
        if (id == "matches_string"_L1)
            return {(sizeOrAny(*expr.target) + Range::of(1)) * perCharacter
                    * (argument(0) * perPatternCharacter),
                {}};
        if (id == "contains_string"_L1)
            return {sizeOrAny(*expr.target) * perCharacter * (argument(0) * perCharacter), {}};
        static const QStringList compared {u"equals"_s, u"not_equals"_s, u"less_string"_s,
            u"greater_string"_s, u"less_equals_string"_s, u"greater_equals_string"_s,
            u"less_bytes"_s, u"greater_bytes"_s, u"less_equals_bytes"_s, u"greater_equals_bytes"_s};
        if (compared.contains(id)) {
            const quint64 most = std::min(argument(0).most, argument(1).most);
            return {Range {most > 0 ? quint64(1) : 0, most} * perCharacter, {}};
        }
        return {Range::of(1), {}};
    }

    /// What a function of the Kubernetes libraries sees of an argument.
    Range seen(const Expr &expr)
    {
        if (const auto size = sizeOf(expr))
            return *size;
        return sizeAt(placeOf(expr)).value_or(anySize);
    }

    std::optional<CallCost> costOfLibrary(const Expr &expr, const QString &id)
    {
        const QString &name = expr.name;
        static const QStringList nominal {u"masked"_s, u"prefixLength"_s, u"family"_s,
            u"isUnspecified"_s, u"isLoopback"_s, u"isLinkLocalMulticast"_s, u"isLinkLocalUnicast"_s,
            u"isGlobalUnicast"_s, u"format.named"_s, u"sign"_s, u"asInteger"_s, u"isInteger"_s,
            u"asApproximateFloat"_s, u"isGreaterThan"_s, u"isLessThan"_s, u"compareTo"_s, u"add"_s,
            u"sub"_s, u"major"_s, u"minor"_s, u"patch"_s, u"getScheme"_s, u"getHostname"_s,
            u"getHost"_s, u"getPort"_s, u"getEscapedPath"_s, u"getQuery"_s};
        if (nominal.contains(name) || id == "cidr_ip"_L1)
            return CallCost {Range::of(1), {}};
        static const QStringList parsers {u"cidr"_s, u"isIP"_s, u"isCIDR"_s, u"ip"_s, u"quantity"_s,
            u"isQuantity"_s, u"semver"_s, u"isSemver"_s};
        if (parsers.contains(name))
            return CallCost {seen(*expr.args[0]) * perCharacter, {}};
        if (name == "ip.isCanonical"_L1)
            return CallCost {seen(*expr.args[0]) * (2 * perCharacter), {}};
        if (name == "url"_L1)
            return CallCost {seen(*expr.args[0]) * perCharacter, seen(*expr.args[0])};
        if (name.startsWith("sets."_L1)) {
            const Range pairs = seen(*expr.args[0]) * seen(*expr.args[1]);
            const double factor = name == "sets.equivalent"_L1 ? 2 : 1;
            return CallCost {pairs * factor + Range::of(1), {}};
        }
        if (name == "containsIP"_L1 || name == "containsCIDR"_L1)
            return costOfContains(expr, id);
        if (name == "validate"_L1)
            return CallCost {seen(*expr.args[0]) * perCharacter * (128 * perPatternCharacter), {}};
        if (name != "_==_"_L1)
            return expr.target ? costOfText(expr) : std::nullopt;
        const Type &first = *expr.args[0]->type;
        if (first.kind == Type::Kind::Opaque && !first.isOptional()
            && isSame(first, *expr.args[1]->type))
            return CallCost {costOfSameness(first, *expr.args[1]), {}};
        return {};
    }

    /// Of two values of the Kubernetes libraries.
    Range costOfSameness(const Type &type, const Expr &right)
    {
        if (type.name == "kubernetes.NamedFormat"_L1)
            return Range {1, 64} * perCharacter;
        if (type.name == "kubernetes.URL"_L1)
            return Range {1, sizeOf(right).value_or(Range::of(1)).most} * perCharacter;
        return Range::of(1);
    }

    CallCost costOfContains(const Expr &expr, const QString &id)
    {
        const Range address {4, 16};
        Range cost = (address + address) * perCharacter;
        if (expr.name == "containsCIDR"_L1)
            cost = cost + address * perCharacter + Range::of(1);
        if (id.endsWith("_string"_L1))
            cost = cost + seen(*expr.args[0]) * perCharacter;
        return {cost, {}};
    }

    /// Members of strings and lists.
    std::optional<CallCost> costOfText(const Expr &expr)
    {
        const QString &name = expr.name;
        static const QStringList walks {
            u"lowerAscii"_s, u"upperAscii"_s, u"substring"_s, u"trim"_s};
        static const QStringList searches {
            u"isSorted"_s, u"sum"_s, u"max"_s, u"min"_s, u"indexOf"_s, u"lastIndexOf"_s};
        const Range own = seen(*expr.target);
        if (walks.contains(name))
            return CallCost {own * perCharacter, own};
        if (searches.contains(name))
            return costOfSearch(expr, own);
        if (name == "replace"_L1)
            return CallCost {own * (2 * perCharacter), replacedSize(expr, own)};
        if (name == "split"_L1) {
            quint64 most = own.most;
            if (expr.args.size() > 1) {
                if (const auto *limit = expr.args[1]->literal.as<qint64>())
                    most = quint64(*limit);
            }
            return CallCost {own * (2 * perCharacter), Range {0, most}};
        }
        if (name == "join"_L1)
            return costOfJoin(expr, own);
        if (name == "find"_L1 || name == "findAll"_L1)
            return CallCost {
                (own + Range::of(1)) * perCharacter * (seen(*expr.args[0]) * perPatternCharacter),
                Range {0, own.most}};
        return {};
    }

    [[nodiscard]] Range itemSize(const Expr &list) const
    {
        const QStringList path = placeOf(list);
        return sizeAt(path.isEmpty() ? path : path + QStringList {u"@items"_s}).value_or(anySize);
    }

    CallCost costOfSearch(const Expr &expr, Range own)
    {
        if (expr.target->type->kind != Type::Kind::List)
            return {own * perCharacter, {}};
        const Type::Kind item = expr.target->type->parameters[0]->kind;
        Range each = Range::of(1);
        if (item == Type::Kind::String || item == Type::Kind::Bytes)
            each = each + itemSize(*expr.target) * perCharacter;
        return {own * each, {}};
    }

    CallCost costOfJoin(const Expr &expr, Range own)
    {
        Range size;
        if (expr.target->type->kind == Type::Kind::List)
            size = own * itemSize(*expr.target);
        if (!expr.args.empty()) {
            const Range gaps {own.least > 0 ? own.least - 1 : 0, own.most > 0 ? own.most - 1 : 0};
            size = size + seen(*expr.args[0]) * gaps;
        }
        return {size * perCharacter, size};
    }

    Range replacedSize(const Expr &expr, Range own)
    {
        const Range from = seen(*expr.args[0]);
        const Range to = seen(*expr.args[1]);
        Range count;
        Range kept;
        if (from.least == 0) {
            count.most = own.most < unlimited ? own.most + 1 : own.most;
            kept.most = own.most;
        } else if (to.most <= from.least) {
            kept.most = own.most;
        } else {
            count.most = scaled(own.most, 1.0 / double(from.least));
        }
        if (from.most == 0) {
            count.least = own.least < unlimited ? own.least + 1 : own.least;
            kept.least = own.least;
        } else if (from.most <= to.least) {
            kept.least = own.least;
        } else {
            count.least = scaled(own.least, 1.0 / double(from.most));
        }
        return count * to + kept;
    }

    const Shape &m_self;
    QList<Local> m_locals;
    QHash<const Expr *, QStringList> m_paths;
    QHash<const Expr *, Range> m_sizes;
    QHash<const Expr *, Entries> m_entries;
};

} // namespace

quint64 largestCost(const Program &program, const Shape &self)
{
    return Estimator(self).cost(program.root()).most;
}

} // namespace models::cel
