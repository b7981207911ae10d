// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"

#include <QString>

#include <chrono>

namespace models::sandbox {

/// What goes wrong on purpose: "drop=5s,latency=200ms,gone=3,error=10".
struct Faults
{
    std::chrono::milliseconds dropEvery {0}; ///< open watches are cut each time this has passed
    std::chrono::milliseconds latency {0}; ///< before each answer
    int goneWatches = 0; ///< so many watches are told that their version is too old
    int errorEvery = 0; ///< each n-th request is answered 500

    [[nodiscard]] static Result<Faults> parse(const QString &text);
};

} // namespace models::sandbox
