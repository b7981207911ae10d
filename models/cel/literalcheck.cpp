// SPDX-License-Identifier: Apache-2.0
#include "models/cel/literalcheck.h"

#include "models/cel/functions.h"

using namespace Qt::StringLiterals;

namespace models::cel {

namespace {

class LiteralCheck
{
public:
    QList<Issue> run(const Expr &expr)
    {
        walk(expr, false);
        return std::move(m_issues);
    }

private:
    /// `isFree`: inside of the arguments of format, which may be of any types.
    void walk(const Expr &expr, bool isFree)
    {
        const bool isFormat = expr.kind == Expr::Kind::Call && expr.name == "format"_L1;
        if (expr.kind == Expr::Kind::Call)
            checkCall(expr);
        else if (expr.kind == Expr::Kind::List && !isFree)
            checkTypes(expr, 0, 1);
        else if (expr.kind == Expr::Kind::Map && !isFree) {
            checkTypes(expr, 0, 2);
            checkTypes(expr, 1, 2);
        }
        if (expr.target)
            walk(*expr.target, isFree);
        for (const ExprPtr &arg : expr.args)
            walk(*arg, isFree || isFormat);
        if (!expr.loop)
            return;
        for (const ExprPtr &part : {expr.loop->range, expr.loop->init, expr.loop->condition,
                 expr.loop->step, expr.loop->result})
            walk(*part, isFree);
    }

    /// Every so many parts from one on are of one type.
    void checkTypes(const Expr &expr, size_t first, size_t stride)
    {
        TypePtr wanted;
        for (size_t i = first; i < expr.args.size(); i += stride) {
            TypePtr type = expr.args[i]->type;
            const bool isOptional = first + 1 == stride
                && expr.optionalEntries.contains(qsizetype(i / stride)) && type->isOptional();
            if (isOptional)
                type = type->parameters.front();
            if (!wanted) {
                wanted = type;
            } else if (!isSame(*wanted, *type)) {
                report(*expr.args[i],
                    u"expected type '%1' but found '%2'"_s.arg(wanted->text(), type->text()));
                return;
            }
        }
    }

    void checkCall(const Expr &expr)
    {
        if (expr.args.empty())
            return;
        const Expr &last = *expr.args.back();
        const QString *text
            = last.kind == Expr::Kind::Literal ? last.literal.as<QString>() : nullptr;
        const bool isLiteral = last.kind == Expr::Kind::Literal;
        if (expr.name == "duration"_L1 && isLiteral && !(text && parseDuration(*text)))
            report(last, u"invalid duration argument"_s);
        else if (expr.name == "timestamp"_L1 && text && !parseTimestamp(*text, TimeSyntax::Rfc3339))
            report(last, u"invalid timestamp argument"_s);
        else if (expr.name == "matches"_L1 && text && !patternFault(*text).isEmpty())
            report(last, u"invalid matches argument"_s);
        else if (expr.name == "format"_L1 && expr.target && last.kind == Expr::Kind::List
            && expr.target->literal.as<QString>())
            checkFormat(expr, *expr.target->literal.as<QString>(), last.args);
    }

    void checkFormat(const Expr &call, const QString &format, const std::vector<ExprPtr> &values)
    {
        const auto clauses = formatClauses(format);
        if (!clauses) {
            report(call, clauses.error());
            return;
        }
        const auto count = qsizetype(values.size());
        for (qsizetype i = 0; i < clauses->size(); ++i) {
            if (i >= count) {
                report(call, u"index %1 out of range"_s.arg(i));
                return;
            }
            const Expr &value = *values[size_t(i)];
            if (const QString fault = clauseFault(clauses->at(i), *value.type); !fault.isEmpty()) {
                report(value, fault);
                return;
            }
        }
        if (clauses->size() < count)
            report(call,
                u"too many arguments supplied to string.format (expected %1, got %2)"_s
                    .arg(clauses->size())
                    .arg(count));
    }

    void report(const Expr &expr, const QString &text) { m_issues << Issue {expr.offset, text}; }

    QList<Issue> m_issues;
};

} // namespace

QList<Issue> checkLiterals(const Expr &expr)
{
    return LiteralCheck().run(expr);
}

} // namespace models::cel
