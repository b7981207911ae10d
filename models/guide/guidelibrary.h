// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/guide/guide.h"

#include <memory>

namespace models {

/// All guides. Immutable once loaded, safe in any thread.
class GuideLibrary final : public std::enable_shared_from_this<GuideLibrary>
{
public:
    /// The guides inside the program (:/guides).
    [[nodiscard]] static Result<std::shared_ptr<const GuideLibrary>> builtIn();
    /// Guides of a folder; a file that cannot be read is an error that names it.
    [[nodiscard]] static Result<std::shared_ptr<const GuideLibrary>> load(const QString &folder);

    /// Null for a kind without a guide.
    [[nodiscard]] const Guide *find(const GroupVersionKind &gvk) const;
    /// By category and order.
    [[nodiscard]] QList<const Guide *> guides(const QString &category = {}) const;
    /// The guide of the pod template, also for kinds without a guide of their own.
    [[nodiscard]] const Guide *podTemplate() const { return m_podTemplate.get(); }

private:
    QList<std::shared_ptr<const Guide>> m_guides;
    std::shared_ptr<const Guide> m_podTemplate;
};

} // namespace models
