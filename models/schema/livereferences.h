// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/guide/guide.h"
#include "models/schema/problems.h"
#include "models/schema/schemanode.h"
#include "models/schema/surroundings.h"
#include "models/yaml/tree.h"

namespace models {

/// Where a document names another object.
struct WrittenReference
{
    NamedObject to;
    const yaml::Node *name = nullptr; ///< never null
    const yaml::Node *key = nullptr; ///< the key in it that is named; null: none is
    bool isOptional = false; ///< the pod starts without it
};

/// Pods' Secrets, ConfigMaps, claims, accounts and classes, claims' storage classes, and whatever
/// fields the guide (may be null) has a picker for. `nameSpace` is for objects that name none.
/// Pure.
[[nodiscard]] QList<WrittenReference> referencesIn(const yaml::Tree &tree, int document,
    const SchemaNode &root, const Guide *guide, const QString &nameSpace);

/// Check 30: what is named and not there. Objects of other documents of the text count as there.
void checkReferences(
    Problems &problems, const QList<WrittenReference> &references, const Surroundings &around);

/// Of the object that a field names, whether it is there; empty: nobody knows, or it names none.
[[nodiscard]] QList<Message> presenceFacts(
    const QList<WrittenReference> &references, const Path &path, const Surroundings &around);

} // namespace models
