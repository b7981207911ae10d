// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/shell.h"

#include "ui/shared/actiontable.h"
#include "ui/shared/icons.h"
#include "ui/shared/session.h"
#include "ui/shared/settings.h"
#include "ui/shared/theme.h"
#include "ui/shell/activitypage.h"
#include "ui/shell/language.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/settingspage.h"
#include "ui/shell/startpage.h"

#include "models/guide/guidelibrary.h"
#include "models/kube/discovery.h"
#include "models/kube/resourceclient.h"

#include <QApplication>
#include <QCoroTask>
#include <QDateTime>
#include <QFileInfo>
#include <QJsonArray>
#include <QPointer>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

// Q_INIT_RESOURCE must not stand in a namespace.
static void initResources()
{
    Q_INIT_RESOURCE(shell);
}

namespace ui {

namespace {

ThemeMode modeOf(const QString &word)
{
    if (word == "light"_L1) {
        return ThemeMode::Light;
    }
    return word == "dark"_L1 ? ThemeMode::Dark : ThemeMode::System;
}

QString identityOf(const models::Access &access)
{
    const QString user = access.impersonation.isActive() ? access.impersonation.user : access.user;
    return user.isEmpty() ? access.cluster : user + u'@' + access.cluster;
}

} // namespace

Shell::Shell(QApplication &application, ShellOptions options)
    : m_application(application)
    , m_options(std::move(options))
    // Read while the window is made: the first cluster needs them, not the start page.
    , m_guides(QtConcurrent::run([] { return models::GuideLibrary::builtIn().value_or(Guides()); }))
    , m_settings(std::make_unique<Settings>(m_options.settingsFile))
    , m_theme(std::make_unique<Theme>(application))
    , m_language(std::make_unique<Language>(application))
    , m_actions(nullptr)
{
    initResources();
    QApplication::setWindowIcon(Icons::application());
    followSettings();
    m_actions = std::make_unique<ActionTable>(*m_settings);
    m_connections = std::make_unique<Connections>(*m_settings, m_options.kubeconfigs);
    const QString data = QFileInfo(m_settings->fileName()).absolutePath();
    m_activity = std::make_unique<models::ActivityLog>(data + u"/activity.jsonl"_s);
    connect(m_settings.get(), &Settings::changed, this, &Shell::followSettings);
    connect(m_connections.get(), &Connections::sandboxStarted, this,
        [this] { openAccess(u"sandbox"_s, *m_connections->sandboxAccess(), true); });
    connect(
        m_connections.get(), &Connections::sandboxFailed, this, [this](const models::Error &error) {
            m_wantsTour = false;
            m_window->startPage().showFailure(tr("The sandbox did not start"), error.text());
        });
    m_factory.add(Place::Kind::Settings, [this](const Place &, Session &session, QWidget *parent) {
        return new SettingsPage(session, *m_connections, parent);
    });
    m_factory.add(Place::Kind::Activity, [](const Place &, Session &session, QWidget *parent) {
        return new ActivityPage(session, *session.activity(), parent);
    });
}

Shell::~Shell()
{
    m_window.reset(); // before what it refers to
}

void Shell::setSandboxStarter(Connections::SandboxStarter starter)
{
    m_connections->setSandboxStarter(std::move(starter));
}

void Shell::followSettings()
{
    const QString language
        = m_options.language.isEmpty() ? m_settings->value(keys::language) : m_options.language;
    const QString theme
        = m_options.theme.isEmpty() ? m_settings->value(keys::theme) : m_options.theme;
    m_theme->setMode(modeOf(theme));
    m_theme->setFontSizes(m_settings->value(keys::fontSize), m_settings->value(keys::monoSize));
    m_theme->setFontFamilies(m_settings->value(keys::font), m_settings->value(keys::monoFont));
    m_theme->setDense(m_settings->value(keys::denseTables));
    if (!m_language->isSet() || m_language->code() != language) {
        m_language->set(language);
    }
}

void Shell::start()
{
    m_window = std::make_unique<MainWindow>(
        *m_settings, *m_actions, *m_theme, *m_language, *m_connections, m_factory);
    connect(m_window.get(), &MainWindow::clusterChosen, this, &Shell::openContext);
    connect(m_window.get(), &MainWindow::sandboxChosen, this, &Shell::openSandbox);
    connect(m_window.get(), &MainWindow::tourChosen, this, &Shell::openTour);
    m_window->show();
    if (m_options.sandbox) {
        openSandbox();
    } else if (!m_options.context.isEmpty()) {
        openContext(m_options.context);
    } else if (m_options.canReopen && m_settings->value(keys::reopenCluster)) {
        const QString last = m_settings->value(keys::lastCluster);
        if (!last.isEmpty()) {
            openContext(last);
        }
    }
}

void Shell::openSandbox()
{
    m_window->startPage().setBusy(tr("Starting the sandbox"));
    m_connections->startSandbox();
}

void Shell::openTour()
{
    m_wantsTour = true;
    openSandbox();
}

void Shell::openContext(const QString &name)
{
    const models::Result<models::Access> access = m_connections->access(name);
    if (access) {
        openAccess(name, *access, m_connections->isOfSandbox(name));
        return;
    }
    m_window->setSession(nullptr);
    if (access.error().kind == models::Error::Kind::NeedsTrust) {
        m_connections->startCheck(name); // the question shows itself
    } else {
        m_window->startPage().showFailure(
            tr("%1 could not be opened").arg(name), access.error().text());
    }
}

void Shell::openAccess(const QString &name, const models::Access &access, bool isSandbox)
{
    auto session = std::make_unique<Session>(*m_settings, *m_actions);
    auto *cluster = new models::Cluster(access, session.get());
    const Session::Parts parts {
        name, cluster, m_guides.result().get(), nullptr, m_activity.get(), isSandbox};
    session->setFallbackProject(access.nameSpace);
    session->setIdentity(identityOf(access));
    session->setParts(parts);
    if (!m_options.nameSpace.isEmpty()) {
        session->setProjects({m_options.nameSpace});
    } else if (!m_settings->ofCluster(name, u"projects"_s).isValid()
        && !access.nameSpace.isEmpty()) {
        session->setProjects({access.nameSpace});
    }
    if (m_furnisher) {
        m_furnisher(*session);
    }
    if (!isSandbox && !m_connections->isForThisRun(name)) {
        m_settings->set(keys::lastCluster, name);
        m_settings->set(keys::lastUsed, QDateTime::currentDateTime().toString(Qt::ISODate));
    }
    Session *raw = session.get();
    m_window->startPage().setBusy({});
    m_window->setSession(std::move(session));
    QCoro::connect(
        cluster->connectToServer(), raw, [this, raw, cluster](const models::Result<void> &result) {
            if (!result) {
                raw->setProblem({u"connection"_s, State::Failed, result.error().text()});
                return;
            }
            readProjects(*raw);
            QCoro::connect(
                cluster->discovery().refresh(), raw, [raw](const models::Result<void> &known) {
                    if (!known) {
                        raw->setProblem({u"discovery"_s, State::Failed, known.error().text()});
                    }
                });
        });
    connect(cluster, &models::Cluster::stateChanged, raw, [raw](models::Cluster::State state) {
        if (state == models::Cluster::State::Online) {
            raw->clearProblem(u"connection"_s);
        } else if (const auto error = raw->cluster()->error()) {
            raw->setProblem({u"connection"_s, State::Failed, error->text()});
        }
    });
    connect(&cluster->discovery(), &models::Discovery::refreshed, raw, [raw] { tellGroups(*raw); });
    if (isSandbox && std::exchange(m_wantsTour, false))
        m_window->startTour();
    emit sessionOpened();
}

// API groups that do not answer hide their kinds: that has to be said somewhere.
void Shell::tellGroups(Session &session)
{
    const QString mark = u"group:"_s;
    const QHash<QString, models::Error> ill = session.cluster()->discovery().groupProblems();
    const QList<Problem> before = session.problems();
    for (const Problem &problem : before) {
        if (problem.id.startsWith(mark) && !ill.contains(problem.id.sliced(mark.size()))) {
            session.clearProblem(problem.id);
        }
    }
    for (auto it = ill.begin(); it != ill.end(); ++it) {
        session.setProblem({mark + it.key(), State::Failed,
            tr("The API group %1 does not answer: %2").arg(it.key(), it.value().text()),
            {.kind = Place::Kind::Explorer}});
    }
}

// The names of all namespaces, once; where that is not allowed the picker says so.
void Shell::readProjects(Session &session)
{
    models::ApiResource namespaces {
        {QString(), u"v1"_s}, u"namespaces"_s, u"namespace"_s, u"Namespace"_s};
    models::ResourceClient client(session.cluster()->transport());
    QCoro::connect(client.list(namespaces, {}), &session,
        [raw = &session](const models::Result<models::ResourceReply> &reply) {
            if (!reply) {
                return;
            }
            QStringList names;
            for (const QJsonValue &item : reply->object.value("items"_L1).toArray()) {
                names.append(item["metadata"_L1]["name"_L1].toString());
            }
            names.sort();
            raw->setAllProjects(names);
        });
}

} // namespace ui
