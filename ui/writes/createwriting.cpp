// SPDX-License-Identifier: Apache-2.0
// How the objects of a text get to the server: tried, shown one by one, reviewed where they change
// something, written.
#include "models/jobs/podprobe.h"
#include "models/schema/causemapper.h"
#include "ui/editor/problemlist.h"
#include "ui/editor/yamlpane.h"
#include "ui/shared/banner.h"
#include "ui/shared/icons.h"
#include "ui/shared/marks.h"
#include "ui/shared/quietlabel.h"
#include "ui/shared/session.h"
#include "ui/shared/theme.h"
#include "ui/writes/createpage.h"
#include "ui/writes/createplan.h"
#include "ui/writes/createtext.h"
#include "ui/writes/reviewdialog.h"

#include <QGridLayout>
#include <QPushButton>
#include <QScrollArea>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

ReviewDialog *CreatePage::dialog() const
{
    return m_dialog;
}

bool CreatePage::hasOwnErrors() const
{
    const auto &all = m_text->document().diagnostics();
    return std::ranges::any_of(all, [](const models::yaml::Diagnostic &found) {
        return found.severity == models::yaml::Severity::Error && !found.fromServer;
    });
}

void CreatePage::onRead()
{
    DocumentSession &document = m_text->document();
    m_problems->setDiagnostics(document.diagnostics());
    const int problems = int(document.diagnostics().size());
    m_problemsTitle->setText(problems == 0 ? tr("Problems") : tr("%n problems", nullptr, problems));
    if (m_showsErrors || !document.isFresh())
        return;
    m_plan->setTree(*document.tree());
    if (hasOwnErrors() || m_plan->items().isEmpty())
        m_checkTimer.stop();
    else
        m_checkTimer.start();
}

void CreatePage::showPlan()
{
    using PlanState = CreatePlan::State;
    auto *content = new QWidget;
    content->setBackgroundRole(QPalette::AlternateBase);
    auto *grid = new QGridLayout(content);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(3, 1);
    m_objects->setWidget(content);
    for (int row = 0; row < m_plan->items().size(); ++row)
        showRow(row);
    grid->setRowStretch(int(m_plan->items().size()), 1);
    m_objectsTitle->setText(tr("%n objects", nullptr, int(m_plan->items().size())));
    showServerErrors();

    const int fresh = m_plan->count(PlanState::New);
    const int changes = m_plan->count(PlanState::Changes);
    m_write->setText(
        changes > 0 ? tr("Review and apply…") : tr("Create %n objects", nullptr, fresh));
    QString reason;
    if (!session().cluster())
        reason = tr("No cluster is connected.");
    else if (session().isReadOnly())
        reason = tr("This cluster is set to read only.");
    else if (hasOwnErrors())
        reason = tr("Errors in the text come first.");
    else if (m_plan->items().isEmpty())
        reason = tr("There is no object in the text yet.");
    else if (m_plan->isBusy())
        reason = tr("The server is storing the objects.");
    else if (!m_plan->isChecked())
        reason = tr("The server tries it…");
    else if (fresh + changes == 0)
        reason = tr("Nothing is left to write.");
    m_write->setEnabled(reason.isEmpty());
    if (reason.isEmpty() && m_plan->count(PlanState::Refused) > 0)
        reason = tr("What the server refuses is left out.");
    m_reason->setText(reason);
    emit changed();
}

void CreatePage::showRow(int row)
{
    using PlanState = CreatePlan::State;
    const CreatePlan::Item &item = m_plan->items().at(row);
    auto *grid = static_cast<QGridLayout *>(m_objects->widget()->layout());
    QString word;
    State state = State::Unknown;
    switch (item.state) {
    case PlanState::Unchecked:
        word = tr("not tried yet");
        break;
    case PlanState::Checking:
        word = tr("is being tried");
        break;
    case PlanState::New:
        word = !item.ofPods.isEmpty()         ? models::refusalOfPods(item.ofPods)->message.text()
            : !item.review.warnings.isEmpty() ? item.review.warnings.first()
            : item.nameSpace.isEmpty()        ? tr("will be created, for the whole cluster")
                                              : tr("will be created in %1").arg(item.nameSpace);
        state = item.review.warnings.isEmpty() && item.ofPods.isEmpty() ? State::Succeeded
                                                                        : State::Waiting;
        break;
    case PlanState::Changes:
        word = tr("exists: %n changes", nullptr, int(item.review.mine.size()));
        state = State::Waiting;
        break;
    case PlanState::Same:
        word = tr("exists and says the same");
        state = State::Succeeded;
        break;
    case PlanState::Writing:
        word = tr("is being written");
        state = State::Starting;
        break;
    case PlanState::Done:
        word = item.wasLookedUp ? tr("created: the answer was lost, but it is there")
            : m_plan->mode() == CreatePlan::Mode::Create ? tr("created")
                                                         : tr("applied");
        state = State::Succeeded;
        break;
    case PlanState::Refused:
    case PlanState::Failed:
        word = item.error ? item.error->text().replace(u'\n', u' ') : QString();
        state = State::Failed;
        break;
    }
    grid->addWidget(new IconLabel(Icons::state(state), 14), row, 0, Qt::AlignTop);
    grid->addWidget(new KindMark(KindMark::lettersOf(item.gvk.kind), 18), row, 1, Qt::AlignTop);
    auto *name = new QuietLabel(nullptr, Token::Text, Type::Secondary);
    name->setText(item.name.isEmpty() ? item.gvk.kind : item.name);
    name->setToolTip(u"%1 %2 %3"_s.arg(item.gvk.kind, item.name, item.nameSpace));
    grid->addWidget(name, row, 2, Qt::AlignTop);
    auto *words = new QuietLabel;
    words->setText(word);
    words->setWordWrap(true);
    grid->addWidget(words, row, 3);
}

