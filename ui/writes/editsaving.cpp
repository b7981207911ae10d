// SPDX-License-Identifier: Apache-2.0
// How an edit gets to the server: tried, reviewed, merged with what moved, saved.
#include "models/jobs/podprobe.h"
#include "models/kube/cluster.h"
#include "models/schema/causemapper.h"
#include "models/writes/undo.h"
#include "ui/editor/yamlpane.h"
#include "ui/forms/formfoot.h"
#include "ui/forms/formpane.h"
#include "ui/shared/banner.h"
#include "ui/shared/formatting.h"
#include "ui/shared/marks.h"
#include "ui/shared/session.h"
#include "ui/writes/editdocument.h"
#include "ui/writes/editpage.h"
#include "ui/writes/reviewdialog.h"
#include "ui/writes/reviewtexts.h"
#include "ui/writes/rightsgate.h"
#include "ui/writes/textchanges.h"

#include <QAction>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

bool hasOwnErrors(const QList<models::yaml::Diagnostic> &diagnostics)
{
    return std::ranges::any_of(diagnostics, [](const models::yaml::Diagnostic &found) {
        return found.severity == models::yaml::Severity::Error && !found.fromServer;
    });
}

} // namespace

ReviewDialog *EditPage::dialog() const
{
    return m_dialog;
}

void EditPage::onAnalysed()
{
    TextSession &text = m_pane->text();
    if (!m_isReady || !text.isCurrent())
        return;
    m_document->setTyped(text.tree()->toJson().toObject());
    if (text.text() != m_triedText) {
        m_review.reset();
        m_refusal.reset();
        m_ofPods.clear();
        if (isDirty() && !hasOwnErrors(text.diagnostics()))
            m_tryTimer.start();
        else
            m_tryTimer.stop();
    }
    updateFoot();
    emit changed();
}

/// The dry run while one types: what the server says stands beside the fields before anything is
/// reviewed.
void EditPage::tryOnServer()
{
    TextSession &text = m_pane->text();
    if (!m_isReady || m_isSaving || m_document->isGone() || hasOwnErrors(text.diagnostics()))
        return;
    m_tryTimer.stop();
    m_triedText = text.text();
    m_isTrying = true;
    const int trial = ++m_trial;
    updateFoot();
    tryPods();
    QCoro::connect(m_document->edit().review(typed()), this,
        [this, trial](const models::Result<models::Review> &review) {
            if (trial == m_trial)
                take(review);
        });
}

void EditPage::take(const models::Result<models::Review> &review)
{
    m_isTrying = false;
    const bool isSameText = m_pane->text().text() == m_triedText;
    if (review) {
        m_review = isSameText ? std::optional(*review) : std::nullopt;
        m_refusal.reset();
        if (m_dialog && isSameText)
            m_dialog->setReview(*review);
    } else if (review.error().kind != models::Error::Kind::Cancelled) {
        m_refusal = review.error();
        if (isSameText)
            showErrorInText(review.error());
        const bool isMove = review.error().kind == models::Error::Kind::Conflict;
        if (m_dialog && !isMove) // a move has told the dialog already
            m_dialog->setProblem(tr("The server would not take it."), review.error().text());
    }
    updateFoot();
}

/// The pods of the object's templates, as no server looks into those of a custom kind.
void EditPage::tryPods()
{
    m_ofPods.clear();
    QCoro::connect(models::probePods(session().cluster(), typed(), m_place.nameSpace), this,
        [this, trial = m_trial](const QList<models::StatusCause> &causes) {
            if (trial != m_trial || m_pane->text().text() != m_triedText)
                return;
            m_ofPods = causes;
            if (!causes.isEmpty())
                showErrorInText(m_refusal);
            updateFoot();
        });
}

void EditPage::showErrorInText(const std::optional<models::Error> &refusal)
{
    const auto error = refusal ? refusal : models::refusalOfPods(m_ofPods);
    if (!error || error->kind != models::Error::Kind::Invalid)
        return;
    TextSession &text = m_pane->text();
    const models::CauseMapper mapper(*text.tree(), 0, text.form().root());
    text.setServerDiagnostics(mapper.diagnostics(*error));
}

