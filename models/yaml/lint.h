// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/yaml/tree.h"

namespace models::yaml {

/// What needs no schema: checks 3, 4, 6-9, 11 and 36, and everything that libyaml lets through but
/// the server's own reader refuses.
[[nodiscard]] QList<Diagnostic> lint(const Tree &tree, const QString &masked);

} // namespace models::yaml
