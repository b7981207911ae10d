// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>

namespace models::sandbox {

/// One event, two shapes: core/v1 and events.k8s.io/v1. The store keeps the core one.
[[nodiscard]] QJsonObject toCoreEvent(const QJsonObject &event);
[[nodiscard]] QJsonObject toNewEvent(const QJsonObject &event);

} // namespace models::sandbox