/// The server's causes at their lines.
void CreatePage::showServerErrors()
{
    DocumentSession &document = m_text->document();
    if (m_showsErrors || !document.isFresh())
        return;
    QList<models::yaml::Diagnostic> found;
    for (const CreatePlan::Item &item : m_plan->items()) {
        const auto error = item.error ? item.error : models::refusalOfPods(item.ofPods);
        if (!error || item.isItem) // of a List's items the lines are not known
            continue;
        const models::CauseMapper mapper(*document.tree(), item.document, m_text->rootOf(item.gvk));
        found += mapper.diagnostics(*error);
    }
    m_showsErrors = true; // showing them comes back to onRead
    document.setServerDiagnostics(found);
    m_showsErrors = false;
}

void CreatePage::write()
{
    if (m_plan->isBusy() || !m_plan->isChecked() || hasOwnErrors() || session().isReadOnly())
        return;
    saveDraft();
    m_toReview.clear();
    for (int i = 0; i < m_plan->items().size(); ++i) {
        if (m_plan->items().at(i).state == CreatePlan::State::Changes)
            m_toReview.append(i);
    }
    reviewNext();
}

/// Objects that exist are looked at one by one before anything is written.
void CreatePage::reviewNext()
{
    if (m_toReview.isEmpty()) {
        m_plan->write();
        return;
    }
    const int index = m_toReview.takeFirst();
    const CreatePlan::Item &item = m_plan->items().at(index);
    m_dialog = new ReviewDialog(
        {KindMark::lettersOf(item.gvk.kind), item.gvk.kind, item.name, item.nameSpace}, this);
    connect(m_dialog, &ReviewDialog::applyWanted, this,
        [this, index](const QList<models::Change> &kept) {
            m_plan->keep(index, kept);
            m_dialog->accept();
            m_dialog = nullptr;
            reviewNext();
        });
    connect(m_dialog, &ReviewDialog::editWanted, this,
        [this, document = item.document](const models::Path &path) {
            m_dialog->close();
            m_pane->editor().revealPath(path, document);
        });
    m_dialog->setReview(item.review);
    m_dialog->open();
}

void CreatePage::onWritten()
{
    using PlanState = CreatePlan::State;
    const int done = m_plan->count(PlanState::Done);
    const int failed = m_plan->count(PlanState::Failed) + m_plan->count(PlanState::Refused);
    if (failed > 0) {
        m_banner->setContent(State::Failed, tr("%n objects were not written.", nullptr, failed),
            tr("The text is kept; what is written already is not written again."));
        m_banner->show();
        return;
    }
    m_isWritten = true;
    m_draftTimer.stop();
    m_drafts.remove(m_draftId);
    if (m_place.argument.startsWith("draft:"_L1))
        m_drafts.remove(m_place.argument.sliced(6));
    const CreatePlan::Item &first = m_plan->items().first();
    session().notify({State::Succeeded,
        done == 1 ? tr("%1 was written.").arg(first.name)
                  : tr("%n objects were written.", nullptr, done),
        tr("Activity"), [&session = session()] {
            session.open({.kind = Place::Kind::Activity}, OpenMode::NewTab);
        }});
    emit changed();
    if (done == 1)
        session().open({.kind = Place::Kind::Object,
            .gvk = first.gvk,
            .nameSpace = first.nameSpace,
            .name = first.name});
}

} // namespace ui