void EditPage::updateFoot()
{
    FormFoot *foot = m_pane->foot();
    foot->setSubmitText(m_isSaving ? tr("Saving") : tr("Review and save…"));
    foot->setChecksTitle(tr("Checks before saving"));
    m_discard->setEnabled(isDirty());
    if (!m_isReady)
        return;
    const int changes = changeCount();
    foot->setTotal(tr("%n changes", nullptr, changes), m_place.gvk.kind);
    PreflightLine line;
    line.subject = tr("Dry run");
    if (m_refusal) {
        line.state = m_refusal->kind == models::Error::Kind::Conflict
            ? PreflightLine::State::Warning
            : PreflightLine::State::Failed;
        line.result = m_refusal->message.text();
    } else if (m_review && !m_ofPods.isEmpty()) {
        line.state = PreflightLine::State::Warning;
        line.result = models::refusalOfPods(m_ofPods)->message.text();
    } else if (m_review) {
        const int filled = int(m_review->filledIn.size());
        line.state = m_review->warnings.isEmpty() ? PreflightLine::State::Passed
                                                  : PreflightLine::State::Warning;
        line.result = m_review->warnings.isEmpty()
            ? tr("accepted, %n fields filled in", nullptr, filled)
            : m_review->warnings.first();
    } else {
        line.result = changes == 0 ? tr("runs once something is changed")
            : m_isTrying           ? tr("is running")
                                   : tr("about to run");
    }
    foot->setChecks({line});
    const int errors = int(std::ranges::count_if(
        m_pane->text().diagnostics(), [](const models::yaml::Diagnostic &found) {
            return found.severity == models::yaml::Severity::Error && !found.fromServer;
        }));
    if (session().isReadOnly())
        foot->setBlocked(tr("This cluster is set to read only."));
    else if (m_document->isGone())
        foot->setBlocked(tr("The object was deleted."));
    else if (const QString why = missingRight(); !why.isEmpty())
        foot->setBlocked(why);
    else if (m_isSaving)
        foot->setBlocked(tr("The server is storing the object."), false);
    else if (errors > 0)
        foot->setBlocked(tr("%n errors to put right before saving", nullptr, errors));
    else if (changes == 0)
        foot->setBlocked(tr("Nothing is changed yet."), false);
    else
        foot->setBlocked({});
}

QString EditPage::missingRight() const
{
    models::Right right = models::Right::on(m_document->resource(), u"update"_s, m_place.nameSpace);
    right.name = m_place.name;
    return m_gate->refusal({right});
}

void EditPage::openReview()
{
    TextSession &text = m_pane->text();
    text.flush();
    if (!m_isReady || m_isSaving || session().isReadOnly() || m_document->isGone())
        return;
    if (hasOwnErrors(text.diagnostics())) {
        m_pane->goToProblem(1);
        return;
    }
    if (changeCount() == 0)
        return;
    saveDraft();
    m_dialog = new ReviewDialog({mark(), m_place.gvk.kind, m_place.name, m_place.nameSpace}, this);
    connect(m_dialog, &ReviewDialog::refreshWanted, this, &EditPage::askAgain);
    connect(m_dialog, &ReviewDialog::applyWanted, this, &EditPage::save);
    connect(m_dialog, &ReviewDialog::mergeWanted, this, &EditPage::merge);
    connect(m_dialog, &ReviewDialog::editWanted, this, [this](const models::Path &path) {
        m_dialog->close();
        m_pane->yaml().editor().revealPath(path);
        m_pane->yaml().editor().setFocus();
    });
    m_dialog->open();
    if (m_newer.isEmpty())
        askAgain();
    else
        showMoved();
}

void EditPage::askAgain()
{
    if (m_dialog)
        m_dialog->setBusy(tr("The server tries it…"));
    tryOnServer();
}

void EditPage::save(const QList<models::Change> &kept)
{
    if (m_isSaving)
        return;
    QJsonObject object = typed();
    for (const models::Change &change : kept)
        object = withValueOf(object, change.path, change.before);
    if (!kept.isEmpty())
        writeTowards(models::withoutServerFields(object));
    m_isSaving = true;
    ++m_trial; // no answer of a dry run matters now
    if (m_dialog)
        m_dialog->setBusy(tr("Saving…"));
    updateFoot();
    QCoro::connect(
        m_document->edit().save(object), this, [this](const models::Result<QJsonObject> &result) {
            m_isSaving = false;
            if (result) {
                onSaved();
                return;
            }
            const models::Error &error = result.error();
            showErrorInText(error);
            m_refusal = error;
            if (m_dialog && error.kind != models::Error::Kind::Conflict)
                m_dialog->setProblem(tr("It was not saved."), error.text());
            updateFoot();
        });
}

void EditPage::onSaved()
{
    m_draftTimer.stop();
    m_tryTimer.stop();
    m_document->dropDraft();
    if (m_dialog)
        m_dialog->accept();
    m_newer = {};
    m_refusal.reset();
    m_review.reset();
    // The text as it is now is the object; the server's additions are in it from now on.
    const QString stored = m_document->textOf(m_document->edit().base());
    m_isReady = false;
    m_pane->text().setLoaded(m_document->edit().base());
    m_pane->text().setText(stored);
    m_isReady = true;
    m_banner->hide();
    updateFoot();
    session().notify({State::Succeeded, tr("%1 was saved.").arg(m_place.name), tr("Activity"),
        [&session = session()] {
            session.open({.kind = Place::Kind::Activity}, OpenMode::NewTab);
        }});
    emit changed();
    Place object = breadcrumbs().at(1).place.value_or(m_place);
    session().open(object);
}

