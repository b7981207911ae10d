// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/cel/costs.h"
#include "models/cel/type.h"
#include "models/cel/value.h"

#include <QList>
#include <QSet>
#include <QString>

#include <memory>
#include <vector>

namespace models::cel {

struct Expr;
struct Function;
struct Overload;
using ExprPtr = std::shared_ptr<Expr>;

/// A node of a parsed expression. Macros are gone by then: they became comprehensions. The parser
/// fills the upper part, the checker the lower one; after that it does not change.
struct Expr
{
    /// What is no call of a function, though it is written or parsed like one.
    enum class Operation {
        Plain,
        And,
        Or,
        Conditional,
        NotStrictlyFalse,
        Index,
        OptionalIndex,
        Alternative, ///< or
        AlternativeValue, ///< orValue
        Membership ///< in
    };
    enum class Kind { Literal, Ident, Select, Call, List, Map, Message, Comprehension };

    Kind kind = Kind::Literal;
    qsizetype offset = 0; ///< in the text, where messages point
    int depth = 1; ///< of the tree below, this node included
    Value literal {};
    QString name {}; ///< of an identifier, a member, a function ("_+_" for operators)
    bool isPresenceTest = false; ///< has(a.b)
    ExprPtr target {}; ///< of a member or a member call
    /// Arguments of a call, items of a list; keys and values in turn of a map.
    std::vector<ExprPtr> args {};
    QSet<qsizetype> optionalEntries {}; ///< items of a list or entries of a map after `?`

    /// For each of `range`: accu = step while condition; then result. `secondVar` may be empty.
    struct Loop
    {
        QString firstVar {};
        QString secondVar {};
        QString accuVar {};
        ExprPtr range {};
        ExprPtr init {};
        ExprPtr condition {};
        ExprPtr step {};
        ExprPtr result {};
    };
    std::shared_ptr<Loop> loop {};

    TypePtr type {};
    int slot = -1; ///< of a variable, among those in sight, outermost first
    const Function *function = nullptr;
    Operation operation = Operation::Plain;
    CostWay costWay = CostWay::One;
    QList<const Overload *> overloads {}; ///< that fit the types
    /// `literal` is what it comes to: literals, names of types, what was folded. Of a member,
    /// `literal` is its name.
    bool isConstant = false;
};

/// Names a text that a rule may write cannot have.
inline const QString accumulatorName = QStringLiteral("@result");

[[nodiscard]] ExprPtr literalExpr(qsizetype offset, const Value &value);
[[nodiscard]] ExprPtr identExpr(qsizetype offset, const QString &name);
[[nodiscard]] ExprPtr callExpr(
    qsizetype offset, const QString &function, std::vector<ExprPtr> args, ExprPtr target = {});
[[nodiscard]] ExprPtr listExpr(qsizetype offset, std::vector<ExprPtr> items);

} // namespace models::cel
