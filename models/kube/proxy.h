// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/kube/access.h"

#include <QProcessEnvironment>

namespace models {

/// The proxy for that server as kubectl would choose it: the kubeconfig's, else the environment's
/// (HTTPS_PROXY or HTTP_PROXY, NO_PROXY, either case), and never one for this very machine. Empty:
/// none.
[[nodiscard]] QString proxyFor(const Access &access,
    const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment());

} // namespace models
