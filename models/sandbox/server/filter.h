// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/server/registry.h"
#include "models/sandbox/server/selectors.h"

namespace models::sandbox {

/// Which objects of a kind one reader wants: namespace, label and field selector together.
class Filter
{
public:
    /// 400 for selectors that cannot be read or name fields that this kind does not know.
    [[nodiscard]] static Answer<Filter> parse(const Registry &registry, const KindInfo &kind,
        const QString &nameSpace, const QString &labels, const QString &fields);

    [[nodiscard]] bool matches(const StoredObject &object) const;
    [[nodiscard]] bool isEmpty() const { return m_labels.isEmpty() && m_fields.isEmpty(); }
    [[nodiscard]] const QString &nameSpace() const { return m_nameSpace; }

private:
    Filter(const Registry &registry, KindInfo kind, QString nameSpace)
        : m_registry(&registry)
        , m_kind(std::move(kind))
        , m_nameSpace(std::move(nameSpace))
    {
    }
    const Registry *m_registry;
    KindInfo m_kind;
    QString m_nameSpace;
    LabelSelector m_labels;
    FieldSelector m_fields;
};

} // namespace models::sandbox
