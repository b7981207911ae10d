// SPDX-License-Identifier: Apache-2.0
#include "models/schema/immutablerules.h"

#include "models/cel/parser.h"

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace models {

namespace {

using cel::Expr;

/// `root.a.b` as ["a", "b"]; nothing if it is anything else.
std::optional<QStringList> chainOf(const Expr &expr, const QString &root)
{
    QStringList keys;
    const Expr *at = &expr;
    while (at->kind == Expr::Kind::Select && at->target) {
        keys.prepend(at->name);
        at = at->target.get();
    }
    if (at->kind != Expr::Kind::Ident || at->name != root)
        return std::nullopt;
    return keys;
}

bool isCall(const Expr &expr, QLatin1StringView name, size_t args)
{
    return expr.kind == Expr::Kind::Call && expr.name == name && expr.args.size() == args;
}

/// has(oldSelf.…), also several of them: there was such a member.
bool wasThere(const Expr &expr)
{
    if (isCall(expr, "_&&_"_L1, 2))
        return wasThere(*expr.args[0]) && wasThere(*expr.args[1]);
    return expr.kind == Expr::Kind::Select && expr.isPresenceTest && chainOf(expr, u"oldSelf"_s);
}

QList<QStringList> frozenBy(const Expr &expr)
{
    if (isCall(expr, "_&&_"_L1, 2))
        return frozenBy(*expr.args[0]) + frozenBy(*expr.args[1]);
    if (isCall(expr, "_||_"_L1, 2)) {
        for (const size_t guard : {size_t {0}, size_t {1}}) {
            const Expr &side = *expr.args[guard];
            if (isCall(side, "!_"_L1, 1) && wasThere(*side.args[0]))
                return frozenBy(*expr.args[1 - guard]);
        }
        return {};
    }
    if (isCall(expr, "_?_:_"_L1, 3))
        return wasThere(*expr.args[0]) ? frozenBy(*expr.args[1]) : QList<QStringList>();
    if (!isCall(expr, "_==_"_L1, 2))
        return {};
    for (const size_t now : {size_t {0}, size_t {1}}) {
        if (expr.args[now]->isPresenceTest)
            break; // that it is there, not what it says
        const auto fresh = chainOf(*expr.args[now], u"self"_s);
        const auto old = chainOf(*expr.args[1 - now], u"oldSelf"_s);
        if (fresh && fresh == old)
            return {*fresh};
    }
    return {};
}

} // namespace

QList<QStringList> immutableMembers(const SchemaNode::Rule &rule)
{
    if (!rule.rule.contains("oldSelf"_L1))
        return {};
    const cel::Parsed parsed = cel::parse(rule.rule);
    return parsed.expr ? frozenBy(*parsed.expr) : QList<QStringList>();
}

} // namespace models
