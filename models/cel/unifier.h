// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/cel/type.h"

#include <QHash>
#include <QList>

#include <utility>
#include <vector>

namespace models::cel {

/// Finds out what the parameters of types stand for, one assignment after the other.
class Unifier final
{
public:
    /// Whether a value of one type can be used as the other; remembers what parameters had to mean
    /// for it, and nothing when it cannot.
    [[nodiscard]] bool assign(const TypePtr &from, const TypePtr &to);
    [[nodiscard]] bool assignAll(const QList<TypePtr> &from, const std::vector<TypePtr> &to);

    /// With parameters replaced by what is known of them, the rest by dyn when asked.
    [[nodiscard]] TypePtr resolved(const TypePtr &type, bool toDyn = false) const;
    [[nodiscard]] Type resolved(const Type &type) const;
    /// A parameter of its own.
    [[nodiscard]] TypePtr freshType();
    /// An overload with parameters of its own.
    [[nodiscard]] std::pair<std::vector<TypePtr>, TypePtr> instance(
        const std::vector<TypePtr> &args, const TypePtr &result);

private:
    using Known = QHash<QString, TypePtr>;
    bool fits(const TypePtr &from, const TypePtr &to);
    bool fitsAll(const std::vector<TypePtr> &from, const std::vector<TypePtr> &to);
    /// Binds a parameter; the second of the pair: whether it was bound before.
    std::pair<bool, bool> bind(const TypePtr &type, const TypePtr &parameter);
    [[nodiscard]] bool isFreeOf(const Type &parameter, const Type &within) const;
    static TypePtr replaced(const TypePtr &type, const Known &known, bool toDyn);

    Known m_known;
    int m_count = 0;
};

/// Of two types that go together, the one that says less.
[[nodiscard]] TypePtr mostGeneral(const TypePtr &left, const TypePtr &right);

} // namespace models::cel
