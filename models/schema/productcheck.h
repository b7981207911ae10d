// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/guide/guide.h"
#include "models/schema/problems.h"
#include "models/schema/schemanode.h"

#include <memory>

namespace models::cel {
class RuleSet;
}

namespace models {

/// The rules of a guide, compiled for the schema of its kind. Immutable; safe in any thread.
class ProductRules final
{
public:
    /// Null when the guide has no rules that could hold anything.
    [[nodiscard]] static std::shared_ptr<const ProductRules> read(
        const Guide &guide, const SchemaNode &root);

    /// Check 34. What cannot be evaluated, because a value is of another type than its schema says,
    /// is said elsewhere.
    void check(Problems &problems, const yaml::Node &object, const SchemaNode &root) const;

private:
    QList<GuideRule> m_rules;
    std::shared_ptr<const cel::RuleSet> m_set;
};

/// What is wrong with a rule itself for that schema: its place is not there, or it does not
/// compile. Empty when it is sound.
[[nodiscard]] Message faultOf(const GuideRule &rule, const SchemaNode &root);

} // namespace models
