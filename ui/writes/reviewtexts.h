// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/path.h"

#include <QJsonObject>
#include <QPair>

namespace ui {

/// The YAML of an object as reviews show it: without what the server alone writes.
[[nodiscard]] QString reviewYaml(const QJsonObject &object);

/// Both with values of Secrets as "***"; one that differs says so, and nothing of it is shown.
[[nodiscard]] QPair<QJsonObject, QJsonObject> maskedPair(
    const QJsonObject &before, const QJsonObject &after);

/// 1-based line of the field in its YAML; 0 when it is not there.
[[nodiscard]] int lineOf(const QString &yaml, const models::Path &path);

/// `object` with the value at `path` as `from` has it (taken away when it has none). Items of lists
/// are found by their place.
[[nodiscard]] QJsonObject withValueOf(
    const QJsonObject &object, const models::Path &path, const QJsonValue &value);
[[nodiscard]] QJsonValue valueAtPath(const QJsonObject &object, const models::Path &path);

} // namespace ui
