// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/guide/guidelibrary.h"
#include "models/schema/openapidocument.h"
#include "models/schema/textpool.h"

#include <memory>
#include <vector>

namespace models {

/// Every field of the kinds of one group-version, in few bytes each: what a search over all kinds
/// goes through. Lists and maps are no level of their own, as in `kubectl explain`; a type that
/// contains itself is entered once. Immutable once made, safe in any thread.
class FieldTable final
{
public:
    static constexpr quint32 none = 0xffffffff;

    struct Field
    {
        quint32 parent = none; ///< comes before its fields; none: of the kind itself
        TextPool::Id name = 0;
        TextPool::Id type = 0;
        TextPool::Id description = 0;
        qint32 guided = -1; ///< index into guides()
        quint8 depth = 0;
        bool required = false;
        bool inStatus = false; ///< status and what is in it
    };
    struct Kind
    {
        GroupVersionKind gvk;
        quint32 first = 0; ///< its fields are [first, end)
        quint32 end = 0;
        int order = 0; ///< jobs first, then other kinds with a guide, then those without one
    };
    /// What the guide of a kind says about a field.
    struct Guided
    {
        Text label;
        Text help;
        QString example;
    };

    /// Those of `kinds` that the document describes. Pure but for the pool.
    [[nodiscard]] static std::shared_ptr<const FieldTable> make(const OpenApiDocument &document,
        const QList<GroupVersionKind> &kinds, std::shared_ptr<const GuideLibrary> guides,
        std::shared_ptr<TextPool> pool);

    [[nodiscard]] const std::vector<Field> &fields() const { return m_fields; }
    [[nodiscard]] const QList<Kind> &kinds() const { return m_kinds; }
    [[nodiscard]] const QList<Guided> &guides() const { return m_guided; }
    [[nodiscard]] const TextPool &pool() const { return *m_pool; }

    /// Dotted, without indices: "spec.worker.template".
    [[nodiscard]] QString path(quint32 field) const;
    [[nodiscard]] QString name(quint32 field) const { return m_pool->text(m_fields[field].name); }
    [[nodiscard]] QString type(quint32 field) const { return m_pool->text(m_fields[field].type); }
    [[nodiscard]] QString description(quint32 field) const;
    [[nodiscard]] const Guided *guide(quint32 field) const; ///< null: nothing is said

private:
    friend class FieldTableMaker;
    FieldTable() = default;

    std::vector<Field> m_fields;
    QList<Kind> m_kinds;
    QList<Guided> m_guided;
    std::shared_ptr<TextPool> m_pool;
};

using FieldTableRef = std::shared_ptr<const FieldTable>;

} // namespace models
