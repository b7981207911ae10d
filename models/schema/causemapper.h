// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/schema/schemanode.h"
#include "models/yaml/tree.h"

namespace models {

/// Finds the places that a server's errors speak of. Servers write paths in four grammars: field
/// paths (`a.b[0].c`, `labels[x.y/z]`), the validator's dotted ones (`nodeSelector.x.y/z`),
/// structured-merge-diff (`.a[name="x",port=1].b`) and JSON pointers; in none of them are the keys
/// of maps escaped, so only a walk through the document itself tells where a key ends.
class CauseMapper final
{
public:
    /// The reason of an error about pods that were made of the object's templates to try them.
    static constexpr QLatin1StringView ofTemplatePod {"TemplatePod"};

    struct Place
    {
        Path path; ///< as far as the document goes, then what is missing
        yaml::TextRange range; ///< of the value, or of the deepest key that is written
        QStringList missingTail; ///< keys that the document does not have; for "add field"
        bool isWhole = false; ///< the error is about the object
    };

    /// `root` helps where the document ends early; may be null. Both outlive the mapper.
    CauseMapper(const yaml::Tree &tree, int document, const SchemaNode *root = nullptr)
        : m_tree(tree)
        , m_document(document)
        , m_root(root)
    {
    }

    [[nodiscard]] Place locate(const QString &field) const;
    [[nodiscard]] Place locate(const StatusCause &cause) const { return locate(cause.field); }
    /// A refused write as diagnostics: one for each cause, or for each field that a strict decoding
    /// message names, or one for the object. What is said of a template's pod is a warning.
    [[nodiscard]] QList<yaml::Diagnostic> diagnostics(const Error &error) const;
    /// `unknown field "spec.a"` of a Warning header or a 400's message; reason is "unknown field"
    /// or "duplicate field".
    [[nodiscard]] static QList<StatusCause> strictCauses(const QString &message);

private:
    [[nodiscard]] yaml::TextRange keyRange(const yaml::Node &node) const;
    [[nodiscard]] yaml::Diagnostic diagnostic(const StatusCause &cause) const;

    const yaml::Tree &m_tree;
    int m_document;
    const SchemaNode *m_root;
};

} // namespace models
