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
        Path list {}; ///< the outermost list that is neither roles nor containers; empty: none
        QList<int> items {}; ///< which item of it, and of the lists inside it
        QString item {}; ///< its name, where there is more than one
    };

    [[nodiscard]] QList<Place> placesOf(const QString &pattern) const;
    [[nodiscard]] int containerOf(const Path &containers) const;
    [[nodiscard]] bool isWanted(const FieldGuide &field, const QString &pattern) const;
    [[nodiscard]] QList<Place> itemsOf(const Place &place, const Path &list) const;
    [[nodiscard]] bool isOtherBranch(const Path &path) const;
    [[nodiscard]] bool isOtherMember(const Path &path) const;
    [[nodiscard]] bool isCase(const Path &path, const FieldGuide &field) const;
    [[nodiscard]] QString roleName(int role) const;
    void addField(const QString &pattern, const FieldGuide *field);
    void addWanted();
    void addErrors();
    void sortEntries();
    void addContainerTabs();
    void addHeads();
    [[nodiscard]] Path onlyListOf(const QString &section) const;

    const FormInput &m_input;
    const RowMaker &m_maker;
    struct Entry
    {
        int group;
        int role;
        int order;
        FormRow row;
        Path list {};
        QList<int> items {};
    };
    QList<Entry> m_entries;
    QList<FormRow> m_rows;
};

} // namespace models
