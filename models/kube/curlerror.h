// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/kube/access.h"
#include "models/kube/curlhandle.h"

namespace models {

/// Why an exchange failed, in words that tell its causes apart. `wentOut`: the request may have
/// reached the server; for a write the outcome is then unknown.
[[nodiscard]] Error errorOfCurl(
    CURLcode code, const CurlHandle &handle, const Access &access, bool isWrite, bool wentOut);
[[nodiscard]] Error timeoutError(const Access &access, bool isWrite, bool wentOut);
[[nodiscard]] Error cutError(const Access &access, bool isWrite, bool wentOut, QString detail);

} // namespace models
