// SPDX-License-Identifier: Apache-2.0
#include "models/cel/macros.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace models::cel {

namespace {

using Args = std::vector<ExprPtr>;

/// Builds comprehensions in the shape that the reference implementation gives them, so that the
/// costs are the same.
class Builder
{
public:
    Builder(qsizetype offset, ExprPtr target, const Args &args, QList<Issue> &issues)
        : m_offset(offset)
        , m_target(std::move(target))
        , m_args(args)
        , m_issues(issues)
    {
    }

    ExprPtr all(size_t vars)
    {
        return loop(vars, literal(true), call(u"@not_strictly_false"_s, {accu()}),
            call(u"_&&_"_s, {accu(), m_args[vars]}), accu());
    }

    ExprPtr exists(size_t vars)
    {
        return loop(vars, literal(false), call(u"@not_strictly_false"_s, {call(u"!_"_s, {accu()})}),
            call(u"_||_"_s, {accu(), m_args[vars]}), accu());
    }

    ExprPtr existsOne(size_t vars)
    {
        const Value zero = Value::Data(qint64(0));
        const Value one = Value::Data(qint64(1));
        const ExprPtr more = call(u"_+_"_s, {accu(), literalExpr(m_offset, one)});
        return loop(vars, literalExpr(m_offset, zero), literal(true),
            call(u"_?_:_"_s, {m_args[vars], more, accu()}),
            call(u"_==_"_s, {accu(), literalExpr(m_offset, one)}));
    }

    /// With or without a filter before the result.
    ExprPtr transformList(size_t vars)
    {
        return filtered(vars, listExpr(m_offset, {}),
            call(u"_+_"_s, {accu(), listExpr(m_offset, {m_args.back()})}));
    }

    ExprPtr filter()
    {
        const ExprPtr more = call(u"_+_"_s, {accu(), listExpr(m_offset, {m_args[0]})});
        return loop(1, listExpr(m_offset, {}), literal(true),
            call(u"_?_:_"_s, {m_args[1], more, accu()}), accu());
    }

    ExprPtr transformMap(bool isEntry)
    {
        auto empty = std::make_shared<Expr>();
        empty->kind = Expr::Kind::Map;
        empty->offset = m_offset;
        Args step {accu()};
        if (!isEntry)
            step.push_back(identExpr(m_offset, m_args[0]->name));
        step.push_back(m_args.back());
        return filtered(2, empty, call(u"cel.@mapInsert"_s, step));
    }

    /// The value of an optional bound to a name; `isFlat`: the result is an optional itself.
    ExprPtr optMap(bool isFlat, const QString &macro)
    {
        if (m_args[0]->kind != Expr::Kind::Ident) {
            m_issues << Issue {
                m_args[0]->offset, macro + u"() variable name must be a simple identifier"_s};
            return literal(false);
        }
        auto bound = std::make_shared<Expr>();
        bound->kind = Expr::Kind::Comprehension;
        bound->offset = m_offset;
        bound->loop = std::make_shared<Expr::Loop>(Expr::Loop {.firstVar = u"#unused"_s,
            .accuVar = m_args[0]->name,
            .range = listExpr(m_offset, {}),
            .init = callExpr(m_offset, u"value"_s, {}, m_target),
            .condition = literal(false),
            .step = identExpr(m_offset, m_args[0]->name),
            .result = m_args[1]});
        bound->depth = std::max(m_target->depth, m_args[1]->depth) + 2;
        const ExprPtr some = isFlat ? ExprPtr(bound) : call(u"optional.of"_s, {bound});
        return call(u"_?_:_"_s,
            {callExpr(m_offset, u"hasValue"_s, {}, m_target), some, call(u"optional.none"_s, {})});
    }

    /// The names of the variables stand where names must stand.
    bool hasNames(size_t vars, const QString &complaint)
    {
        for (size_t i = 0; i < vars; ++i) {
            const ExprPtr &arg = m_args[i];
            QString fault;
            if (arg->kind != Expr::Kind::Ident)
                fault = complaint;
            else if (i == 1 && arg->name == m_args[0]->name)
                fault = u"duplicate variable name: "_s + arg->name;
            else if (arg->name == "__result__"_L1)
                fault = u"iteration variable overwrites accumulator variable"_s;
            if (!fault.isEmpty()) {
                m_issues << Issue {arg->offset, fault};
                return false;
            }
        }
        return true;
    }

private:
    [[nodiscard]] ExprPtr accu() const { return identExpr(m_offset, accumulatorName); }
    [[nodiscard]] ExprPtr literal(bool value) const
    {
        return literalExpr(m_offset, Value::Data(value));
    }
    [[nodiscard]] ExprPtr call(const QString &name, Args args) const
    {
        return callExpr(m_offset, name, std::move(args));
    }

