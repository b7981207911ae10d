// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/jobgallerypage.h"

#include "models/guide/guidelibrary.h"
#include "models/yaml/tree.h"
#include "ui/shared/session.h"

#include <QFileDialog>

using namespace Qt::StringLiterals;

namespace ui {

void JobGalleryPage::openChoice(bool blank)
{
    if (m_choice.isEmpty())
        return;
    Place place;
    place.kind = Place::Kind::NewJob;
    place.gvk = m_choice.gvk;
    place.nameSpace = project();
    if (!blank && !m_choice.draftId.isEmpty()) {
        place.argument = u"draft:"_s + m_choice.draftId;
        const models::Guide *guide
            = session().guides() ? session().guides()->find(m_choice.gvk) : nullptr;
        if (!guide || !guide->isJob())
            place.kind = Place::Kind::Create; // it may hold more than one object
    } else if (!blank && !m_choice.name.isEmpty())
        place.argument = u"clone:"_s + m_choice.nameSpace + u'/' + m_choice.name;
    session().open(place);
}

/// Text from elsewhere becomes a draft of its kind, so that it is safe before it is shown.
void JobGalleryPage::openText(const QString &text, const QString &origin)
{
    const QJsonObject object = models::yaml::parse(text)->toJson().toObject();
    const models::GroupVersion version
        = models::GroupVersion::parse(object[u"apiVersion"_s].toString());
    models::Draft draft;
    draft.gvk = {version.group, version.version, object[u"kind"_s].toString()};
    if (draft.gvk.kind.isEmpty()) {
        session().notify({State::Failed,
            tr("There is no Kubernetes object in %1: kind is missing.").arg(origin), {}, {}});
        return;
    }
    draft.id = models::Drafts::newId();
    draft.nameSpace = project();
    draft.name = object[u"metadata"_s][u"name"_s].toString();
    draft.text = text;
    if (const auto saved = m_drafts.save(draft); !saved) {
        session().notify({State::Failed, saved.error().text(), {}, {}});
        return;
    }
    m_choice = {draft.gvk, draft.nameSpace, draft.name, draft.id};
    openChoice(false);
}

void JobGalleryPage::openFile()
{
    auto *dialog = new QFileDialog(this, tr("From a YAML file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setNameFilter(tr("YAML files (*.yaml *.yml *.json)"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &name) {
        QFile file(name);
        if (file.open(QIODevice::ReadOnly)) {
            openText(QString::fromUtf8(file.readAll()), name);
            return;
        }
        session().notify(
            {State::Failed, tr("%1 could not be read: %2").arg(name, file.errorString()), {}, {}});
    });
    dialog->open();
}

} // namespace ui
