// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/server/call.h"
#include "models/sandbox/server/registry.h"

namespace models::sandbox {

/// A pod is asked to go (policy/v1 Eviction): it goes unless a disruption budget that chooses it
/// needs it.
/// https://kubernetes.io/docs/concepts/scheduling-eviction/api-eviction/
class Eviction
{
public:
    explicit Eviction(Registry &registry)
        : m_registry(registry)
    {
    }
    void serve(const Call &call) const;

private:
    [[nodiscard]] Answer<DeleteOptions> optionsOf(const Call &call, const QJsonObject &body) const;
    [[nodiscard]] QList<QJsonObject> budgetsOf(const QJsonObject &pod) const;
    /// Refuses, or puts down with the budget that the pod is about to go.
    [[nodiscard]] Answer<void> spend(
        const QJsonObject &pod, QJsonObject budget, bool isDryRun) const;
    [[nodiscard]] Answer<void> removePod(
        const Call &call, const QJsonObject &pod, const DeleteOptions &options) const;

    Registry &m_registry;
};

} // namespace models::sandbox
