// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/engine/kindinfo.h"
#include "models/sandbox/engine/statuserror.h"
#include "models/sandbox/server/store.h"

namespace models::sandbox {

/// What a server checks or fills in by looking at other objects. Asked before the engine prepares.
class Admission
{
public:
    explicit Admission(const Store &store)
        : m_store(store)
    {
    }

    /// May fill in fields: priority, service account, storage class.
    [[nodiscard]] Answer<void> admitNew(
        const KindInfo &kind, const QString &nameSpace, QJsonObject &object) const;
    /// After defaults: does it fit into the namespace's quotas?
    [[nodiscard]] Answer<void> checkQuota(
        const KindInfo &kind, const QString &nameSpace, const QJsonObject &object) const;

private:
    [[nodiscard]] Answer<void> checkNamespace(
        const KindInfo &kind, const QString &nameSpace, const QString &name) const;
    [[nodiscard]] Answer<void> admitPod(
        const KindInfo &kind, const QString &nameSpace, QJsonObject &pod) const;
    [[nodiscard]] Answer<void> fillPriority(const KindInfo &kind, QJsonObject &pod) const;
    void fillStorageClass(QJsonObject &claim) const;
    void fillService(QJsonObject &service) const;

    const Store &m_store;
};

} // namespace models::sandbox
