// SPDX-License-Identifier: Apache-2.0
#include "app/window.h"

#include "ui/browser/objectpage.h"
#include "ui/browser/resourcepage.h"
#include "ui/explorer/explorerpage.h"
#include "ui/explorer/palettefields.h"
#include "ui/forms/formpages.h"
#include "ui/jobs/jobpage.h"
#include "ui/jobs/jobspage.h"
#include "ui/project/appspage.h"
#include "ui/project/queuespage.h"
#include "ui/project/storagepage.h"
#include "ui/shared/session.h"
#include "ui/shell/mainwindow.h"
#include "ui/terminal/dock.h"
#include "ui/writes/createpage.h"
#include "ui/writes/editpage.h"

#include "models/guide/guidelibrary.h"
#include "models/jobs/jobsmodel.h"
#include "models/jobs/jobswatch.h"
#include "models/jobs/queues.h"
#include "models/kube/cluster.h"
#include "models/sandbox/sandbox.h"

using namespace Qt::StringLiterals;

namespace app {

namespace {

ui::State stateOf(models::JobState state)
{
    switch (state) {
    case models::JobState::Failed:
        return ui::State::Failed;
    case models::JobState::Waiting:
        return ui::State::Waiting;
    case models::JobState::Starting:
        return ui::State::Starting;
    case models::JobState::Running:
        return ui::State::Running;
    case models::JobState::Stopping:
        return ui::State::Stopping;
    case models::JobState::Paused:
        return ui::State::Paused;
    case models::JobState::Succeeded:
        return ui::State::Succeeded;
    case models::JobState::Unknown:
        break;
    }
    return ui::State::Unknown;
}

/// The jobs that are in memory anyway, for Ctrl+K.
QList<ui::PaletteItem> paletteJobs(const models::JobsModel &jobs, const ui::Session &session)
{
    QList<ui::PaletteItem> items;
    for (int row = 0; row < jobs.rowCount(); ++row) {
        const models::JobSummary &job = *jobs.at(row);
        ui::PaletteItem item {ui::PaletteItem::Group::Objects, job.name};
        const models::Guide *guide
            = session.guides() == nullptr ? nullptr : session.guides()->find(job.gvk);
        item.mark = guide == nullptr ? QString() : guide->mark;
        item.note = job.reason.isEmpty() ? job.gvk.kind : job.reason.text();
        item.state = stateOf(job.state);
        item.right = job.nameSpace;
        item.place = ui::Place {ui::Place::Kind::Job, job.gvk, job.nameSpace, job.name};
        items.append(item);
    }
    return items;
}

/// Nothing where several projects are looked at, or none of the quotas limits accelerators.
std::optional<ui::ProjectUse> useOf(const models::JobsWatch &watch)
{
    if (watch.scope().namespaces.size() != 1)
        return std::nullopt;
    const QList<models::QuotaLine> lines = models::quotaLines(watch.quotas());
    const auto line = std::ranges::find_if(lines, &models::QuotaLine::isAccelerator);
    if (line == lines.end())
        return std::nullopt;
    return ui::ProjectUse {.used = line->used,
        .limit = line->limit,
        .words = line->usedText + u" / "_s + line->limitText,
        .resource = line->plainResource()};
}

} // namespace

Window::Window(QApplication &application, const ui::ShellOptions &options)
    : m_shell(std::make_unique<ui::Shell>(application, options))
{
    m_shell->setSandboxStarter([this](const auto &answer) { startSandbox(answer); });
    addPages();
}

Window::~Window()
{
    m_shell.reset(); // its connections end before the server they speak to
}

/// In the window before the first session comes.
void Window::addDock()
{
    ui::MainWindow &window = m_shell->window();
    m_dock = new ui::Dock;
    window.setDock(m_dock);
    connect(m_dock, &ui::Dock::opened, &window, [&window] { window.showDock(true); });
    connect(m_dock, &ui::Dock::hideRequested, &window, [&window] { window.showDock(false); });
}

// One line for each page that a room of ui makes.
void Window::addPages()
{
    m_shell->setFurnisher([this](ui::Session &session) { furnish(session); });
    ui::PageFactory &factory = m_shell->factory();
    using Kind = ui::Place::Kind;
    factory.add(Kind::Jobs, [](const ui::Place &, ui::Session &session, QWidget *parent) {
        return new ui::JobsPage(session, parent);
    });
    factory.add(Kind::Job, [](const ui::Place &place, ui::Session &session, QWidget *parent) {
        return new ui::JobPage(place, session, parent);
    });
    factory.add(Kind::Queues, [](const ui::Place &place, ui::Session &session, QWidget *parent) {
        return new ui::QueuesPage(place, session, parent);
    });
    factory.add(Kind::Storage, [](const ui::Place &place, ui::Session &session, QWidget *parent) {
        return new ui::StoragePage(place, session, parent);
    });
    factory.add(Kind::Apps, [](const ui::Place &, ui::Session &session, QWidget *parent) {
        return new ui::AppsPage(session, parent);
    });
    factory.add(Kind::Resources, [](const ui::Place &place, ui::Session &session, QWidget *parent) {
        return new ui::ResourcePage(place, session, parent);
    });
    factory.add(Kind::Object, [](const ui::Place &place, ui::Session &session, QWidget *parent) {
        return new ui::ObjectPage(place, session, parent);
    });
    factory.add(Kind::Edit, [](const ui::Place &place, ui::Session &session, QWidget *parent) {
        return new ui::EditPage(place, session, parent);
    });
    factory.add(Kind::Explorer, [](const ui::Place &place, ui::Session &session, QWidget *parent) {
        return new ui::ExplorerPage(place, session, parent);
    });
    ui::addFormPages(factory, [](const ui::Place &place, ui::Session &session, QWidget *parent) {
        return new ui::CreatePage(place, session, parent);
    });
}

/// What the pages of one cluster share. Children of the session, which takes the last one away
/// first.
void Window::furnish(ui::Session &session)
{
    connect(&m_network, &models::NetworkWatch::changed, session.cluster(), &models::Cluster::wake);
    auto *jobs = new models::JobsModel(&session);
    auto *watch = new models::JobsWatch(*session.cluster(), *jobs, jobs);
    ui::Session::Parts parts = session.parts();
    parts.jobs = jobs;
    session.setParts(parts);
    if (m_dock == nullptr)
        addDock();
    m_dock->setSession(session);
    const auto look = [&session, watch] {
        session.setProjectUse({});
        watch->setScope({.namespaces = session.projects(), .known = session.knownProjects()});
    };
    connect(&session, &ui::Session::projectsChanged, watch, look);
    connect(&session, &ui::Session::allProjectsChanged, watch, [watch, look] {
        if (watch->isFallback())
            look(); // there are more of them to try
    });
    connect(jobs, &models::JobsModel::countsChanged, &session, [&session, jobs] {
        session.setBadge(ui::Place::Kind::Jobs, jobs->count(models::JobState::Failed));
    });
    connect(watch, &models::JobsWatch::quotasChanged, &session,
        [&session, watch] { session.setProjectUse(useOf(*watch)); });
    session.addPaletteSource(
        [&session, jobs](const QString &) { return paletteJobs(*jobs, session); });
    new ui::PaletteFields(session);
    look();
}

void Window::startSandbox(const std::function<void(models::Result<QString>)> &answer)
{
    models::sandbox::SandboxOptions options;
    options.kubeconfigFile = m_folder.filePath(u"sandbox.kubeconfig"_s);
    options.speed = m_speed;
    const QString file = options.kubeconfigFile;
    m_sandbox = std::make_unique<models::sandbox::Sandbox>(std::move(options));
    connect(
        m_sandbox.get(), &models::sandbox::Sandbox::ready, this, [answer, file] { answer(file); });
    connect(m_sandbox.get(), &models::sandbox::Sandbox::failed, this,
        [answer](const models::Error &error) { answer(std::unexpected(error)); });
    m_sandbox->start();
}

} // namespace app
