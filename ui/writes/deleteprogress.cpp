// SPDX-License-Identifier: Apache-2.0
// The delete dialog once something is known or under way: what goes along, what stays and why.
#include "ui/shared/formatting.h"
#include "ui/shared/icons.h"
#include "ui/shared/marks.h"
#include "ui/shared/segmented.h"
#include "ui/shared/session.h"
#include "ui/writes/deletedialog.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

QString shownList(const models::Dependants &found)
{
    QStringList parts;
    for (const models::DependantKind &kind : found.kinds)
        parts.append(Format::counted(kind.names.size(), kind.kind));
    return Format::list(parts, 4);
}

QWidget *warning(const QString &text, const QIcon &icon)
{
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins({});
    row->setSpacing(8);
    row->addWidget(new IconLabel(icon, 16, line), 0, Qt::AlignTop);
    auto *words = new QLabel(text, line);
    words->setTextFormat(Qt::PlainText);
    words->setWordWrap(true);
    row->addWidget(words, 1, Qt::AlignTop);
    return line;
}

} // namespace

void DeleteDialog::start()
{
    if (m_isStarted || m_session.isReadOnly())
        return;
    m_isStarted = true;
    m_cancel->setText(tr("Close"));
    m_delete->hide();
    m_copy->hide();
    m_propagation->setEnabled(false);
    if (m_confirmation)
        m_confirmation->hide();
    m_removal->start(m_propagation->currentValue().toString());
}

void DeleteDialog::update()
{
    updateDependants();
    updateWarnings();
    if (isVisible())
        fit();
    if (!m_isStarted)
        return;
    for (qsizetype i = 0; i < m_pills.size(); ++i) {
        switch (m_removal->step(i).phase) {
        case Removal::Phase::Known:
            continue;
        case Removal::Phase::Asked:
        case Removal::Phase::Leaving:
            m_pills[i]->setState(State::Stopping);
            break;
        case Removal::Phase::Gone:
            m_pills[i]->setState(State::Succeeded, tr("Deleted"));
            break;
        case Removal::Phase::Failed:
            m_pills[i]->setState(State::Failed);
            break;
        }
        m_pills[i]->show();
    }
}

void DeleteDialog::updateDependants()
{
    const auto &found = m_removal->dependants();
    const bool isKept = m_propagation && m_propagation->currentValue() == u"Orphan"_s;
    QString text;
    if (!found) {
        text = m_removal->resource().plural == "namespaces"_L1 && m_removal->subjects().size() > 1
            ? tr("everything in them")
            : tr("being counted…");
    } else if (found->count() == 0) {
        text = tr("nothing else");
    } else {
        text = isKept ? tr("nothing; %1 stay without an owner").arg(shownList(*found))
                      : shownList(*found);
    }
    if (found && found->isCut)
        text += u' ' + tr("and more");
    if (found && !found->unseen.isEmpty())
        text += u' ' + tr("(no right to look at %1)").arg(Format::list(found->unseen));
    m_owned->setText(text);
    QStringList names;
    if (found) {
        for (const models::DependantKind &kind : found->kinds)
            names.append(kind.kind + u": "_s + Format::list(kind.names, 10));
    }
    m_owned->setToolTip(names.join(u'\n'));
}

void DeleteDialog::updateWarnings()
{
    while (QLayoutItem *item = m_warnings->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto &subjects = m_removal->subjects();
    constexpr int mostWarnings = 6;
    for (qsizetype i = 0; i < subjects.size() && m_warnings->count() < mostWarnings; ++i) {
        const Removal::Step &step = m_removal->step(i);
        const QString &name = subjects[i].name;
        if (step.phase == Removal::Phase::Failed && step.error)
            m_warnings->addWidget(
                warning(tr("%1 was not deleted: %2").arg(name, step.error->text()),
                    Icons::state(State::Failed)));
        else if (!step.finalizers.isEmpty() && step.phase != Removal::Phase::Gone)
            m_warnings->addWidget(warning(step.phase == Removal::Phase::Leaving
                    ? tr("%1 waits for the finalizer %2: it is gone once its controller has "
                         "released it. This window may be closed; it goes on.")
                          .arg(name, step.finalizers.join(u", "_s))
                    : tr("%1 has the finalizer %2: it stays Terminating until released.")
                          .arg(name, step.finalizers.join(u", "_s)),
                Icons::warning()));
        else if (!m_isStarted && subjects[i].state == State::Running)
            m_warnings->addWidget(warning(
                tr("%1 is running: what it has not saved is lost.").arg(name), Icons::warning()));
    }
}

void DeleteDialog::finish()
{
    const int failed = m_removal->count(Removal::Phase::Failed);
    const int gone = m_removal->count(Removal::Phase::Gone);
    const auto showLog = [&session = m_session] {
        session.open({.kind = Place::Kind::Activity}, OpenMode::NewTab);
    };
    if (failed == 0) {
        m_session.notify(
            {State::Succeeded, tr("%1 deleted.").arg(what(gone)), tr("Activity"), showLog});
        accept();
        return;
    }
    m_session.notify({State::Failed,
        gone > 0 ? tr("%1 deleted, %2 not.").arg(gone).arg(failed)
                 : tr("%1 not deleted.").arg(what(failed)),
        tr("Activity"), showLog});
}

} // namespace ui
