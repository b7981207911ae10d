// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/newjobpage.h"

#include "models/base/json.h"
#include "models/guide/guidelibrary.h"
#include "models/schema/causemapper.h"
#include "ui/editor/problemlist.h"
#include "ui/forms/formfoot.h"
#include "ui/forms/formwords.h"
#include "ui/forms/jobtotal.h"
#include "ui/forms/objectwriter.h"
#include "ui/shared/banner.h"
#include "ui/shared/session.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace ui {

void NewJobPage::onAnalysed()
{
    if (!m_isReady)
        return;
    if (m_writer && !m_isSubmitted) {
        // What the server said of this text does not keep us from asking again.
        const bool isSound
            = std::ranges::none_of(m_pane->text().diagnostics(), [](const auto &found) {
                  return found.severity == models::yaml::Severity::Error && !found.fromServer;
              });
        m_writer->setObject(m_pane->text().tree()->toJson().toObject(), isSound);
    }
    updateFoot();
    if (std::exchange(m_submitsWhenRead, false) && m_pane->text().isCurrent())
        submit();
}

QString NewJobPage::subjectOf(const models::PreflightCheck &check)
{
    using Subject = models::PreflightCheck::Subject;
    switch (check.subject) {
    case Subject::DryRun:
        return tr("Dry run");
    case Subject::Quota:
        return tr("Quota");
    case Subject::Queue:
        return tr("Queue %1").arg(check.name);
    case Subject::Claim:
        return tr("Claim %1").arg(check.name);
    case Subject::Secret:
        return tr("Secret %1").arg(check.name);
    }
    return {};
}

QList<PreflightLine> NewJobPage::checks() const
{
    using Answer = models::PreflightCheck::State;
    QList<PreflightLine> lines;
    if (!m_writer)
        return lines;
    const auto all = m_writer->checks();
    for (const models::PreflightCheck &check : all) {
        PreflightLine line;
        line.subject = subjectOf(check);
        line.result = check.result.text();
        line.state = check.state == Answer::Passed ? PreflightLine::State::Passed
            : check.state == Answer::Warning       ? PreflightLine::State::Warning
            : check.state == Answer::Failed        ? PreflightLine::State::Failed
            : check.state == Answer::Running       ? PreflightLine::State::Running
                                                   : PreflightLine::State::Pending;
        if (check.state == Answer::NotRun)
            line.result = m_pane->text().errorCount() > 0
                ? tr("runs by itself once the errors are put right")
                : tr("about to run");
        else if (check.state == Answer::Running)
            line.result = tr("is running");
        const bool isAboutRoom = check.subject == models::PreflightCheck::Subject::Quota
            || check.subject == models::PreflightCheck::Subject::Queue;
        if (isAboutRoom && check.state == Answer::Warning) {
            line.linkText = tr("Who uses it");
            line.link.kind = Place::Kind::Queues;
        }
        lines.append(line);
    }
    return lines;
}

void NewJobPage::updateFoot()
{
    if (!m_isReady)
        return;
    TextSession &text = m_pane->text();
    if (const auto refusal = m_writer ? m_writer->refusal() : std::nullopt;
        refusal && text.isCurrent() && !m_showsRefusal) {
        m_showsRefusal = true; // publishing comes back here
        const models::CauseMapper mapper(*text.tree(), 0, text.form().root());
        const auto found = mapper.diagnostics(*refusal);
        if (found.size() != 1 || !found.first().path.isEmpty())
            text.setServerDiagnostics(found);
        m_showsRefusal = false;
    }
    FormFoot *foot = m_pane->foot();
    foot->setTotal(tr("Creates 1 %1").arg(m_place.gvk.kind),
        JobTotal::of(text.tree()->toJson().toObject(), guide()).text());
    foot->setChecks(checks());
    const bool isBusy = m_writer && m_writer->isBusy();
    foot->setSubmitText(isBusy ? tr("Submitting") : tr("Submit"));
    const int errors = text.errorCount();
    if (!m_writer)
        foot->setBlocked(tr("No cluster is connected."));
    else if (session().isReadOnly())
        foot->setBlocked(tr("This cluster is set to read only."));
    else if (isBusy)
        foot->setBlocked(tr("The server is storing the object."), false);
    else if (const QString why = m_writer->missingRight(m_place.gvk, m_place.nameSpace);
        !why.isEmpty())
        foot->setBlocked(why);
    else if (errors > 0)
        foot->setBlocked(
            tr("%n errors to put right; the first: %1", nullptr, errors).arg(firstError()));
    else
        foot->setBlocked({});
}

/// The field of the error to begin with, or its line.
QString NewJobPage::firstError() const
{
    const auto &all = m_pane->text().diagnostics();
    const auto first = std::ranges::find(
        all, models::yaml::Severity::Error, &models::yaml::Diagnostic::severity);
    if (first == all.end())
        return {};
    const QString field = FormWords::fieldName(m_pane->text().form(), first->path);
    return field.isEmpty() ? tr("line %1").arg(first->line) : field;
}

void NewJobPage::submit()
{
    if (!m_writer || m_writer->isBusy() || m_isSubmitted)
        return;
    TextSession &text = m_pane->text();
    if (!text.isCurrent() && !text.session().isShort()) {
        m_submitsWhenRead = true; // onAnalysed comes back here
        return;
    }
    text.flush();
    if (text.errorCount() > 0) {
        m_pane->goToProblem(1);
        return;
    }
    m_writer->setObject(text.tree()->toJson().toObject(), true);
    saveDraft();
    m_writer->create(
        m_place.argument.startsWith("clone:"_L1) ? m_place.argument.section(u'/', -1) : QString());
    updateFoot();
}

void NewJobPage::onCreated(const QJsonObject &object, const QStringList &warnings, bool wasLookedUp)
{
    m_isSubmitted = true;
    m_draftTimer.stop();
    m_drafts.remove(m_draftId);
    const QString name = models::nameOf(object);
    session().notify({State::Succeeded,
        wasLookedUp ? tr("%1 was submitted: the answer was lost, but it is there.").arg(name)
            : warnings.isEmpty()
            ? tr("%1 was submitted.").arg(name)
            : tr("%1 was submitted. The server warns: %2").arg(name, warnings.first()),
        {}, {}});
    Place job;
    job.kind = guide() && guide()->isJob() ? Place::Kind::Job : Place::Kind::Object;
    job.gvk = m_place.gvk;
    job.nameSpace = models::namespaceOf(object);
    job.name = name;
    emit changed();
    session().open(job);
}

void NewJobPage::onFailed(const models::Error &error)
{
    TextSession &text = m_pane->text();
    if (error.kind == models::Error::Kind::Invalid) {
        const models::CauseMapper mapper(*text.tree(), 0, text.form().root());
        text.setServerDiagnostics(mapper.diagnostics(error));
    }
    QString step;
    if (error.kind == models::Error::Kind::AlreadyExists)
        step = tr("Another name is needed.");
    else if (error.kind == models::Error::Kind::OutcomeUnknown)
        step = tr("The text is kept as a draft.");
    else
        step = tr("Nothing was stored; the text is kept as a draft.");
    m_banner->setContent(State::Failed, tr("The server did not take it."),
        error.text().section(u'\n', 0, 1) + u' ' + step);
    m_banner->show();
    updateFoot();
}

} // namespace ui
