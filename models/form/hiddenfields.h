// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/form/projection.h"

namespace models {

/// How many fields are set in the text that none of these rows shows. Pure.
[[nodiscard]] int hiddenSetFields(const FormInput &input, const QList<FormRow> &rows);

} // namespace models
