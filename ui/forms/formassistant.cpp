// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/formassistant.h"

#include "models/base/json.h"
#include "models/form/references.h"
#include "models/schema/livereferences.h"
#include "models/schema/problems.h"
#include "models/writes/fieldowners.h"
#include "ui/forms/fieldlookup.h"
#include "ui/forms/formwords.h"
#include "ui/forms/textsession.h"

using namespace Qt::StringLiterals;

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
    context.names = [lookup = m_lookup, tree = m_text.tree(), guide](const models::Path &path) {
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
    models::FieldHelp help = models::hoverAt(
        tree, offset, m_text.form().root(), m_text.form().guide(), FormWords::language());
    if (help.path.isEmpty())
        return help;
    help.valueFacts += presence(tree, help);
    help.valueFacts += onServer(tree, help);
    return help;
}

/// Whether what is named there is there.
QList<models::Message> FormAssistant::presence(
    const models::yaml::Tree &tree, const models::FieldHelp &help) const
{
    const models::ValidationContext &context = m_text.context();
    if (!context.surroundings || !m_text.form().root())
        return {};
    return models::presenceFacts(
        models::referencesIn(tree, 0, *m_text.form().root(), context.pickers, context.nameSpace),
        help.path, *context.surroundings);
}

/// Of an object that is edited: who set the field, and what the server has where the text differs.
QList<models::Message> FormAssistant::onServer(
    const models::yaml::Tree &tree, const models::FieldHelp &help) const
{
    const QJsonObject &loaded = m_text.context().loaded;
    if (loaded.isEmpty())
        return {};
    QList<models::Message> facts;
    QStringList managers;
    const QList<models::FieldOwner> owners = models::FieldOwners(loaded).ownersOf(help.path);
    for (const models::FieldOwner &owner : owners) {
        if (!managers.contains(owner.manager))
            managers.append(owner.manager);
    }
    if (!managers.isEmpty())
        facts.append(
            models::Message(QT_TRANSLATE_NOOP("models", "set by %1"), {managers.join(u", "_s)}));
    const models::yaml::Node *written = tree.resolvedAt(help.path);
    const QJsonValue held = models::valueAt(loaded, help.path);
    if (written && written->isScalar() && models::yaml::toJson(*written) != held)
        facts.append(held.isUndefined()
                ? models::Message(QT_TRANSLATE_NOOP("models", "the server has no such field yet"))
                : models::Message(
                      QT_TRANSLATE_NOOP("models", "the server has %1"), {models::shortText(held)}));
    return facts;
}

} // namespace ui
