// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/pagefactory.h"
#include "ui/shell/connections.h"

#include <QFuture>
#include <QObject>

#include <functional>
#include <memory>

class QApplication;

namespace models {
class ActivityLog;
class GuideLibrary;
} // namespace models

namespace ui {

class ActionTable;
class Language;
class MainWindow;
class Session;
class Settings;
class Theme;

/// What the command line says about the window.
struct ShellOptions
{
    QStringList kubeconfigs {}; ///< empty: the usual places
    QString context {}; ///< open this one at once
    bool sandbox = false; ///< or the sandbox
    QString nameSpace {}; ///< show only this project
    QString language {}; ///< "zh_CN", "en"; for this run only
    QString theme {}; ///< "light", "dark"; for this run only
    QString settingsFile {}; ///< empty: the usual one
    bool canReopen = true; ///< go where the user was last; a tour and a test do not
};

/// The interface as a whole: makes settings, theme, language, actions and the window, and turns a
/// chosen context into a session. What it needs from app/, which alone knows all rooms:
///
///     QApplication application(argc, argv);
///     ui::Shell shell(application, options);
///     shell.factory().add(ui::Place::Kind::Jobs, …);          // pages, one line each
///     shell.setSandboxStarter(…);                             // answers with a kubeconfig file
///     shell.setFurnisher([](ui::Session &session) { … });     // models that pages share
///     shell.start();
///     return application.exec();
class Shell final : public QObject
{
    Q_OBJECT
public:
    explicit Shell(QApplication &application, ShellOptions options = {});
    ~Shell() override;

    [[nodiscard]] PageFactory &factory() { return m_factory; }
    [[nodiscard]] Settings &settings() const { return *m_settings; }
    [[nodiscard]] Theme &theme() const { return *m_theme; }
    [[nodiscard]] Language &language() const { return *m_language; }
    [[nodiscard]] Connections &connections() const { return *m_connections; }
    [[nodiscard]] MainWindow &window() const { return *m_window; }

    void setSandboxStarter(Connections::SandboxStarter starter);
    /// Called with each new session, connected and before its first page: Parts::jobs, palette
    /// sources, whatever pages share. Objects made here are children of the session.
    using Furnisher = std::function<void(Session &session)>;
    void setFurnisher(Furnisher furnisher) { m_furnisher = std::move(furnisher); }

    /// Makes and shows the window, and opens what the options say.
    void start();
    void openContext(const QString &name);
    void openSandbox();
    void openTour(); ///< the sandbox, and a walk through it

signals:
    void sessionOpened();

private:
    void openAccess(const QString &name, const models::Access &access, bool isSandbox);
    void followSettings();
    void readProjects(Session &session);
    static void tellGroups(Session &session);

    QApplication &m_application;
    ShellOptions m_options;
    using Guides = std::shared_ptr<const models::GuideLibrary>;
    QFuture<Guides> m_guides; ///< null: they cannot be read
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Language> m_language;
    std::unique_ptr<ActionTable> m_actions;
    std::unique_ptr<Connections> m_connections;
    std::unique_ptr<models::ActivityLog> m_activity;
    PageFactory m_factory;
    Furnisher m_furnisher;
    bool m_wantsTour = false; ///< once the sandbox is there
    std::unique_ptr<MainWindow> m_window;
};

} // namespace ui
