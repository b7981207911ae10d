// SPDX-License-Identifier: Apache-2.0
#include "models/cel/checker.h"

#include "models/cel/functions.h"
#include "models/cel/literalcheck.h"
#include "models/cel/shape.h"
#include "models/cel/unifier.h"

using namespace Qt::StringLiterals;

namespace models::cel {

namespace {

QString typesText(const QList<TypePtr> &types, bool isMember)
{
    QStringList texts;
    for (qsizetype i = isMember ? 1 : 0; i < types.size(); ++i)
        texts << types[i]->text();
    const QString args = u'(' + texts.join(u", "_s) + u')';
    return isMember ? types.first()->text() + u'.' + args : args;
}

/// "a.b.c" for a chain of plain members; empty for others.
QString qualifiedName(const Expr &expr)
{
    if (expr.kind == Expr::Kind::Ident)
        return expr.name;
    if (expr.kind != Expr::Kind::Select || expr.isPresenceTest)
        return {};
    const QString target = qualifiedName(*expr.target);
    return target.isEmpty() ? QString() : target + u'.' + expr.name;
}

class Checker
{
public:
    explicit Checker(const QList<Variable> &variables)
        : m_scope(variables)
    {
    }

    QList<Issue> run(Expr &expr)
    {
        check(expr);
        for (Expr *node : std::as_const(m_nodes))
            node->type = m_unifier.resolved(node->type, true);
        return std::move(m_issues);
    }

private:
    void report(const Expr &expr, const QString &text)
    {
        const Issue issue {expr.offset, text};
        // An expression that a macro uses twice is complained about once.
        for (const Issue &known : std::as_const(m_issues)) {
            if (known.offset == issue.offset && known.text == issue.text)
                return;
        }
        m_issues << issue;
    }

    void undeclared(Expr &expr, const QString &name)
    {
        report(expr, u"undeclared reference to '%1' (in container '')"_s.arg(name));
        expr.type = simpleType(Type::Kind::Error);
    }

    void mismatch(const Expr &expr, const Type &expected, const Type &found)
    {
        report(expr,
            u"expected type '%1' but found '%2'"_s.arg(
                m_unifier.resolved(expected).text(), m_unifier.resolved(found).text()));
    }

    void check(Expr &expr)
    {
        switch (expr.kind) {
        case Expr::Kind::Literal:
            expr.type = literalType(expr.literal);
            break;
        case Expr::Kind::Ident:
            if (!resolveName(expr, expr.name))
                undeclared(expr, expr.name);
            break;
        case Expr::Kind::Select:
            checkSelect(expr);
            break;
        case Expr::Kind::Call:
            checkCall(expr);
            break;
        case Expr::Kind::List:
            checkList(expr);
            break;
        case Expr::Kind::Map:
            checkMap(expr);
            break;
        case Expr::Kind::Message:
            undeclared(expr, expr.name);
            break;
        case Expr::Kind::Comprehension:
            checkComprehension(expr);
            break;
        }
        m_nodes << &expr;
    }

    static TypePtr literalType(const Value &value)
    {
        switch (value.kind()) {
        case Value::Kind::Bool:
            return simpleType(Type::Kind::Bool);
        case Value::Kind::Int:
            return simpleType(Type::Kind::Int);
        case Value::Kind::Uint:
            return simpleType(Type::Kind::Uint);
        case Value::Kind::Double:
            return simpleType(Type::Kind::Double);
        case Value::Kind::String:
            return simpleType(Type::Kind::String);
        case Value::Kind::Bytes:
            return simpleType(Type::Kind::Bytes);
        default:
            return simpleType(Type::Kind::Null);
        }
    }

    bool resolveName(Expr &expr, QString name)
    {
        const bool isRooted = name.startsWith(u'.');
        if (isRooted)
            name = name.sliced(1);
        for (qsizetype i = m_scope.size() - 1; i >= 0; --i) {
            if (m_scope[i].name == name && !(isRooted && i > 1)) {
                expr.kind = Expr::Kind::Ident;
                expr.slot = int(i);
                expr.type = m_scope[i].type;
                return true;
            }
        }
        const TypePtr type = namedType(name);
        if (!type)
            return false;
        expr.kind = Expr::Kind::Ident;
        expr.type = typeOf(type);
        expr.literal = Value::Data(TypeName {type->runtimeName()});
        expr.isConstant = true;
        return true;
    }

