// SPDX-License-Identifier: Apache-2.0
#include "models/cel/functions.h"
#include "models/cel/program.h"

#include <QHash>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models::cel {

namespace {

bool areConstant(const Expr &expr)
{
    return std::ranges::all_of(expr.args, [](const ExprPtr &arg) { return arg->isConstant; });
}

void settle(Expr &expr, const Value &value)
{
    expr.literal = value;
    expr.isConstant = true;
}

QString foldList(Expr &expr)
{
    QList<Value> items;
    for (const ExprPtr &arg : expr.args)
        items << arg->literal;
    settle(expr, Value::list(std::move(items)));
    return {};
}

QString foldMap(Expr &expr)
{
    QList<Map::Entry> entries;
    for (size_t i = 0; i + 1 < expr.args.size(); i += 2)
        entries << Map::Entry {expr.args[i]->literal, expr.args[i + 1]->literal};
    const Value map = Map::of(entries);
    if (!map.isFailure()) // one that fails does so when it is asked for
        settle(expr, map);
    return {};
}

void settleOperation(Expr &expr)
{
    using Operation = Expr::Operation;
    static const QHash<QString, Operation> operations {{u"_&&_"_s, Operation::And},
        {u"_||_"_s, Operation::Or}, {u"_?_:_"_s, Operation::Conditional},
        {u"@not_strictly_false"_s, Operation::NotStrictlyFalse}, {u"_[_]"_s, Operation::Index},
        {u"_[?_]"_s, Operation::OptionalIndex}, {u"_?._"_s, Operation::OptionalIndex},
        {u"or"_s, Operation::Alternative}, {u"orValue"_s, Operation::AlternativeValue},
        {u"@in"_s, Operation::Membership}};
    expr.operation = operations.value(expr.name, Operation::Plain);
    expr.costWay
        = costWayOf(expr.name, expr.overloads.size() == 1 ? expr.overloads.first()->id : QString());
}

QString foldCall(Expr &expr)
{
    settleOperation(expr);
    static const QSet<QString> conversions {u"bool"_s, u"bytes"_s, u"double"_s, u"dyn"_s,
        u"duration"_s, u"int"_s, u"string"_s, u"timestamp"_s, u"type"_s, u"uint"_s};
    const bool isConversion = conversions.contains(expr.name) && !expr.target
        && expr.args.size() == 1 && expr.args[0]->isConstant;
    if (isConversion) {
        const Value value = expr.function->call(Args(&expr.args[0]->literal, 1));
        if (value.isFailure())
            return value.failureText();
        settle(expr, value);
    }
    const bool isInNothing = expr.operation == Expr::Operation::Membership
        && expr.args[1]->kind == Expr::Kind::List && expr.args[1]->args.empty();
    if (isInNothing)
        settle(expr, Value::Data(false));
    const bool isSearch = (expr.name == "find"_L1 || expr.name == "findAll"_L1) && expr.target
        && !expr.args.empty();
    if (isSearch && expr.args[0]->isConstant && expr.args[0]->literal.as<QString>())
        return patternFault(*expr.args[0]->literal.as<QString>());
    return {};
}

} // namespace

QString foldConstants(Expr &expr)
{
    QList<Expr *> parts;
    if (expr.target)
        parts << expr.target.get();
    for (const ExprPtr &arg : expr.args)
        parts << arg.get();
    if (expr.loop)
        parts << expr.loop->range.get() << expr.loop->init.get() << expr.loop->condition.get()
              << expr.loop->step.get() << expr.loop->result.get();
    for (Expr *part : std::as_const(parts)) {
        if (const QString fault = foldConstants(*part); !fault.isEmpty())
            return fault;
    }
    if (expr.kind == Expr::Kind::Select)
        expr.literal = Value::Data(expr.name); // the key that is asked for
    const bool canFold = expr.optionalEntries.isEmpty() && areConstant(expr);
    if (expr.kind == Expr::Kind::List && canFold)
        return foldList(expr);
    if (expr.kind == Expr::Kind::Map && canFold)
        return foldMap(expr);
    return expr.kind == Expr::Kind::Call ? foldCall(expr) : QString();
}

} // namespace models::cel
