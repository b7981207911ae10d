// SPDX-License-Identifier: Apache-2.0
#include "models/cel/program.h"

#include "models/cel/costs.h"
#include "models/cel/functions.h"
#include "models/cel/parser.h"

#include <QVarLengthArray>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace models::cel {

namespace {

const QString tooCostly = u"operation cancelled: actual cost limit exceeded"_s;

QString keyText(const Value &key)
{
    static const Native toString = findFunction(u"string"_s)->call;
    const Value text = toString(Args(&key, 1));
    return text.as<QString>() ? *text.as<QString>() : key.typeName();
}

Value noSuchKey(const Value &key)
{
    return Value::failure(u"no such key: "_s + keyText(key));
}

/// Chains of names and brackets are read in one go, and cost so.
bool isAttribute(const Expr &expr)
{
    if (expr.kind == Expr::Kind::Ident || expr.kind == Expr::Kind::Select)
        return !expr.isConstant && !expr.isPresenceTest;
    return expr.kind == Expr::Kind::Call && !expr.isConstant
        && (expr.operation == Expr::Operation::Index
            || expr.operation == Expr::Operation::OptionalIndex);
}

bool isUsed(const Expr &expr, int slot)
{
    if (expr.kind == Expr::Kind::Ident && expr.slot == slot)
        return true;
    if (expr.target && isUsed(*expr.target, slot))
        return true;
    for (const ExprPtr &arg : expr.args) {
        if (isUsed(*arg, slot))
            return true;
    }
    if (!expr.loop)
        return false;
    for (const ExprPtr &part : {expr.loop->range, expr.loop->init, expr.loop->condition,
             expr.loop->step, expr.loop->result}) {
        if (isUsed(*part, slot))
            return true;
    }
    return false;
}

class Evaluator
{
public:
    Evaluator(std::span<const Value> variables, quint64 limit)
        : m_limit(limit)
    {
        m_stack.reserve(qsizetype(variables.size()) + 8);
        for (const Value &variable : variables)
            m_stack << variable;
    }

    Evaluated run(const Expr &expr)
    {
        Value value = evaluate(expr);
        if (m_cost > m_limit)
            return {Value::failure(tooCostly), m_cost, true};
        return {std::move(value), m_cost, false};
    }

private:
    [[nodiscard]] bool isOver() const { return m_cost > m_limit; }

    Value evaluate(const Expr &expr)
    {
        if (expr.isConstant)
            return expr.literal;
        if (isOver())
            return Value::failure(tooCostly);
        switch (expr.kind) {
        case Expr::Kind::Ident:
            ++m_cost;
            return m_stack.at(expr.slot);
        case Expr::Kind::Select:
            return select(expr);
        case Expr::Kind::Call:
            return call(expr);
        case Expr::Kind::List:
            return list(expr);
        case Expr::Kind::Map:
            return map(expr);
        case Expr::Kind::Comprehension:
            return comprehension(*expr.loop);
        default:
            return Value::noSuchOverload();
        }
    }

    [[nodiscard]] static bool isNone(const Value &value)
    {
        const auto *optional = value.as<Optional>();
        return optional && !optional->value;
    }

    /// What a member or an item is asked of.
    Value operand(const Expr &expr)
    {
        const Value value = evaluate(expr);
        const bool isChoice = expr.operation == Expr::Operation::Conditional;
        m_cost += isAttribute(expr) || isChoice ? 0 : 1;
        return value;
    }

    Value select(const Expr &expr)
    {
        const Value target = operand(*expr.target);
        const Value &name = expr.literal;
        if (expr.isPresenceTest)
            return presence(target, name);
        if (target.isFailure())
            return target;
        Value value = member(target, name);
        m_cost += isNone(value) ? 0 : 1;
        return value;
    }

    static Value presence(const Value &target, const Value &name)
    {
        if (target.isFailure())
            return target;
        if (const auto *optional = target.as<Optional>())
            return optional->value ? presence(*optional->value, name) : Value(Value::Data(false));
        const Map *map = target.asMap();
        return Value::Data(map && map->find(name).has_value());
    }

