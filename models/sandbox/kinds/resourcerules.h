// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/engine/causes.h"

#include <QJsonObject>

/// What a server refuses in names and amounts of resources.
namespace models::sandbox::rules {

/// The limits and requests of a container.
void resources(const QJsonObject &resources, const QString &path, Causes &causes);
/// The amounts of a ResourceQuota: `spec.hard`.
void quotaAmounts(const QJsonObject &hard, const QString &path, Causes &causes);

} // namespace models::sandbox::rules
