// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/editor/assistant.h"

namespace ui {

class FieldLookup;
class TextSession;

/// Answers the text editor beside a form: schema, guide in the language of the window, and the live
/// names of the cluster.
class FormAssistant final : public Assistant
{
public:
    /// Both outlive the assistant; `lookup` may be null.
    FormAssistant(const TextSession &text, FieldLookup *lookup)
        : m_text(text)
        , m_lookup(lookup)
    {
    }

    [[nodiscard]] QList<models::Completion> completions(
        const models::yaml::Place &place) const override;
    [[nodiscard]] models::FieldHelp help(
        const models::yaml::Tree &tree, qsizetype offset) const override;

private:
    [[nodiscard]] QList<models::Message> presence(
        const models::yaml::Tree &tree, const models::FieldHelp &help) const;
    [[nodiscard]] QList<models::Message> onServer(
        const models::yaml::Tree &tree, const models::FieldHelp &help) const;

    const TextSession &m_text;
    FieldLookup *m_lookup;
};

} // namespace ui
