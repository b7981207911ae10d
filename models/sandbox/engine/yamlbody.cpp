// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/engine/body.h"

#include "models/yaml/tree.h"

using namespace Qt::StringLiterals;

namespace models::sandbox {

std::expected<Body, QString> readYamlBody(const QByteArray &bytes)
{
    const auto tree = yaml::parse(QString::fromUtf8(bytes), 0);
    Body body;
    for (const yaml::Diagnostic &diagnostic : tree->diagnostics()) {
        if (diagnostic.severity != yaml::Severity::Error)
            continue;
        if (diagnostic.check != yaml::Diagnostic::DuplicateKey)
            return std::unexpected(
                u"error converting YAML to JSON: yaml: line %1: %2"_s.arg(diagnostic.line)
                    .arg(diagnostic.message.english()));
        if (body.yamlDuplicate.isEmpty())
            body.yamlDuplicate
                = u"yaml: unmarshal errors:\n  line %1: key \"%2\" already set in map"_s
                      .arg(diagnostic.line)
                      .arg(diagnostic.path.lastKey());
    }
    body.value = tree->toJson();
    return body;
}

} // namespace models::sandbox
