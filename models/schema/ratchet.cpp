// SPDX-License-Identifier: Apache-2.0
#include "models/schema/ratchet.h"

#include "models/cel/ruleset.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace models {

namespace {

using Check = yaml::Diagnostic::Check;

/// Checks of values; names, labels and what a server cannot even read are never let pass.
bool isOfSchema(int check)
{
    static const QSet<int> checks {Check::MissingRequired, Check::WrongType, Check::Enum,
        Check::Range, Check::LengthOrPattern, Check::Count, Check::ListType, Check::Combination,
        Check::Union, Check::QuantityGrammar, Check::Format, Check::IntOrString};
    return checks.contains(check);
}

/// Both values of a place, as far down as they can be told to be the same place.
struct Pair
{
    QJsonValue now;
    QJsonValue old;
    QJsonObject schema;
};

std::optional<Pair> step(const Pair &pair, const Path::Segment &segment)
{
    Pair next;
    if (const auto *name = std::get_if<QString>(&segment)) {
        const QJsonObject members = pair.schema["properties"_L1].toObject();
        next.schema = members.contains(*name) ? members[*name].toObject()
                                              : pair.schema["additionalProperties"_L1].toObject();
        next.now = pair.now.toObject().value(*name);
        next.old = pair.old.toObject().value(*name);
    } else {
        next.now = pair.now.toArray().at(std::get<int>(segment));
        next.old = cel::sameItem(pair.old.toArray(), next.now, pair.schema);
        next.schema = pair.schema["items"_L1].toObject();
    }
    if (next.now.isUndefined() || next.old.isUndefined())
        return std::nullopt;
    return next;
}

} // namespace

void tolerateUnchanged(
    Problems &problems, const SchemaNode &root, const QJsonObject &now, const QJsonObject &loaded)
{
    problems.revise([&](yaml::Diagnostic &found) {
        if (found.severity != yaml::Severity::Error || !isOfSchema(found.check))
            return;
        Pair pair {now, loaded, root.raw()};
        for (const Path::Segment &segment : found.path.segments()) {
            const auto next = step(pair, segment);
            if (!next)
                break;
            pair = *next;
        }
        if (cel::isUnchanged(pair.now, pair.old, pair.schema))
            found.severity = yaml::Severity::Warning;
    });
}

} // namespace models
