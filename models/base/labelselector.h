// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>

namespace models {

/// What a metav1.LabelSelector ({matchLabels, matchExpressions}) chooses; an empty one: everything.
/// An operator that there is none of is taken for DoesNotExist: the server has refused it before.
[[nodiscard]] bool selectorMatches(const QJsonObject &selector, const QJsonObject &labels);

} // namespace models