    void checkSelect(Expr &expr)
    {
        if (const QString name = qualifiedName(expr);
            !name.isEmpty() && namedType(name) && resolveName(expr, name))
            return;
        TypePtr type = memberType(expr, *expr.target, expr.name, false);
        if (expr.isPresenceTest)
            type = simpleType(Type::Kind::Bool);
        expr.type = m_unifier.resolved(type);
    }

    TypePtr memberType(Expr &expr, Expr &operand, const QString &name, bool isOptional)
    {
        check(operand);
        TypePtr target = m_unifier.resolved(operand.type);
        const bool wasOptional = target->isOptional();
        if (wasOptional)
            target = target->parameters.front();
        TypePtr result = simpleType(Type::Kind::Dyn);
        switch (target->kind) {
        case Type::Kind::Map:
            result = target->parameters[1];
            break;
        case Type::Kind::Object: {
            const auto member = target->shape->members.constFind(name);
            if (member != target->shape->members.cend()) {
                result = member->shape->type;
            } else {
                report(expr, u"undefined field '%1'"_s.arg(name));
                result = simpleType(Type::Kind::Error);
            }
            break;
        }
        case Type::Kind::Parameter:
            (void)m_unifier.assign(simpleType(Type::Kind::Dyn), target);
            break;
        default:
            if (!target->isDynOrError())
                report(expr, u"type '%1' does not support field selection"_s.arg(target->text()));
        }
        return wasOptional || isOptional ? optionalOf(result) : result;
    }

    void checkCall(Expr &expr)
    {
        if (expr.name == "_?._"_L1) {
            const QString name = *expr.args[1]->literal.as<QString>();
            expr.args[1]->type = simpleType(Type::Kind::String);
            expr.type = m_unifier.resolved(memberType(expr, *expr.args[0], name, true));
            return;
        }
        for (const ExprPtr &arg : expr.args)
            check(*arg);
        if (expr.target) {
            const QString prefix = qualifiedName(*expr.target);
            const QString name = prefix + u'.' + expr.name;
            if (!prefix.isEmpty() && findFunction(name)) {
                expr.name = name;
                expr.target.reset();
            } else {
                check(*expr.target);
            }
        }
        QString name = expr.name;
        if (!expr.target && name.startsWith(u'.'))
            name = name.sliced(1);
        expr.function = findFunction(name);
        if (!expr.function) {
            undeclared(expr, expr.name);
            return;
        }
        expr.name = name;
        resolveOverloads(expr);
    }

    void resolveOverloads(Expr &expr)
    {
        QList<TypePtr> types;
        if (expr.target)
            types << expr.target->type;
        for (const ExprPtr &arg : expr.args)
            types << arg->type;
        if (expr.name == "_&&_"_L1 || expr.name == "_||_"_L1) {
            checkLogic(expr);
            return;
        }
        TypePtr result;
        expr.overloads.clear();
        for (const Overload &overload : expr.function->overloads) {
            if (overload.isMember != bool(expr.target))
                continue;
            const auto [wanted, outcome] = m_unifier.instance(overload.args, overload.result);
            if (!m_unifier.assignAll(types, wanted))
                continue;
            expr.overloads << &overload;
            const TypePtr found = m_unifier.resolved(outcome);
            if (!result)
                result = found;
            else if (result->kind != Type::Kind::Dyn && !isSame(*result, *found))
                result = simpleType(Type::Kind::Dyn);
        }
        if (!result) {
            for (TypePtr &type : types)
                type = m_unifier.resolved(type, true);
            report(expr,
                u"found no matching overload for '%1' applied to '%2'"_s.arg(
                    expr.name, typesText(types, bool(expr.target))));
            result = simpleType(Type::Kind::Error);
        }
        expr.type = result;
    }

    void checkLogic(Expr &expr)
    {
        expr.overloads = {&expr.function->overloads.front()};
        expr.type = simpleType(Type::Kind::Bool);
        for (const ExprPtr &arg : expr.args) {
            if (!m_unifier.assign(arg->type, simpleType(Type::Kind::Bool))) {
                mismatch(*arg, *simpleType(Type::Kind::Bool), *arg->type);
                expr.type = simpleType(Type::Kind::Error);
            }
        }
    }

