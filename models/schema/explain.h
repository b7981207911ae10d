// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/base/groupversion.h"

#include <QStringList>

#include <optional>

namespace models {

class OpenApiDocument;

enum class ExplainOutput { Plaintext, PlaintextOpenApiV2 };

/// What `kubectl explain` prints. A wrong field gives a header and an error: kubectl prints the
/// one to stdout and the other to stderr.
struct Explanation
{
    QString text;
    std::optional<Error> error; ///< message is kubectl's own, after "error: "
};

/// Byte for byte kubectl 1.32. `document` is the group-version's OpenAPI v3 document for Plaintext
/// and the server's OpenAPI v2 document for PlaintextOpenApiV2.
[[nodiscard]] Explanation explain(const OpenApiDocument &document, const ApiResource &resource,
    const QStringList &fieldPath, bool recursive, ExplainOutput output = ExplainOutput::Plaintext);

/// "spec.worker.template" -> its segments; what kubectl refuses to parse is an error.
[[nodiscard]] Result<QStringList> explainPath(const QString &text);

} // namespace models
