// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/sandbox/engine/kindinfo.h"
#include "models/sandbox/engine/schema.h"

#include <QHash>

#include <memory>

namespace models::sandbox {

/// The built-in kinds and every type they are made of, read once from the program's resources.
class BuiltInKinds
{
public:
    /// The Error is a fault of the program.
    [[nodiscard]] static Result<BuiltInKinds> read();

    [[nodiscard]] const QList<KindInfo> &kinds() const { return m_kinds; }
    /// "meta.ObjectMeta", "core.PodTemplateSpec".
    [[nodiscard]] const Schema *type(const QString &name) const { return m_types.value(name); }
    [[nodiscard]] const QHash<QString, const Schema *> &types() const { return m_types; }

private:
    std::shared_ptr<SchemaPool> m_pool = std::make_shared<SchemaPool>();
    QHash<QString, const Schema *> m_types;
    QList<KindInfo> m_kinds;
};

} // namespace models::sandbox
