// SPDX-License-Identifier: Apache-2.0
#include "models/cel/knownsizes.h"

#include "models/cel/shape.h"

using namespace Qt::StringLiterals;

namespace models::cel {

namespace {

bool isScalar(const Type &type)
{
    switch (type.kind) {
    case Type::Kind::Bool:
    case Type::Kind::Double:
    case Type::Kind::Duration:
    case Type::Kind::Int:
    case Type::Kind::Timestamp:
    case Type::Kind::Uint:
        return true;
    default:
        return type.isOptional() && isScalar(*type.parameters[0]);
    }
}

std::optional<Range> literalSize(const Expr &expr)
{
    if (expr.kind == Expr::Kind::List)
        return Range::of(expr.args.size());
    if (expr.kind == Expr::Kind::Map)
        return Range::of(expr.args.size() / 2);
    if (expr.kind != Expr::Kind::Literal)
        return {};
    return Range::of(quint64(expr.literal.size().value_or(1)));
}

} // namespace

const KnownSizes::Local *KnownSizes::local(const Expr &expr) const
{
    if (expr.kind != Expr::Kind::Ident)
        return nullptr;
    for (qsizetype i = m_locals.size() - 1; i >= 0; --i) {
        if (m_locals[i].name == expr.name)
            return &m_locals[i];
    }
    return nullptr;
}

QStringList KnownSizes::pathOf(const Expr &expr) const
{
    const Local *known = local(expr);
    return known ? known->path : m_paths.value(&expr);
}

/// What the schema says of a place.
std::optional<Range> KnownSizes::sizeAt(const QStringList &path) const
{
    if (path.isEmpty())
        return {};
    const Shape *shape = &m_self;
    for (const QString &name : path.sliced(1)) {
        if (name == "@items"_L1 || name == "@values"_L1) {
            shape = shape->item.get();
        } else if (name == "@keys"_L1) {
            if (shape->kind != Shape::Kind::Map)
                return {};
            return Range {}; // keys have no stated length
        } else {
            const auto member = shape->members.constFind(name);
            shape = member == shape->members.cend() ? nullptr : member->shape.get();
        }
        if (!shape)
            return {};
    }
    return Range {0, quint64(shape->maxElements)};
}

/// A place that a call may ask the size of; the result of a loop is none.
QStringList KnownSizes::placeOf(const Expr &expr) const
{
    const QStringList path = pathOf(expr);
    return !path.isEmpty() && path.first() == accumulatorName ? QStringList() : path;
}

std::optional<Range> KnownSizes::sizeOf(const Expr &expr)
{
    if (const auto known = m_sizes.constFind(&expr); known != m_sizes.cend())
        return *known;
    if (const auto size = literalSize(expr))
        return size;
    if (const auto size = sizeAt(pathOf(expr))) {
        m_sizes.insert(&expr, *size);
        return size;
    }
    if (isScalar(*expr.type))
        return Range::of(1);
    const Local *known = local(expr);
    return known ? known->size : std::nullopt;
}

std::optional<KnownSizes::Entries> KnownSizes::entriesOf(const Expr &expr) const
{
    if (const auto known = m_entries.constFind(&expr); known != m_entries.cend())
        return *known;
    const Local *found = local(expr);
    return found ? found->entries : std::nullopt;
}

Range KnownSizes::seen(const Expr &expr)
{
    if (const auto size = sizeOf(expr))
        return *size;
    return sizeAt(placeOf(expr)).value_or(Range::any());
}

Range KnownSizes::itemSize(const Expr &list) const
{
    const QStringList path = placeOf(list);
    return sizeAt(path.isEmpty() ? path : path + QStringList {u"@items"_s}).value_or(Range::any());
}

void KnownSizes::unite(const Expr &expr, const Expr &left, const Expr &right)
{
    const auto a = entriesOf(left);
    const auto b = entriesOf(right);
    if (a && b)
        m_entries.insert(&expr, {a->isList, a->key.united(b->key), a->value.united(b->value)});
}

} // namespace models::cel
