// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/form/rowmaker.h"

namespace models {

/// The short form of a kind with a guide: its fields in its groups and words, for the replicas and
/// training containers that are there. What has an error is never left out.
class GuidedRows final
{
public:
    GuidedRows(const FormInput &input, const RowMaker &maker)
        : m_input(input)
        , m_maker(maker)
    {
    }

    [[nodiscard]] QList<FormRow> make();

private:
    struct Place
    {
        Path path;
        int role = -1; ///< item of the list of roles; -1: of the job itself
    };

    [[nodiscard]] QList<Place> placesOf(const QString &pattern) const;
    [[nodiscard]] int containerOf(const Path &containers) const;
    [[nodiscard]] bool isWanted(const FieldGuide &field, const QString &pattern) const;
    [[nodiscard]] bool isOtherBranch(const Path &path) const;
    [[nodiscard]] QString roleName(int role) const;
    void addField(const QString &pattern, const FieldGuide &field);
    void addErrors();
    void addHeads();

    const FormInput &m_input;
    const RowMaker &m_maker;
    struct Entry
    {
        int group;
        int role;
        int order;
        FormRow row;
    };
    QList<Entry> m_entries;
    QList<FormRow> m_rows;
};

} // namespace models