    /// By name, key or index.
    static Value member(const Value &target, const Value &key)
    {
        if (const auto *optional = target.as<Optional>())
            return optional->value ? optionalMember(*optional->value, key) : target;
        if (const Map *map = target.asMap()) {
            if (!map->takes(key))
                return Value::noSuchOverload();
            const std::optional<Value> found = map->find(key);
            return found ? *found : noSuchKey(key);
        }
        const List *list = target.asList();
        if (!list)
            return noSuchKey(key);
        const std::optional<qint64> index = indexOf(key);
        if (!index)
            return Value::failure(key.as<double>() || key.as<quint64>()
                    ? u"unsupported index value %1 in list"_s.arg(keyText(key))
                    : u"unsupported index type '%1' in list"_s.arg(key.typeName()));
        if (*index < 0 || *index >= list->size())
            return Value::failure(u"index out of bounds: %1"_s.arg(*index));
        return list->at(*index);
    }

    static std::optional<qint64> indexOf(const Value &key)
    {
        if (const auto *number = key.as<qint64>())
            return *number;
        if (const auto *number = key.as<quint64>(); number && *number < quint64(1) << 62)
            return qint64(*number);
        if (const auto *number = key.as<double>();
            number && double(qint64(*number)) == *number && *number < 9e18 && *number > -9e18)
            return qint64(*number);
        return {};
    }

    static Value optionalMember(const Value &target, const Value &key)
    {
        if (const auto *optional = target.as<Optional>())
            return optional->value ? optionalMember(*optional->value, key) : target;
        std::optional<Value> found;
        if (const Map *map = target.asMap()) {
            found = map->find(key);
        } else if (const List *list = target.asList()) {
            const std::optional<qint64> index = indexOf(key);
            if (!index)
                return member(target, key);
            if (*index >= 0 && *index < list->size())
                found = list->at(*index);
        }
        if (!found)
            return Value::none();
        return found->isFailure() ? *found : Value::some(*found);
    }

    Value call(const Expr &expr)
    {
        switch (expr.operation) {
        case Expr::Operation::And:
            return logic(expr, false);
        case Expr::Operation::Or:
            return logic(expr, true);
        case Expr::Operation::Conditional:
            return conditional(expr);
        case Expr::Operation::NotStrictlyFalse: {
            const Value value = evaluate(*expr.args[0]);
            ++m_cost;
            return Value::Data(!(value.as<bool>() && !value.isTrue()));
        }
        case Expr::Operation::Alternative:
        case Expr::Operation::AlternativeValue:
            return alternative(expr);
        case Expr::Operation::Index:
        case Expr::Operation::OptionalIndex:
            return index(expr);
        case Expr::Operation::Membership:
        case Expr::Operation::Plain:
            break;
        }
        return callFunction(expr);
    }

    static bool isPattern(CostWay way) { return way == CostWay::Find || way == CostWay::Matches; }

    Value callFunction(const Expr &expr)
    {
        const size_t count = expr.args.size() + (expr.target ? 1 : 0);
        // Two are worked out before either is looked at; of more, none after one that failed.
        const bool stopsEarly
            = count > 2 || (isPattern(expr.costWay) && expr.args.back()->isConstant);
        QVarLengthArray<Value, 4> args;
        Value failure;
        for (size_t i = 0; i < count && !(stopsEarly && failure.isFailure()); ++i) {
            const bool isTarget = expr.target && i == 0;
            args << evaluate(isTarget ? *expr.target : *expr.args[i - (expr.target ? 1 : 0)]);
            if (args.last().isFailure() && !failure.isFailure())
                failure = args.last();
        }
        if (isOver())
            return Value::failure(tooCostly);
        if (size_t(args.size()) < count)
            return failure;
        const Args view(args.constData(), count);
        const Value result = failure.isFailure() ? failure : expr.function->call(view);
        // Of a list of literals a member is looked up, not searched.
        const bool isLookup = expr.operation == Expr::Operation::Membership
            && expr.args[1]->isConstant && args[1].asList();
        m_cost += isLookup ? 0 : callCost(expr.costWay, view, result);
        return result;
    }

    Value index(const Expr &expr)
    {
        const Value target = operand(*expr.args[0]);
        if (target.isFailure())
            return target;
        const Value key = evaluate(*expr.args[1]);
        Value value = key;
        if (!key.isFailure())
            value = expr.operation == Expr::Operation::Index ? member(target, key)
                                                             : optionalMember(target, key);
        // A key that is read like the list itself is part of the same step.
        m_cost += isNone(value) || isAttribute(*expr.args[1]) ? 0 : 1;
        return value;
    }

