// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/schema/problems.h"

namespace models {

/// One container by itself: image, environment, ports, probes, mounts, resources. Checks 27 to 29.
/// `hasKeyedLists`: its schema says already that a variable or a mount is there once.
void checkContainer(Problems &problems, const yaml::Node &container, bool hasKeyedLists);

/// What is wrong with the name of a port; empty when nothing is.
[[nodiscard]] Message portNameProblem(const QString &name);
/// Says so when a port is no number from 1 to 65535. Nothing for a node that is no integer.
void checkPortNumber(Problems &problems, const yaml::Node *port);

} // namespace models
