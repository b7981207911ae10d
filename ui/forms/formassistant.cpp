// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/formassistant.h"

#include "models/form/references.h"
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
    const models::Guide *guide = context.guide;
    context.values = [lookup = m_lookup, tree = m_text.tree(), guide](
                         const QString &, const models::Path &path) {
        const models::Reference reference
            = models::referenceAt(*tree, 0, path, guide ? guide->fieldFor(path) : nullptr);
        QStringList names = reference.here;
        if (!lookup || reference.isLocal())
            return names;
        const QList<FieldLookup::Choice> choices = lookup->choices(reference.picker);
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
