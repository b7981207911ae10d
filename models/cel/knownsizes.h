// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/cel/costrange.h"
#include "models/cel/expr.h"

#include <QHash>
#include <QStringList>

#include <optional>

namespace models::cel {

class Shape;

/// What is known, before there is an object, of the sizes of what an expression's parts give: by
/// the schema, by literals, and by what the walk over the expression has noted so far.
class KnownSizes
{
public:
    explicit KnownSizes(const Shape &self)
        : m_self(self)
    {
    }

    /// Of what a list or a map holds.
    struct Entries
    {
        bool isList = false;
        Range key;
        Range value;
    };
    /// A variable of a loop or of a binding.
    struct Local
    {
        QString name;
        QStringList path;
        std::optional<Range> size;
        std::optional<Entries> entries;
    };
    void enter(const Local &local) { m_locals << local; }
    void leave(int count = 1) { m_locals.resize(m_locals.size() - count); }
    [[nodiscard]] const Local *local(const Expr &expr) const;

    void setPath(const Expr &expr, const QStringList &path) { m_paths.insert(&expr, path); }
    void setSize(const Expr &expr, Range size) { m_sizes.insert(&expr, size); }
    void setEntries(const Expr &expr, const Entries &entries) { m_entries.insert(&expr, entries); }
    /// What either of two gives.
    void unite(const Expr &expr, const Expr &left, const Expr &right);

    /// Where in the object it stands: members, "@items", "@keys", "@values". Empty: nowhere.
    [[nodiscard]] QStringList pathOf(const Expr &expr) const;
    [[nodiscard]] std::optional<Range> sizeOf(const Expr &expr);
    [[nodiscard]] Range sizeOrAny(const Expr &expr) { return sizeOf(expr).value_or(Range::any()); }
    [[nodiscard]] std::optional<Entries> entriesOf(const Expr &expr) const;
    /// What a function of the Kubernetes libraries sees of an argument.
    [[nodiscard]] Range seen(const Expr &expr);
    [[nodiscard]] Range itemSize(const Expr &list) const;

private:
    [[nodiscard]] std::optional<Range> sizeAt(const QStringList &path) const;
    [[nodiscard]] QStringList placeOf(const Expr &expr) const;

    const Shape &m_self;
    QList<Local> m_locals;
    QHash<const Expr *, QStringList> m_paths;
    QHash<const Expr *, Range> m_sizes;
    QHash<const Expr *, Entries> m_entries;
};

} // namespace models::cel
