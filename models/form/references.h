// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/guide/fieldguide.h"
#include "models/yaml/tree.h"

namespace models {

/// What a field names: an object of the cluster, a key inside the object that is named beside it,
/// or a part of the same pod.
struct Reference
{
    /// As guides write it: "claim", "secret", "node-label", …; "secret-key:NAME" and
    /// "configmap-key:NAME" for the keys of that object; "volume", "container" and "port" for names
    /// of the same pod. "label:KIND" for keys of labels that objects of a kind carry (apiVersion
    /// and kind, as "apps/v1/Deployment"), "label:KIND=KEY" for values of one, "node-value:KEY" for
    /// those of a node's label. Empty: it names nothing.
    QString picker;
    QStringList here; ///< for parts of the same pod: their names

    [[nodiscard]] bool isLocal() const;
};

/// By the guide, else by where Kubernetes puts names in every kind. Pure.
[[nodiscard]] Reference referenceAt(
    const yaml::Tree &tree, int document, const Path &path, const FieldGuide *guide);

/// The pod's spec that a path is inside of; empty when there is none.
[[nodiscard]] Path podSpecAbove(const yaml::Tree &tree, int document, const Path &path);

} // namespace models
