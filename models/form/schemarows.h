// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/form/rowmaker.h"

namespace models {

/// The complete form: every field of the schema under its object, objects as sections one below the
/// other, opened only where something is set or the user asked; what lies deep opens on a page of
/// its own; the search's finds as one flat list.
class SchemaRows final
{
public:
    SchemaRows(const FormInput &input, const RowMaker &maker)
        : m_input(input)
        , m_maker(maker)
    {
    }

    [[nodiscard]] QList<FormRow> make();

private:
    void makeFound();
    void makeSetOnlyOrAll();
    void makeShort();
    void makeWithin();
    void addObject(const Path &path, const SchemaNode &node, const Text &label, int depth);
    [[nodiscard]] bool opensApart(const Path &path, int depth) const;
    void addChildren(const Path &path, const SchemaNode &node, const QString &section, int depth);
    void addNested(const Path &path, const SchemaNode &node, const FieldGuide *guide, int depth);
    void addEmbedded(const Path &path, const SchemaNode &node, const QString &section, int depth);
    void addItems(const FormRow &list, const SchemaNode &node, int depth);
    void addUnknown();
    [[nodiscard]] bool isShown(const FormRow &row) const;
    [[nodiscard]] QStringList orderedMembers(const Path &path, const SchemaNode &node) const;
    [[nodiscard]] Text labelOf(const Path &path) const;
    [[nodiscard]] QStringList setKeys(const Path &path) const;

    const FormInput &m_input;
    const RowMaker &m_maker;
    QList<FormRow> m_rows;
    int m_base = 0; // depth of the object that nesting is counted from
};

} // namespace models
