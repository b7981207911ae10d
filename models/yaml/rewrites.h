// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/yaml/tree.h"

namespace models::yaml {

/// Other ways to write what stands at a place, meaning the same: a collection in braces or brackets
/// as lines, an alias as a copy of what it stands for. Only what loses nothing; none in a text with
/// errors. Pure.
[[nodiscard]] QList<Fix> rewritesAt(const Tree &tree, qsizetype offset);

} // namespace models::yaml
