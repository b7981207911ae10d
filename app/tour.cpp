// SPDX-License-Identifier: Apache-2.0
#include "app/tour.h"

#include "ui/forms/formfoot.h"
#include "ui/shared/actiontable.h"
#include "ui/shared/page.h"
#include "ui/shared/session.h"
#include "ui/shell/guidedtour.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/palette.h"
#include "ui/shell/pastedialog.h"
#include "ui/shell/shell.h"
#include "ui/shell/startpage.h"

#include "models/jobs/jobsmodel.h"
#include "models/kube/cluster.h"
#include "models/kube/discovery.h"

#include <QAction>
#include <QDir>
#include <QLineEdit>
#include <QPixmap>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextCursor>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace app {

namespace {

void say(const QString &line)
{
    std::fputs(qPrintable(line + u'\n'), stderr);
}

constexpr int demoJobs = 20;

models::GroupVersionKind deepSpeed()
{
    return {u"batch.tensorstack.dev"_s, u"v1beta1"_s, u"DeepSpeedJob"_s};
}

constexpr int settleMilliseconds = 250; // for what paints after it is true

} // namespace

Tour::Tour(ui::Shell &shell, QString folder, const QSize &size, QObject *parent)
    : QObject(parent)
    , m_shell(shell)
    , m_folder(std::move(folder))
    , m_size(size)
{
    m_poll.setInterval(50);
    connect(&m_poll, &QTimer::timeout, this, &Tour::poll);
    addSteps();
}

ui::MainWindow &Tour::window() const
{
    return m_shell.window();
}

ui::Page *Tour::page() const
{
    return window().currentPage();
}

bool Tour::isJob(models::JobState state) const
{
    const models::JobsModel &jobs = *window().session()->jobs();
    for (int row = 0; row < jobs.rowCount(); ++row) {
        if (jobs.at(row)->name == page()->place().name)
            return jobs.at(row)->state == state;
    }
    return false;
}

QPlainTextEdit *Tour::yaml() const
{
    return page() == nullptr ? nullptr : page()->findChild<QPlainTextEdit *>();
}

QPushButton *Tour::submit() const
{
    const auto *foot = page() == nullptr ? nullptr : page()->findChild<ui::FormFoot *>();
    return foot == nullptr ? nullptr : foot->submitButton();
}

void Tour::start()
{
    if (!QDir().mkpath(m_folder)) {
        say(u"tour: the folder %1 cannot be made; name another with --out"_s.arg(m_folder));
        emit finished(1);
        return;
    }
    window().resize(m_size);
    next();
}

void Tour::addSteps()
{
    addOpening();
    addForm();
    addSubmit();
    addWrites();
    addProject();
    addBrowsing();
    addExplorer();
    addTerminal();
    addEnd();
}

void Tour::addOpening()
{
    m_steps.append({u"start"_s, [] {},
        [this] { return window().isVisible() && window().session() == nullptr; },
        u"the start page is shown"_s});
    m_steps.append({u"paste"_s, [this] { window().findChild<ui::StartPage *>()->openPaste(); },
        [this] { return dialog<ui::PasteDialog>() != nullptr; },
        u"a server may be named by its address and a token"_s});
    m_steps.append({u"sandbox"_s,
        [this] {
            dialog<ui::PasteDialog>()->reject();
            m_shell.openSandbox();
        },
        [this] {
            const ui::Session *session = window().session();
            return session != nullptr && session->cluster() != nullptr
                && session->cluster()->state() == models::Cluster::State::Online
                && session->cluster()->discovery().resources().size() > 40
                && !session->allProjects().isEmpty();
        },
        u"the sandbox is online, its kinds and projects are known"_s, 60});
    m_steps.append({u"guided"_s,
        [this] {
            window().startTour();
            window().findChild<ui::GuidedTour *>()->goTo(1);
        },
        [this] {
            const auto *tour = window().findChild<ui::GuidedTour *>();
            return tour != nullptr && tour->isVisible() && page() != nullptr
                && page()->state() == ui::State::Failed;
        },
        u"the walk for newcomers stands at a failed job"_s, 60});
    m_steps.append({u"jobs"_s,
        [this] {
            window().findChild<ui::GuidedTour *>()->end();
            window().open(ui::Place {ui::Place::Kind::Jobs}, ui::OpenMode::Here);
        },
        [this] {
            const models::JobsModel *jobs = window().session()->jobs();
            return jobs != nullptr && jobs->rowCount() >= demoJobs && isLive();
        },
        u"My jobs is live and shows the jobs of the demo project"_s, 60});
}

