// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/schema/problems.h"
#include "models/schema/schemanode.h"

namespace models {

/// What the server asks of a pod beyond its schema: checks 27 to 29, in pods and in the templates
/// of every kind. In a custom kind a controller may still add volumes, so that a missing one is
/// only doubted.
void checkPodSpec(Problems &problems, const yaml::Node &spec, const SchemaNode &schema);

} // namespace models
