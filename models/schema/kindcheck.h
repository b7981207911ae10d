// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/schema/problems.h"

namespace models {

/// What the server asks of its own kinds beyond their schemas: selectors that fit their templates,
/// ports of services, keys of config maps. Checks 26 to 28 and 37.
void checkOwnKind(Problems &problems, const yaml::Node &object);

} // namespace models
