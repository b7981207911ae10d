// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/schema/problems.h"

namespace models {

/// Grammar and sense of "16Gi": `16GB` is refused with fixes, `500m` of memory is doubted.
void checkQuantity(Problems &problems, const yaml::Node &written, const QString &text);

/// What "16GB", "16 Gi", "16gb" could have meant; at most two, the likelier first.
[[nodiscard]] QStringList quantityGuesses(const QString &text);

} // namespace models
