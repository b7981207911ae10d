// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/engine/jsonpath.h"
#include "models/sandbox/engine/schema.h"
#include "models/sandbox/kinds/kindrules.h"

#include <QJsonObject>

#include <memory>

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
};

} // namespace models::sandbox