    ExprPtr filtered(size_t vars, const ExprPtr &init, ExprPtr step)
    {
        if (m_args.size() == vars + 2)
            step = call(u"_?_:_"_s, {m_args[vars], step, accu()});
        return loop(vars, init, literal(true), step, accu());
    }

    ExprPtr loop(size_t vars, const ExprPtr &init, const ExprPtr &condition, const ExprPtr &step,
        const ExprPtr &result)
    {
        auto expr = std::make_shared<Expr>();
        expr->kind = Expr::Kind::Comprehension;
        expr->offset = m_offset;
        expr->loop = std::make_shared<Expr::Loop>(Expr::Loop {.firstVar = m_args[0]->name,
            .secondVar = vars == 2 ? m_args[1]->name : QString(),
            .accuVar = accumulatorName,
            .range = m_target,
            .init = init,
            .condition = condition,
            .step = step,
            .result = result});
        expr->depth = std::max({m_target->depth, step->depth, result->depth}) + 1;
        return expr;
    }

    qsizetype m_offset;
    ExprPtr m_target;
    const Args &m_args;
    QList<Issue> &m_issues;
};

struct Macro
{
    QLatin1StringView name;
    size_t args;
    size_t vars;
    ExprPtr (*build)(Builder &, size_t vars);
};

ExprPtr buildAll(Builder &builder, size_t vars)
{
    return builder.all(vars);
}

ExprPtr buildExists(Builder &builder, size_t vars)
{
    return builder.exists(vars);
}

ExprPtr buildExistsOne(Builder &builder, size_t vars)
{
    return builder.existsOne(vars);
}

ExprPtr buildList(Builder &builder, size_t vars)
{
    return builder.transformList(vars);
}

ExprPtr buildFilter(Builder &builder, size_t)
{
    return builder.filter();
}

ExprPtr buildMap(Builder &builder, size_t)
{
    return builder.transformMap(false);
}

ExprPtr buildMapEntry(Builder &builder, size_t)
{
    return builder.transformMap(true);
}

ExprPtr buildOptMap(Builder &builder, size_t)
{
    return builder.optMap(false, u"optMap"_s);
}

ExprPtr buildOptFlatMap(Builder &builder, size_t)
{
    return builder.optMap(true, u"optFlatMap"_s);
}

constexpr std::array macros {Macro {"all"_L1, 2, 1, buildAll}, Macro {"all"_L1, 3, 2, buildAll},
    Macro {"exists"_L1, 2, 1, buildExists}, Macro {"exists"_L1, 3, 2, buildExists},
    Macro {"exists_one"_L1, 2, 1, buildExistsOne}, Macro {"existsOne"_L1, 2, 1, buildExistsOne},
    Macro {"existsOne"_L1, 3, 2, buildExistsOne}, Macro {"map"_L1, 2, 1, buildList},
    Macro {"map"_L1, 3, 1, buildList}, Macro {"filter"_L1, 2, 1, buildFilter},
    Macro {"transformList"_L1, 3, 2, buildList}, Macro {"transformList"_L1, 4, 2, buildList},
    Macro {"transformMap"_L1, 3, 2, buildMap}, Macro {"transformMap"_L1, 4, 2, buildMap},
    Macro {"transformMapEntry"_L1, 3, 2, buildMapEntry},
    Macro {"transformMapEntry"_L1, 4, 2, buildMapEntry}, Macro {"optMap"_L1, 2, 0, buildOptMap},
    Macro {"optFlatMap"_L1, 2, 0, buildOptFlatMap}};

ExprPtr presence(const ExprPtr &argument, qsizetype offset, QList<Issue> &issues)
{
    if (argument->kind != Expr::Kind::Select || argument->isPresenceTest) {
        issues << Issue {argument->offset, u"invalid argument to has() macro"_s};
        return argument;
    }
    auto test = std::make_shared<Expr>(*argument);
    test->offset = offset;
    test->isPresenceTest = true;
    return test;
}

} // namespace

std::optional<ExprPtr> expanded(const QString &name, qsizetype offset, const ExprPtr &target,
    const std::vector<ExprPtr> &args, QList<Issue> &issues)
{
    if (!target) {
        if (name == "has"_L1 && args.size() == 1)
            return presence(args[0], offset, issues);
        return {};
    }
    for (const Macro &macro : macros) {
        if (macro.name != name || macro.args != args.size())
            continue;
        Builder builder(offset, target, args, issues);
        const bool isList = name == "map"_L1 || name == "filter"_L1;
        if (!builder.hasNames(macro.vars,
                isList ? u"argument is not an identifier"_s : u"argument must be a simple name"_s))
            return literalExpr(offset, Value::Data(false));
        return macro.build(builder, macro.vars);
    }
    return {};
}

} // namespace models::cel