void Tour::addForm()
{
    m_steps.append({u"gallery"_s,
        [this] { window().open(ui::Place {ui::Place::Kind::NewJob}, ui::OpenMode::NewTab); },
        [this] { return page() != nullptr && page()->place().gvk.kind.isEmpty(); },
        u"the gallery of kinds is shown"_s});
    m_steps.append({u"form"_s,
        [this] {
            window().open(ui::Place {ui::Place::Kind::NewJob, deepSpeed()}, ui::OpenMode::Here);
        },
        [this] { return yaml() != nullptr && yaml()->toPlainText().contains("image:"_L1); },
        u"the form of DeepSpeedJob is shown, its text beside it"_s});
    m_steps.append({u"typed"_s,
        [this] {
            QTextCursor cursor = yaml()->document()->find(u"image: \"\""_s);
            cursor.insertText(u"image: registry.local/llm/deepspeed:0.14.4"_s);
            // The quota for GPUs is used up in the demo project: without them the job need not
            // wait.
            for (int line = 0; line < 2; ++line) {
                cursor = yaml()->document()->find(u"nvidia.com/gpu: \"1\""_s);
                cursor.select(QTextCursor::BlockUnderCursor);
                cursor.removeSelectedText();
            }
        },
        [this] { return submit() != nullptr && submit()->isEnabled() && page()->isDirty(); },
        u"with an image the job can be submitted"_s});
}

void Tour::addSubmit()
{
    m_steps.append({u"submitted"_s, [this] { submit()->click(); },
        [this] { return page() != nullptr && page()->place().kind == ui::Place::Kind::Job; },
        u"after submitting, the page of the job is shown"_s, 30});
    m_steps.append({u"running"_s, [] {}, [this] { return isJob(models::JobState::Running); },
        u"the job runs"_s, 60});
    m_steps.append({u"ended"_s, [] {}, [this] { return isJob(models::JobState::Succeeded); },
        u"the job ends well"_s, 180});
    m_steps.append({u"failed-job"_s,
        [this] {
            window().open({ui::Place::Kind::Job,
                              {u"batch.tensorstack.dev"_s, u"v1beta1"_s, u"PyTorchTrainingJob"_s},
                              u"demo"_s, u"llama-sft"_s},
                ui::OpenMode::NewTab);
        },
        [this] { return page() != nullptr && page()->state() == ui::State::Failed; },
        u"the page of a failed job says so"_s});
}

void Tour::addBrowsing()
{
    m_steps.append({u"pods"_s,
        [this] {
            window().open(
                {ui::Place::Kind::Resources, {{}, u"v1"_s, u"Pod"_s}}, ui::OpenMode::NewTab);
        },
        [this] { return isLive() && hasRows(20); },
        u"the pods of the project are listed and live"_s});
}

void Tour::addEnd()
{
    m_steps.append({u"palette"_s,
        [this] {
            window().session()->actions().action(ui::ActionId::Palette)->trigger();
            window().palette().findChild<QLineEdit *>()->setText(u"deep"_s);
        },
        [this] {
            const ui::PaletteModel &model = window().palette().model();
            const ui::PaletteItem *best = model.item(model.index(1)); // below the first head
            return window().palette().isVisible() && best != nullptr
                && best->text.contains("deep"_L1, Qt::CaseInsensitive);
        },
        u"the palette finds DeepSpeedJob"_s});
    m_steps.append({u"settings"_s,
        [this] {
            window().palette().hide();
            window().open(ui::Place {ui::Place::Kind::Settings}, ui::OpenMode::NewTab);
        },
        [this] { return page() != nullptr && page()->place().kind == ui::Place::Kind::Settings; },
        u"the settings are shown"_s});
}

void Tour::next()
{
    ++m_at;
    if (m_at >= m_steps.size()) {
        say(u"tour: %1 steps, all as they must be"_s.arg(m_steps.size()));
        emit finished(0);
        return;
    }
    m_since.start();
    m_steps.at(m_at).act();
    m_poll.start();
}

void Tour::poll()
{
    const Step &step = m_steps.at(m_at);
    if (step.isTrue()) {
        m_poll.stop();
        QTimer::singleShot(settleMilliseconds, this, [this] {
            keepPicture();
            next();
        });
    } else if (m_since.hasExpired(step.seconds * 1000LL)) {
        m_poll.stop();
        keepPicture();
        say(u"tour: step %1: not so within %2 s: %3"_s.arg(step.name)
                .arg(step.seconds)
                .arg(step.wanted));
        say(u"tour: %1"_s.arg(situation()));
        emit finished(1);
    }
}

QString Tour::situation() const
{
    ui::Session *session = window().session();
    if (session == nullptr) {
        return u"nothing is connected"_s;
    }
    return u"%1 kinds, %2 projects, at %3"_s.arg(session->cluster()->discovery().resources().size())
        .arg(session->allProjects().size())
        .arg(page() == nullptr ? QString() : page()->place().toString());
}

void Tour::keepPicture()
{
    ++m_pictures;
    const QString name
        = u"%1-%2.png"_s.arg(m_pictures, 2, 10, QChar(u'0')).arg(m_steps.at(m_at).name);
    QPixmap picture = window().grab();
    if (QWidget *dialog = QApplication::activeModalWidget())
        dialog->render(&picture, window().rect().center() - dialog->rect().center());
    picture.save(QDir(m_folder).filePath(name));
}

} // namespace app
