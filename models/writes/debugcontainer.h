// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>

namespace models {

/// An ephemeral container with a terminal, under a name that the pod does not have yet
/// (debugger-x7k2p). `target`: the container whose processes it sees; empty: none.
/// https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/
[[nodiscard]] QJsonObject debugContainer(
    const QJsonObject &pod, const QString &image, const QString &target);

} // namespace models
