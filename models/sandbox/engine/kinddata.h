// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/cel/ruleset.h"
#include "models/sandbox/engine/jsonpath.h"
#include "models/sandbox/engine/schema.h"
#include "models/sandbox/kinds/kindrules.h"

#include <QJsonObject>

#include <memory>
#include <optional>

namespace models::sandbox {

/// What the engine keeps about one served version of a kind, behind KindInfo.
class KindData
{
public:
    std::shared_ptr<const SchemaPool> pool {}; ///< owns the schema
    const Schema *schema = nullptr;
    KindRules rules {}; ///< built-in kinds
    QString description {};

    // custom kinds
    QJsonObject props {}; ///< the version's openAPIV3Schema as the CRD has it
    QList<JsonPath> columnPaths {};
    QString specReplicasPath {}, statusReplicasPath {}, labelSelectorPath {};

    /// x-kubernetes-validations, compiled when first asked for; null when there are none.
    [[nodiscard]] const cel::RuleSet *validations() const
    {
        if (!m_validations)
            m_validations = cel::RuleSet::read(props, true);
        return m_validations->get();
    }

private:
    mutable std::optional<std::shared_ptr<const cel::RuleSet>> m_validations {};
};

} // namespace models::sandbox
