// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/groupversion.h"
#include "models/schema/schemanode.h"
#include "models/yaml/diagnostic.h"
#include "models/yaml/tree.h"

#include <memory>

namespace models {

class Guide;
class ProductRules;
struct Surroundings;

/// What validation knows besides text and schema.
struct ValidationContext
{
    GroupVersionKind expected {}; ///< the kind this editor is for; empty: any
    QList<ApiResource> resources {}; ///< what discovery found; empty: not known
    int nameSuffix = 0; ///< characters that controllers append to the object's name
    const Guide *guide = nullptr; ///< what a job needs beyond its schema; outlives the check
    const Guide *pickers = nullptr; ///< of the kind: what its fields name; outlives the check
    std::shared_ptr<const ProductRules> productRules {}; ///< of the guide, for this schema
    std::shared_ptr<const Surroundings> surroundings {}; ///< the cluster around it; null: not known
    QString nameSpace {}; ///< of objects that name none
    bool isNew = true; ///< not loaded from a server: what the server owns has no business here
    QJsonObject loaded {}; ///< what the server has; rules about changes look at it
};

/// Checks 5, 10, 12-35 and 37 of one document, unsorted. `root` may be null (kind
/// without a schema): then only what holds for every object is checked. Pure and safe in any
/// thread.
[[nodiscard]] QList<yaml::Diagnostic> validate(const yaml::Tree &tree, int document,
    const SchemaNode *root, const ValidationContext &context = {});

/// Everything about a text in the order in which people should fix it: syntax, doubled keys and
/// type-changing scalars, unknown and missing fields, values, the server's causes, style. One
/// problem per place and class; what lies under a broken or wrong-typed node is left out.
[[nodiscard]] QList<yaml::Diagnostic> ranked(QList<yaml::Diagnostic> diagnostics);

/// The nearest of some names, when it is near enough to be meant; else empty.
[[nodiscard]] QString nearest(const QString &word, const QStringList &names);

/// A value with every required member in it, as completion and "add field" write it.
[[nodiscard]] QJsonValue skeleton(const SchemaNode &node, int depth = 3);

} // namespace models
