// SPDX-License-Identifier: Apache-2.0
#include "app/tour.h"

#include "ui/logs/logjumpdialog.h"
#include "ui/logs/logview.h"
#include "ui/shared/actiontable.h"
#include "ui/shared/page.h"
#include "ui/shared/session.h"
#include "ui/shared/table.h"
#include "ui/shell/mainwindow.h"
#include "ui/writes/deletedialog.h"
#include "ui/writes/reviewdialog.h"

#include <QAction>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextCursor>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace app {

namespace {

models::GroupVersionKind pyTorch()
{
    return {u"batch.tensorstack.dev"_s, u"v1beta1"_s, u"PyTorchTrainingJob"_s};
}

} // namespace

bool Tour::isLive() const
{
    return page() != nullptr && page()->viewStatus().phase == ui::ViewStatus::Phase::Live;
}

bool Tour::hasRows(int least) const
{
    const auto tables
        = page() == nullptr ? QList<ui::Table *>() : page()->findChildren<ui::Table *>();
    return std::ranges::any_of(tables, [least](const ui::Table *table) {
        return table->model() != nullptr && table->model()->rowCount() >= least;
    });
}

void Tour::trigger(ui::ActionId id)
{
    const QKeySequence key = window().session()->actions().defaultKey(id);
    const auto actions = page()->findChildren<QAction *>();
    const auto found = std::ranges::find_if(
        actions, [&key](const QAction *action) { return action->shortcuts().contains(key); });
    if (found != actions.end())
        (*found)->trigger();
}

/// The log of a failed job, its objects changed and deleted: what a user does after a failure.
void Tour::addWrites()
{
    m_steps.append({u"logs"_s,
        [this] {
            window().open({ui::Place::Kind::Job, pyTorch(), u"demo"_s, u"llama-sft"_s, u"logs"_s},
                ui::OpenMode::Here);
        },
        [this] {
            const auto *view = page() == nullptr ? nullptr : page()->findChild<ui::LogView *>();
            return view != nullptr && view->isVisible() && view->store().size() > 20;
        },
        u"the merged log of a failed job is shown"_s});
    m_steps.append({u"jump"_s, [this] { page()->findChild<ui::LogView *>()->askForTime(); },
        [this] { return dialog<ui::LogJumpDialog>() != nullptr; },
        u"the log asks for the time to be shown"_s});
    m_steps.append({u"edit"_s,
        [this] {
            dialog<ui::LogJumpDialog>()->reject();
            window().open({ui::Place::Kind::Edit, pyTorch(), u"demo"_s, u"resnet50-ddp"_s},
                ui::OpenMode::NewTab);
        },
        [this] { return yaml() != nullptr && yaml()->toPlainText().contains("replicas:"_L1); },
        u"an existing job is shown in form and YAML"_s});
    m_steps.append({u"review"_s,
        [this] {
            QTextCursor cursor = yaml()->document()->find(u"  name: resnet50-ddp"_s);
            cursor.movePosition(QTextCursor::EndOfLine);
            cursor.insertText(u"\n  labels:\n    team: vision"_s);
        },
        [this] {
            if (submit() != nullptr && submit()->isEnabled()
                && dialog<ui::ReviewDialog>() == nullptr)
                submit()->click();
            const auto *review = dialog<ui::ReviewDialog>();
            return review != nullptr && review->applyButton()->isEnabled();
        },
        u"what the server would store is shown beside what it holds"_s});
    m_steps.append({u"saved"_s, [this] { dialog<ui::ReviewDialog>()->applyButton()->click(); },
        [this] { return page() != nullptr && page()->place().kind != ui::Place::Kind::Edit; },
        u"the change was saved"_s});
    m_steps.append({u"delete"_s,
        [this] {
            window().open(
                {ui::Place::Kind::Job, pyTorch(), u"demo"_s, u"llama-sft"_s}, ui::OpenMode::NewTab);
        },
        [this] {
            if (isLive() && dialog<ui::DeleteDialog>() == nullptr)
                trigger(ui::ActionId::Delete);
            return dialog<ui::DeleteDialog>() != nullptr;
        },
        u"deleting asks first, and says what goes with it"_s});
    m_steps.append({u"activity"_s,
        [this] {
            dialog<ui::DeleteDialog>()->reject();
            window().open(ui::Place {ui::Place::Kind::Activity}, ui::OpenMode::NewTab);
        },
        [this] { return hasRows(3); }, u"what was written is on the list of activity"_s});
}

void Tour::addProject()
{
    const auto add = [this](const QString &name, ui::Place::Kind kind, int rows) {
        m_steps.append(
            {name, [this, kind] { window().open(ui::Place {kind}, ui::OpenMode::NewTab); },
                [this, rows] { return isLive() && hasRows(rows); },
                u"the page is live and has its rows"_s});
    };
    add(u"queues"_s, ui::Place::Kind::Queues, 2);
    add(u"storage"_s, ui::Place::Kind::Storage, 2);
    add(u"apps"_s, ui::Place::Kind::Apps, 4);
    m_steps.append({u"create"_s,
        [this] {
            window().open(
                {ui::Place::Kind::Create, {{}, u"v1"_s, u"ConfigMap"_s}}, ui::OpenMode::NewTab);
        },
        [this] {
            return yaml() != nullptr && yaml()->toPlainText().contains("kind: ConfigMap"_L1);
        },
        u"the text of a new object is shown"_s});
}

} // namespace app
