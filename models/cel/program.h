// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/cel/checker.h"
#include "models/cel/expr.h"

#include <expected>
#include <span>

namespace models::cel {

/// What came of an expression, and what it took.
struct Evaluated
{
    Value value {}; ///< a failure when there is none
    quint64 cost = 0; ///< units
    bool isTooCostly = false; ///< stopped at the limit
};

/// A checked expression, ready to be evaluated again and again. Immutable; safe in any thread.
class Program final
{
public:
    /// Where a text is no program, what an API server would say of it.
    struct Fault
    {
        enum class Stage { Compilation, Instantiation };
        Stage stage = Stage::Compilation;
        QString text {}; ///< of the compilation: all issues, with lines and carets
        QList<Issue> issues {};
    };
    [[nodiscard]] static std::expected<Program, Fault> compile(
        const QString &source, const QList<Variable> &variables);

    /// Values of the variables in the order in which they were declared.
    [[nodiscard]] Evaluated evaluate(std::span<const Value> variables, quint64 costLimit) const;

    [[nodiscard]] const Type &type() const { return *m_root->type; }
    [[nodiscard]] const Expr &root() const { return *m_root; }
    /// Is this variable read anywhere?
    [[nodiscard]] bool uses(int slot) const;

private:
    explicit Program(ExprPtr root)
        : m_root(std::move(root))
    {
    }
    ExprPtr m_root;
};

/// Works out what needs no variables: literals of lists and maps, conversions of literals. Empty,
/// or why that fails.
[[nodiscard]] QString foldConstants(Expr &expr);

} // namespace models::cel
