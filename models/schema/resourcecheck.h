// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/schema/problems.h"

namespace models {

/// Requests and limits of a container beside each other: check 29.
void checkResources(Problems &problems, const yaml::Node &resources);

} // namespace models