    TypePtr joined(const TypePtr &previous, const TypePtr &next)
    {
        if (!previous)
            return next;
        if (m_unifier.assign(previous, next))
            return mostGeneral(previous, next);
        return simpleType(Type::Kind::Dyn);
    }

    TypePtr entryType(const Expr &expr, bool isOptional)
    {
        if (!isOptional)
            return expr.type;
        const TypePtr type = m_unifier.resolved(expr.type);
        if (type->isOptional())
            return type->parameters.front();
        if (type->kind != Type::Kind::Dyn)
            mismatch(expr, *optionalOf(type), *type);
        return type;
    }

    void checkList(Expr &expr)
    {
        TypePtr item;
        for (size_t i = 0; i < expr.args.size(); ++i) {
            Expr &one = *expr.args[i];
            check(one);
            item = joined(item, entryType(one, expr.optionalEntries.contains(qsizetype(i))));
        }
        expr.type = listOf(item ? item : m_unifier.freshType());
    }

    void checkMap(Expr &expr)
    {
        TypePtr key;
        TypePtr value;
        for (size_t i = 0; i + 1 < expr.args.size(); i += 2) {
            check(*expr.args[i]);
            key = joined(key, expr.args[i]->type);
            Expr &one = *expr.args[i + 1];
            check(one);
            value = joined(value, entryType(one, expr.optionalEntries.contains(qsizetype(i / 2))));
        }
        expr.type = mapOf(key ? key : m_unifier.freshType(), value ? value : m_unifier.freshType());
    }

    void checkComprehension(Expr &expr)
    {
        Expr::Loop &loop = *expr.loop;
        check(*loop.range);
        check(*loop.init);
        const TypePtr accu = loop.init->type;
        const bool hasTwo = !loop.secondVar.isEmpty();
        const auto [first, second] = iterated(*loop.range, hasTwo);
        m_scope << Variable {loop.accuVar, accu};
        m_scope << Variable {loop.firstVar, first};
        if (hasTwo)
            m_scope << Variable {loop.secondVar, second};
        check(*loop.condition);
        assertType(*loop.condition, simpleType(Type::Kind::Bool));
        check(*loop.step);
        assertType(*loop.step, accu);
        m_scope.resize(m_scope.size() - (hasTwo ? 2 : 1));
        check(*loop.result);
        m_scope.removeLast();
        expr.type = m_unifier.resolved(loop.result->type);
    }

    std::pair<TypePtr, TypePtr> iterated(const Expr &range, bool hasTwo)
    {
        const TypePtr type = m_unifier.resolved(range.type);
        const TypePtr dyn = simpleType(Type::Kind::Dyn);
        switch (type->kind) {
        case Type::Kind::List:
            return hasTwo ? std::pair(simpleType(Type::Kind::Int), type->parameters[0])
                          : std::pair(type->parameters[0], dyn);
        case Type::Kind::Map:
            return {type->parameters[0], type->parameters[1]};
        case Type::Kind::Dyn:
        case Type::Kind::Error:
        case Type::Kind::Parameter:
            (void)m_unifier.assign(dyn, type);
            return {dyn, dyn};
        default:
            report(range,
                u"expression of type '%1' cannot be range of a comprehension (must be list, map, or dynamic)"_s
                    .arg(type->text()));
            return {simpleType(Type::Kind::Error), simpleType(Type::Kind::Error)};
        }
    }

    void assertType(const Expr &expr, const TypePtr &expected)
    {
        if (!m_unifier.assign(expected, expr.type))
            mismatch(expr, *expected, *expr.type);
    }

    QList<Variable> m_scope;
    Unifier m_unifier;
    QList<Expr *> m_nodes;
    QList<Issue> m_issues;
};

} // namespace

QList<Issue> check(const ExprPtr &expr, const QList<Variable> &variables)
{
    const QList<Issue> issues = Checker(variables).run(*expr);
    return issues.isEmpty() ? checkLiterals(*expr) : issues;
}

} // namespace models::cel
