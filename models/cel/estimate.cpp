// SPDX-License-Identifier: Apache-2.0
#include "models/cel/estimate.h"

#include "models/cel/callcosts.h"
#include "models/cel/costs.h"
#include "models/cel/functions.h"

using namespace Qt::StringLiterals;

namespace models::cel {

namespace {

class Estimator
{
public:
    explicit Estimator(const Shape &self)
        : m_sizes(self)
        , m_calls(m_sizes)
    {
    }

    Range cost(const Expr &expr)
    {
        switch (expr.kind) {
        case Expr::Kind::Literal:
            return {};
        case Expr::Kind::Ident:
            m_sizes.setPath(
                expr, m_sizes.local(expr) ? m_sizes.local(expr)->path : QStringList {expr.name});
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
    Range costOfSelect(const Expr &expr)
    {
        Range sum = cost(*expr.target);
        if (expr.isPresenceTest)
            return sum;
        const Type::Kind kind = expr.target->type->kind;
        if (kind == Type::Kind::Map || kind == Type::Kind::Object)
            sum = sum + Range::of(1);
        m_sizes.setPath(expr, m_sizes.pathOf(*expr.target) + QStringList {expr.name});
        return sum;
    }

    Range costOfList(const Expr &expr)
    {
        Range sum;
        Range item {expr.args.empty() ? 0 : Range::unlimited, 0};
        for (const ExprPtr &arg : expr.args) {
            sum = sum + cost(*arg);
            item = item.united(m_sizes.sizeOrAny(*arg));
        }
        m_sizes.setEntries(expr, {true, Range::of(1), item});
        return sum + Range::of(listCost);
    }

    Range costOfMap(const Expr &expr)
    {
        Range sum;
        const quint64 start = expr.args.empty() ? 0 : Range::unlimited;
        KnownSizes::Entries entries {false, {start, 0}, {start, 0}};
        for (size_t i = 0; i + 1 < expr.args.size(); i += 2) {
            sum = sum + cost(*expr.args[i]) + cost(*expr.args[i + 1]);
            entries.key = entries.key.united(m_sizes.sizeOrAny(*expr.args[i]));
            entries.value = entries.value.united(m_sizes.sizeOrAny(*expr.args[i + 1]));
        }
        m_sizes.setEntries(expr, entries);
        return sum + Range::of(mapCost);
    }

    Range costOfBinding(const Expr &expr)
    {
        const Expr::Loop &loop = *expr.loop;
        const Range sum = cost(*loop.range) + cost(*loop.init);
        m_sizes.enter({loop.accuVar, m_sizes.pathOf(*loop.init), m_sizes.sizeOf(*loop.init),
            m_sizes.entriesOf(*loop.init)});
        const Range result = cost(*loop.result);
        m_sizes.leave();
        if (const auto size = m_sizes.sizeOf(*loop.result))
            m_sizes.setSize(expr, *size);
        return sum + result;
    }

    Range costOfLoop(const Expr &expr)
    {
        const Expr::Loop &loop = *expr.loop;
        const Range before = cost(*loop.range) + cost(*loop.init);
        m_sizes.enter({loop.accuVar, m_sizes.pathOf(*loop.init), m_sizes.sizeOf(*loop.init),
            m_sizes.entriesOf(*loop.init)});
        const bool hasTwo = !loop.secondVar.isEmpty();
        pushVariables(loop, hasTwo);
        const Range round = cost(*loop.condition) + cost(*loop.step);
        m_sizes.leave(hasTwo ? 2 : 1);
        const Range after = cost(*loop.result);
        m_sizes.leave();
        const Range count = m_sizes.sizeOrAny(*loop.range);
        if (loop.init->kind == Expr::Kind::Literal) {
            if (const auto size = m_sizes.sizeOf(*loop.init))
                m_sizes.setSize(expr, *size);
        } else if (loop.init->kind == Expr::Kind::List || loop.init->kind == Expr::Kind::Map) {
            m_sizes.setSize(expr, count);
            if (const auto entries = m_sizes.entriesOf(*loop.step))
                m_sizes.setEntries(expr, *entries);
        }
        return before + after + count * round;
    }

    void pushVariables(const Expr::Loop &loop, bool hasTwo)
    {
        const QStringList path = m_sizes.pathOf(*loop.range);
        const std::optional<KnownSizes::Entries> entries = m_sizes.entriesOf(*loop.range);
        const bool isList = entries ? entries->isList : loop.range->type->kind == Type::Kind::List;
        const auto push = [&](const QString &name, bool isValue, const QString &part) {
            std::optional<Range> size;
            if (entries)
                size = isValue ? entries->value : entries->key;
            m_sizes.enter({name, path + QStringList {part}, size, {}});
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
            if (const auto size = m_sizes.sizeOf(*expr.args[0]))
                m_sizes.setSize(expr, *size);
            if (const auto entries = m_sizes.entriesOf(*expr.args[0]))
                m_sizes.setEntries(expr, *entries);
            return sum;
        }
        if (expr.name == "_?._"_L1)
            return costOfOptionalSelect(expr);
        QList<Range> args;
        for (const ExprPtr &arg : expr.args)
            args << cost(*arg);
        const Range target = expr.target ? cost(*expr.target) : Range();
        Range calls {Range::unlimited, 0};
        std::optional<Range> size;
        for (const Overload *overload : expr.overloads) {
            const CallCosts::Cost one = m_calls.of(expr, overload->id, args);
            calls = calls.united(one.cost);
            if (one.size)
                size = size ? size->united(*one.size) : *one.size;
            if (overload->id == "index_list"_L1 || overload->id == "index_map"_L1) {
                const std::optional<KnownSizes::Entries> entries = m_sizes.entriesOf(*expr.args[0]);
                size = entries ? std::optional(entries->value) : std::nullopt;
                m_sizes.setPath(expr,
                    m_sizes.pathOf(*expr.args[0])
                        + QStringList {
                            overload->id == "index_list"_L1 ? u"@items"_s : u"@values"_s});
            }
            if (!size)
                size = m_sizes.sizeOf(expr);
        }
        if (size)
            m_sizes.setSize(expr, *size);
        return target + calls;
    }

    Range costOfOptionalSelect(const Expr &expr) { return cost(*expr.args[0]) + Range::of(1); }

    KnownSizes m_sizes;
    CallCosts m_calls;
};

} // namespace

quint64 largestCost(const Program &program, const Shape &self)
{
    return Estimator(self).cost(program.root()).most;
}

} // namespace models::cel
