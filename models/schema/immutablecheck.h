// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/schema/problems.h"

#include <QJsonObject>

namespace models {

/// What the server lets nobody change once an object of its own kinds exists: check 32. Custom
/// kinds say it themselves, by rules. What is not written is not compared; what is written and was
/// never set is refused, too, but for the few fields that are filled in later.
void checkImmutable(Problems &problems, const yaml::Node &object, const QJsonObject &loaded);

/// Of a server's own kind, is this a field that nobody changes once the object exists, whatever the
/// object says? Pure.
[[nodiscard]] bool isFixedField(const QString &group, const QString &kind, const Path &path);

} // namespace models
