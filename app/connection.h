// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/program.h"
#include "models/kube/cluster.h"

#include <QObject>

#include <memory>

namespace models::sandbox {
class Sandbox;
}

namespace app {

/// The server a command speaks to: of the kubeconfig, or a sandbox of its own.
struct Connection
{
    std::unique_ptr<models::sandbox::Sandbox> sandbox; // ends after the cluster that speaks to it
    std::unique_ptr<models::Cluster> cluster;
    QString nameSpace;
};
using ConnectionRef = std::shared_ptr<Connection>;

/// Made, not yet spoken to: the first request tells whether the server is there.
[[nodiscard]] QCoro::Task<models::Result<ConnectionRef>> connectTo(CommonOptions options);
/// The same, with the server's kinds read.
[[nodiscard]] QCoro::Task<models::Result<ConnectionRef>> connectAndDiscover(CommonOptions options);

} // namespace app