    /// An optional, or what is to be used in its place.
    Value alternative(const Expr &expr)
    {
        const Value value = evaluate(*expr.target);
        if (value.isFailure())
            return value;
        const auto *optional = value.as<Optional>();
        if (!optional)
            return Value::noSuchOverload();
        if (optional->value)
            return expr.operation == Expr::Operation::Alternative ? value : *optional->value;
        return evaluate(*expr.args[0]);
    }

    /// One side is enough when it decides, whatever the other one is: failures as well.
    Value logic(const Expr &expr, bool decisive)
    {
        const Value left = evaluate(*expr.args[0]);
        if (left.as<bool>() && *left.as<bool>() == decisive)
            return left;
        const Value right = evaluate(*expr.args[1]);
        if (right.as<bool>() && *right.as<bool>() == decisive)
            return right;
        if (left.as<bool>() && right.as<bool>())
            return Value::Data(!decisive);
        if (left.isFailure())
            return left;
        return right.isFailure() ? right : Value::noSuchOverload();
    }

    Value conditional(const Expr &expr)
    {
        const Value condition = evaluate(*expr.args[0]);
        if (condition.isFailure())
            return condition;
        if (!condition.as<bool>())
            return Value::noSuchOverload();
        const Expr &branch = *expr.args[condition.isTrue() ? 1 : 2];
        const Value value = evaluate(branch);
        if (isAttribute(branch) && m_cost > 0)
            --m_cost; // read with the condition in one go
        return value;
    }

    Value list(const Expr &expr)
    {
        QList<Value> items;
        items.reserve(qsizetype(expr.args.size()));
        m_cost += listCost;
        for (size_t i = 0; i < expr.args.size(); ++i) {
            const Value item = evaluate(*expr.args[i]);
            if (item.isFailure())
                return item;
            if (!expr.optionalEntries.contains(qsizetype(i))) {
                items << item;
                continue;
            }
            const auto *optional = item.as<Optional>();
            if (!optional)
                return Value::failure(
                    u"cannot initialize optional list element from non-optional value"_s);
            if (optional->value)
                items << *optional->value;
        }
        return Value::list(std::move(items));
    }

    Value map(const Expr &expr)
    {
        QList<Map::Entry> entries;
        m_cost += mapCost;
        for (size_t i = 0; i + 1 < expr.args.size(); i += 2) {
            const Value key = evaluate(*expr.args[i]);
            if (key.isFailure())
                return key;
            Value value = evaluate(*expr.args[i + 1]);
            if (value.isFailure())
                return value;
            if (expr.optionalEntries.contains(qsizetype(i / 2))) {
                const auto *optional = value.as<Optional>();
                if (!optional)
                    return Value::failure(
                        u"cannot initialize optional entry from non-optional value"_s);
                if (!optional->value)
                    continue;
                value = Value(*optional->value);
            }
            entries << Map::Entry {key, value};
        }
        return Map::of(entries);
    }

    /// A name for a value: worked out only where it is used.
    Value binding(const Expr::Loop &loop)
    {
        const bool isNeeded = isUsed(*loop.result, int(m_stack.size()));
        m_stack << (isNeeded ? evaluate(*loop.init) : Value());
        Value result = evaluate(*loop.result);
        m_stack.removeLast();
        return result;
    }

    static Value notIterable(const Value &range, const Expr::Loop &loop)
    {
        static constexpr std::array names {"Err"_L1, "Null"_L1, "Bool"_L1, "Int"_L1, "Uint"_L1,
            "Double"_L1, "String"_L1, "Bytes"_L1, "Timestamp"_L1, "Duration"_L1, "List"_L1,
            "Map"_L1, "Type"_L1, "Optional"_L1, "Opaque"_L1};
        const QString name = u"types."_s + names[size_t(range.kind())];
        return Value::failure(loop.secondVar.isEmpty()
                ? u"got '%1', expected iterable type"_s.arg(name)
                : u"unsupported comprehension range type: "_s + name);
    }

