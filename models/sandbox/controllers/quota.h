// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/quantity.h"
#include "models/sandbox/controllers/plan.h"

#include <QMap>

#include <optional>

namespace models::sandbox {

/// Amounts by name: "cpu", "requests.nvidia.com/gpu", "pods".
using Amounts = QMap<QString, Quantity>;

/// What a pod asks a node for: the sum over its containers; limits stand in for missing requests.
[[nodiscard]] Amounts requestsOf(const QJsonObject &podSpec);

/// What one object counts against a ResourceQuota, by the names a quota uses.
[[nodiscard]] Amounts chargeOf(const QString &plural, const QJsonObject &object);

/// What the ResourceQuotas of one namespace still allow, for several new objects in a row.
class QuotaCheck
{
public:
    QuotaCheck(const World &world, const QString &nameSpace);

    /// Why this new object is refused, in the server's words (`exceeded quota: NAME, requested: …,
    /// used: …, limited: …`); nothing when it is not, and then it counts for those after it.
    [[nodiscard]] std::optional<QString> refusal(const QString &plural, const QJsonObject &object);

private:
    QList<QJsonObject> m_quotas;
    Amounts m_used;
};

/// Keeps status.used of a ResourceQuota true.
[[nodiscard]] Plan quotaStep(const World &world, const QJsonObject &quota);

} // namespace models::sandbox
