// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/cel/knownsizes.h"

#include <QList>

#include <optional>

namespace models::cel {

/// What a call of a function costs at least and at most, by the sizes of its arguments.
class CallCosts
{
public:
    explicit CallCosts(KnownSizes &sizes)
        : m_sizes(sizes)
    {
    }

    struct Cost
    {
        Range cost;
        std::optional<Range> size; ///< of the result
    };
    /// `args`: the costs of the arguments; they are in the result.
    [[nodiscard]] Cost of(const Expr &expr, const QString &overload, const QList<Range> &args);

private:
    Cost ofStandard(const Expr &expr, const QString &overload);
    std::optional<Cost> ofLibrary(const Expr &expr, const QString &overload);
    Range ofSameness(const Type &type, const Expr &right);
    Cost ofContains(const Expr &expr, const QString &overload);
    std::optional<Cost> ofText(const Expr &expr);
    Cost ofSearch(const Expr &expr, Range own);
    Cost ofJoin(const Expr &expr, Range own);
    Range replacedSize(const Expr &expr, Range own);

    KnownSizes &m_sizes;
};

} // namespace models::cel
