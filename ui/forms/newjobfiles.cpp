// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/newjobpage.h"

#include "models/kube/access.h"
#include "models/kube/cluster.h"
#include "ui/shared/clipboard.h"
#include "ui/shared/session.h"

#include <QFile>
#include <QFileDialog>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace ui {

void NewJobPage::saveDraft()
{
    m_draftTimer.stop();
    models::Draft draft;
    draft.id = m_draftId;
    draft.cluster = session().cluster()
        ? QString::fromLatin1(session().cluster()->access().identityKey())
        : QString();
    draft.nameSpace = m_place.nameSpace;
    draft.name = nameInText();
    draft.gvk = m_place.gvk;
    draft.text = m_pane->text().text();
    const auto saved = m_drafts.save(draft);
    if (saved) {
        m_draftSaved = QDateTime::currentDateTime();
        session().clearProblem(u"drafts"_s);
    } else {
        session().setProblem({u"drafts"_s, State::Failed, saved.error().text(), m_place});
    }
    emit changed();
}

void NewJobPage::importFile()
{
    auto *dialog = new QFileDialog(this, tr("Import YAML"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setNameFilter(tr("YAML files (*.yaml *.yml *.json)"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &name) {
        QFile file(name);
        if (file.open(QIODevice::ReadOnly)) {
            const models::yaml::TextEdit whole {
                0, m_pane->text().text().size(), QString::fromUtf8(file.readAll())};
            m_pane->text().applyEdits({whole}); // one undo away
            return;
        }
        session().notify(
            {State::Failed, tr("%1 could not be read: %2").arg(name, file.errorString()), {}, {}});
    });
    dialog->open();
}

void NewJobPage::saveToFile()
{
    auto *dialog = new QFileDialog(this, tr("Save to file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"yaml"_s);
    dialog->selectFile(nameInText() + u".yaml"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &name) {
        QSaveFile file(name);
        const bool isSaved = file.open(QIODevice::WriteOnly)
            && file.write(m_pane->text().text().toUtf8()) >= 0 && file.commit();
        session().notify({isSaved ? State::Succeeded : State::Failed,
            isSaved ? tr("Saved to %1.").arg(name)
                    : tr("%1 could not be written: %2").arg(name, file.errorString()),
            {}, {}});
    });
    dialog->open();
}

void NewJobPage::copyCommand()
{
    const QString command = u"kubectl create -f - <<'EOF'\n"_s + m_pane->text().text() + u"EOF\n"_s;
    Clipboard::copy(session(), command, tr("kubectl command"));
}

} // namespace ui
