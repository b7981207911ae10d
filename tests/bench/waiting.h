// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <functional>

namespace bench {

/// Runs the event loop until it is true, looked at after each turn of the loop. False: not in time.
[[nodiscard]] bool until(const std::function<bool()> &isTrue,
    std::chrono::milliseconds patience = std::chrono::seconds(60));
/// The same; what did not happen ends the process.
void need(const std::function<bool()> &isTrue, const char *what,
    std::chrono::milliseconds patience = std::chrono::seconds(60));
/// Runs the event loop for so long.
void rest(std::chrono::milliseconds time);

} // namespace bench
