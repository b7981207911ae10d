// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/schema/problems.h"

#include <QJsonObject>

namespace models {

/// What the server lets nobody change once an object of its own kinds exists: check 32. Custom
/// kinds say it themselves, by rules. What is not written is not compared.
void checkImmutable(Problems &problems, const yaml::Node &object, const QJsonObject &loaded);

} // namespace models
