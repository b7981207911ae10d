// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/cel/program.h"

namespace models::cel {

class Shape;

/// What an expression costs at most, before there is an object: units as of evaluation.
///
/// Estimated from the schema and the expression, as API servers do when a CRD is written:
/// loops by the largest number of items and keys, strings by the longest text (maxItems,
/// maxProperties, maxLength, enums, formats, else what fits into a request of 3 MiB), the sizes of
/// literals, concatenations, replacements, splits and conditionals. Not estimated, and taken as
/// unlimited where a cost hangs on it: the size of what an optional, a transformed map or a call
/// without a stated size gives.
[[nodiscard]] quint64 largestCost(const Program &program, const Shape &self);

} // namespace models::cel
