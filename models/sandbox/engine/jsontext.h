// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonValue>
#include <QString>

namespace models::sandbox {

/// Compact JSON of any value, keys sorted: 5, "a", {"a":1}.
[[nodiscard]] QString jsonText(const QJsonValue &value);
[[nodiscard]] QByteArray jsonBytes(const QJsonValue &value);
/// A whole number, as JSON has it: 3 and 3.0, not 3.5 and not "3".
[[nodiscard]] bool isWhole(const QJsonValue &value);
/// The value at a path of member names; Undefined where one is missing.
[[nodiscard]] QJsonValue at(const QJsonValue &root, std::initializer_list<QLatin1StringView> path);

} // namespace models::sandbox
