// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/schema/problems.h"
#include "models/schema/schemanode.h"
#include "models/schema/validator.h"

namespace models {

/// x-kubernetes-validations, as the server will apply them: to the object with its defaults filled
/// in, and only when its structure is right, as rules take that for granted. Rules that a union
/// stands for were checked with it.
void checkRules(Problems &problems, const yaml::Node &object, const SchemaNode &root,
    const ValidationContext &context);

/// A value as the server has it before it checks: defaults written, nulls that mean nothing gone.
/// `schema` as it was served, without references.
[[nodiscard]] QJsonValue withDefaults(const QJsonValue &value, const QJsonObject &schema);

} // namespace models