    Value comprehension(const Expr::Loop &loop)
    {
        if (loop.accuVar != accumulatorName)
            return binding(loop);
        const Value range = evaluate(*loop.range);
        if (range.isFailure())
            return range;
        const List *list = range.asList();
        const Map *map = range.asMap();
        if (!list && !map)
            return notIterable(range, loop);
        Value accu = evaluate(*loop.init);
        const qsizetype base = m_stack.size();
        const QList<Value> keys = map ? map->keys() : QList<Value>();
        const qsizetype count = list ? list->size() : keys.size();
        m_stack << std::move(accu);
        List *const outer = std::exchange(m_growing, nullptr);
        for (qsizetype i = 0; i < count && !isOver(); ++i) {
            if (loop.secondVar.isEmpty()) {
                m_stack << (list ? list->at(i) : keys.at(i));
            } else {
                m_stack << (list ? Value(Value::Data(qint64(i))) : keys.at(i));
                m_stack << (list ? list->at(i) : map->find(keys.at(i)).value_or(Value()));
            }
            const Value goesOn = evaluate(*loop.condition);
            if (!goesOn.isTrue()) {
                m_stack.resize(base + 1);
                break;
            }
            step(*loop.step, base);
            m_stack.resize(base + 1);
        }
        Value result = evaluate(*loop.result);
        m_stack.resize(base);
        m_growing = outer;
        return result;
    }

    /// One round. Lists grow in place, as most loops build one.
    void step(const Expr &expr, qsizetype accu)
    {
        if (const Expr *item = grown(expr, accu)) {
            const Value value = evaluate(*item);
            m_cost += 1 + listCost + 1; // the list so far, the list of one, their sum
            if (value.isFailure()) {
                m_stack[accu] = value;
                return;
            }
            if (const List *list = m_stack.at(accu).asList()) {
                append(accu, *list, value);
                return;
            }
        }
        const bool isFilter = expr.operation == Expr::Operation::Conditional
            && expr.args[2]->kind == Expr::Kind::Ident && expr.args[2]->slot == accu;
        if (!isFilter) {
            m_stack[accu] = evaluate(expr);
            return;
        }
        const Value condition = evaluate(*expr.args[0]);
        if (condition.isTrue())
            step(*expr.args[1], accu);
        else if (condition.isFailure())
            m_stack[accu] = condition;
        else if (!condition.as<bool>())
            m_stack[accu] = Value::noSuchOverload();
    }

    /// The item that accu + [item] adds; null for other steps.
    [[nodiscard]] const Expr *grown(const Expr &expr, qsizetype accu) const
    {
        const bool isSum = expr.kind == Expr::Kind::Call && expr.name == "_+_"_L1
            && expr.args.size() == 2 && expr.args[0]->kind == Expr::Kind::Ident
            && expr.args[0]->slot == accu && expr.args[1]->kind == Expr::Kind::List
            && !expr.args[1]->isConstant && expr.args[1]->args.size() == 1
            && expr.args[1]->optionalEntries.isEmpty();
        return isSum && m_stack.at(accu).asList() ? expr.args[1]->args[0].get() : nullptr;
    }

    void append(qsizetype accu, const List &list, const Value &item)
    {
        if (m_growing != &list) { // not ours: it may be a literal that others read
            QList<Value> items;
            items.reserve(list.size() + 16);
            for (qsizetype i = 0; i < list.size(); ++i)
                items << list.at(i);
            auto own = std::make_shared<List>(std::move(items));
            own->append(item);
            m_growing = own.get();
            m_stack[accu] = Value::Data(std::shared_ptr<const List>(std::move(own)));
            return;
        }
        m_growing->append(item);
    }

    QList<Value> m_stack; ///< variables in sight, outermost first
    List *m_growing = nullptr; ///< made by the innermost loop, seen by nobody else
    quint64 m_cost = 0;
    quint64 m_limit;
};

} // namespace

std::expected<Program, Program::Fault> Program::compile(
    const QString &source, const QList<Variable> &variables)
{
    const Parsed parsed = parse(source);
    const QList<Issue> issues = parsed.expr ? check(parsed.expr, variables) : parsed.issues;
    if (!issues.isEmpty())
        return std::unexpected(Fault {Fault::Stage::Compilation, display(source, issues), issues});
    if (const QString fault = foldConstants(*parsed.expr); !fault.isEmpty())
        return std::unexpected(Fault {Fault::Stage::Instantiation, fault, {{0, fault}}});
    return Program(parsed.expr);
}

Evaluated Program::evaluate(std::span<const Value> variables, quint64 costLimit) const
{
    return Evaluator(variables, costLimit).run(*m_root);
}

bool Program::uses(int slot) const
{
    return isUsed(*m_root, slot);
}

} // namespace models::cel
