// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/schema/problems.h"
#include "models/schema/schemanode.h"
#include "models/schema/validator.h"

namespace models {

/// Names, labels, annotations and selectors of the map `map`, when its schema says that it is
/// metadata, a selector or a pod.
void checkMetadata(Problems &problems, const yaml::Node &map, const SchemaNode &schema,
    const ValidationContext &context);

/// Empty when fine, else what is wrong with the text as a label key or value.
[[nodiscard]] Message labelKeyProblem(const QString &key);
[[nodiscard]] Message labelValueProblem(const QString &value);
/// RFC 1123 subdomain, at most 253 characters.
[[nodiscard]] bool isDnsSubdomain(const QString &name);
/// RFC 1123 label, at most 63 characters.
[[nodiscard]] bool isDnsLabel(const QString &name);
/// The label that was most likely meant; empty when nothing of it can stay.
[[nodiscard]] QString tidyLabel(const QString &name);

} // namespace models
