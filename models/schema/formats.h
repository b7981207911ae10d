// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/schema/problems.h"
#include "models/schema/schemanode.h"

namespace models {

enum class FormatVerdict { Fine, Loose, Wrong };

/// Judges a text by a format that servers enforce; formats they ignore are always Fine. Loose: the
/// server takes it, but code that reads the field usually does not ("2 days" as a duration).
[[nodiscard]] FormatVerdict judgeFormat(const QString &format, const QString &text);

/// A text that fits a format, for whoever has to write one; empty for formats without one.
[[nodiscard]] QString formatExample(const QString &format);

void checkFormat(
    Problems &problems, const yaml::Node &written, const QString &text, const SchemaNode &schema);

} // namespace models
