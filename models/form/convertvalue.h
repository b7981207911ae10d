// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/form/formrow.h"

#include <optional>

namespace models {

/// A foreign value read as what the field is for: one word for a list of words, `A=b` lines and
/// name-value pairs for a map or for variables, a tagged scalar without its tag. None when
/// something would be lost or guessed.
[[nodiscard]] std::optional<QJsonValue> convertedValue(const FormRow &row);

} // namespace models
