// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/groupversion.h"

#include <QList>

namespace models {

/// The kinds that this program treats as jobs, among the resources a server has.
class JobKinds
{
public:
    JobKinds() = default;
    explicit JobKinds(const QList<ApiResource> &resources);

    [[nodiscard]] const QList<ApiResource> &resources() const { return m_resources; }
    [[nodiscard]] const ApiResource *find(const GroupVersionKind &gvk) const;
    [[nodiscard]] bool isEmpty() const { return m_resources.isEmpty(); }

    /// True for the nine batch kinds of TensorStack, whatever their version.
    [[nodiscard]] static bool isJobKind(const QString &group, const QString &kind);
    /// The two letters of its mark: "DS".
    [[nodiscard]] static QString markOf(const QString &kind);
    /// Has spec.runMode.pause (or spec.suspend).
    [[nodiscard]] static bool canPause(const QString &kind);

private:
    QList<ApiResource> m_resources; // in the order of the gallery
};

} // namespace models
