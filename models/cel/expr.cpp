// SPDX-License-Identifier: Apache-2.0
#include "models/cel/expr.h"

#include <algorithm>

namespace models::cel {

namespace {

int depthOver(const std::vector<ExprPtr> &children)
{
    int depth = 0;
    for (const ExprPtr &child : children)
        depth = std::max(depth, child->depth);
    return depth + 1;
}

} // namespace

ExprPtr literalExpr(qsizetype offset, const Value &value)
{
    auto expr = std::make_shared<Expr>();
    expr->kind = Expr::Kind::Literal;
    expr->offset = offset;
    expr->literal = value;
    expr->isConstant = true;
    return expr;
}

ExprPtr identExpr(qsizetype offset, const QString &name)
{
    auto expr = std::make_shared<Expr>();
    expr->kind = Expr::Kind::Ident;
    expr->offset = offset;
    expr->name = name;
    return expr;
}

ExprPtr callExpr(
    qsizetype offset, const QString &function, std::vector<ExprPtr> args, ExprPtr target)
{
    auto expr = std::make_shared<Expr>();
    expr->kind = Expr::Kind::Call;
    expr->offset = offset;
    expr->name = function;
    expr->depth = std::max(depthOver(args), target ? target->depth + 1 : 0);
    expr->args = std::move(args);
    expr->target = std::move(target);
    return expr;
}

ExprPtr listExpr(qsizetype offset, std::vector<ExprPtr> items)
{
    auto expr = std::make_shared<Expr>();
    expr->kind = Expr::Kind::List;
    expr->offset = offset;
    expr->depth = depthOver(items);
    expr->args = std::move(items);
    return expr;
}

} // namespace models::cel
