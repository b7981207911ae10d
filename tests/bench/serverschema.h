// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/schema/openapidocument.h"
#include "models/yaml/tree.h"

namespace bench {

/// The schemas of core/v1, as the server of that kubeconfig describes them.
[[nodiscard]] models::OpenApiDocumentRef serverSchema(const QString &kubeconfig);

/// What is wrong with pods, every document of them.
[[nodiscard]] QList<models::yaml::Diagnostic> checkPods(
    const models::yaml::Tree &tree, const models::OpenApiDocumentRef &schema);

} // namespace bench