// --- what moved meanwhile ----------------------------------------------------------------------

void EditPage::onMoved(const QJsonObject &newer, const models::Merge &merge)
{
    m_newer = newer;
    m_merge = merge;
    showMoved();
}

void EditPage::showMoved()
{
    if (m_dialog) {
        m_dialog->setMoved(m_merge, m_newer, m_document->edit().base());
        return;
    }
    const int moved = int(m_merge.theirs.size() + m_merge.conflicts.size());
    QStringList fields;
    for (const models::Change &change : std::as_const(m_merge.theirs))
        fields.append(change.path.toString());
    for (const models::MergeConflict &conflict : std::as_const(m_merge.conflicts))
        fields.append(conflict.path.toString());
    const int mine = int(m_merge.mine.size());
    const QString touch = !m_merge.conflicts.isEmpty()
        ? tr("%n of them is in your changes, too.", nullptr, int(m_merge.conflicts.size()))
        : mine > 0 ? tr("None of your changes touches it.")
                   : QString();
    QList<BannerAction> actions;
    if (m_merge.conflicts.isEmpty())
        actions.append({tr("Merge %n fields", nullptr, moved), [this] { this->merge({}); }, false});
    actions.append({m_merge.conflicts.isEmpty() ? tr("Compare") : tr("Conflicts…"),
        [this] { openReview(); }, false});
    m_banner->setContent(State::Waiting, tr("Changed on the server after it was loaded."),
        tr("%n fields: %1.", nullptr, moved).arg(Format::list(fields)) + u' ' + touch, actions);
    m_banner->show();
}

void EditPage::merge(const models::MergeDecision &keepsMine)
{
    if (m_newer.isEmpty())
        return;
    const models::Merge merged
        = models::mergeOf(m_document->edit().base(), typed(), m_newer, keepsMine);
    m_document->edit().rebaseTo(m_newer);
    m_newer = {};
    m_pane->text().setLoaded(m_document->edit().base());
    m_pane->text().setOriginal(m_document->textOf(m_document->edit().base()));
    QJsonObject wanted = merged.merged;
    if (m_document->hasHiddenValues())
        wanted.remove("data"_L1);
    writeTowards(wanted);
    m_banner->hide();
    m_refusal.reset();
    m_triedText.clear();
    if (m_dialog)
        askAgain();
    else
        onAnalysed();
}

void EditPage::onGone()
{
    if (m_dialog)
        m_dialog->setProblem(
            tr("%1 was deleted on the server.").arg(m_place.name), tr("Your text is kept."));
    m_banner->setContent(State::Failed, tr("%1 was deleted on the server.").arg(m_place.name),
        tr("Your text is kept."), {{tr("Create again…"), [this] { createAgain(); }, false}});
    m_banner->show();
    updateFoot();
}

bool EditPage::writeTowards(const QJsonObject &wanted)
{
    TextSession &text = m_pane->text();
    text.flush();
    const auto edits = editsTowards(*text.tree(), wanted);
    if (!edits) {
        session().notify({State::Failed, edits.error().text(), {}, {}});
        return false;
    }
    text.applyEdits(*edits);
    text.flush();
    return true;
}

/// Comes from the activity log: the fields of that write as they were before it, to be reviewed.
void EditPage::takeBack()
{
    if (!m_place.argument.startsWith("activity:"_L1) || !session().activity())
        return;
    const QDateTime time = QDateTime::fromString(m_place.argument.sliced(9), Qt::ISODateWithMs);
    const auto &entries = session().activity()->entries();
    const auto entry = std::ranges::find_if(entries, [&](const models::Activity &activity) {
        return activity.time == time && activity.name == m_place.name;
    });
    if (entry == entries.end() || models::undoKindOf(*entry) != models::UndoKind::PutBack)
        return;
    const models::Undo undo = models::undoOf(*entry, m_document->edit().base());
    QStringList others;
    for (const models::MergeConflict &conflict : undo.changedAgain)
        others.append(conflict.path.toString());
    for (const models::Change &change : undo.movedSince)
        others.append(change.path.toString());
    m_banner->setWarning(tr("The change of %1 is taken back here.").arg(Format::exact(time)),
        others.isEmpty()
            ? tr("Nothing is written before it is reviewed.")
            : tr("Changed since, and left as it is: %1.").arg(Format::list(others, 4)));
    m_banner->show();
    writeTowards(models::withoutServerFields(undo.object));
    if (!undo.back.isEmpty())
        openReview();
}

} // namespace ui
