// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/formassistant.h"

#include "ui/forms/fieldlookup.h"
#include "ui/forms/formwords.h"
#include "ui/forms/textsession.h"

namespace ui {

QList<models::Completion> FormAssistant::completions(const models::yaml::Place &place) const
{
    const models::yaml::FileStyle &style = m_text.tree()->style();
    models::CompletionContext context;
    context.guide = m_text.form().guide();
    context.language = FormWords::language();
    context.step = style.step;
    context.listOffset = style.listOffset;
    context.resources = m_text.context().resources;
    context.values = [lookup = m_lookup](const QString &picker, const models::Path &) {
        QStringList names;
        if (!lookup)
            return names;
        const QList<FieldLookup::Choice> choices = lookup->choices(picker);
        for (const FieldLookup::Choice &choice : choices)
            names.append(choice.name);
        return names;
    };
    return models::complete(place, m_text.form().root(), context);
}

models::FieldHelp FormAssistant::help(const models::yaml::Tree &tree, qsizetype offset) const
{
    return models::hoverAt(
        tree, offset, m_text.form().root(), m_text.form().guide(), FormWords::language());
}

} // namespace ui
