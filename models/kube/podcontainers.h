// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QStringList>

namespace models {

/// Names of a pod's containers; the one that kubectl would take comes first
/// (https://kubernetes.io/docs/reference/labels-annotations-taints/#kubectl-kubernetes-io-default-container).
[[nodiscard]] QStringList containersOf(const QJsonObject &pod);
/// The same, and those that run before it.
[[nodiscard]] QStringList allContainersOf(const QJsonObject &pod);

} // namespace models
