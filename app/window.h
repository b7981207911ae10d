// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/kube/networkwatch.h"
#include "ui/shell/shell.h"

#include <QTemporaryDir>

#include <memory>

namespace models::sandbox {
class Sandbox;
}

namespace ui {
class Dock;
}

namespace app {

/// Where the rooms of ui meet: registers every page with the shell, and gives it the sandbox. Lives
/// as long as the window.
class Window final : public QObject
{
    Q_OBJECT
public:
    Window(QApplication &application, const ui::ShellOptions &options);
    ~Window() override;

    [[nodiscard]] ui::Shell &shell() { return *m_shell; }
    void start() { m_shell->start(); }
    [[nodiscard]] ui::Dock *dock() const { return m_dock; }
    /// How much faster the sandbox's time passes; before it starts.
    void setSandboxSpeed(double speed) { m_speed = speed; }

private:
    void addPages();
    void addDock();
    void furnish(ui::Session &session);
    void startSandbox(const std::function<void(models::Result<QString>)> &answer);

    models::NetworkWatch m_network;
    std::unique_ptr<ui::Shell> m_shell;
    std::unique_ptr<models::sandbox::Sandbox> m_sandbox;
    QTemporaryDir m_folder;
    ui::Dock *m_dock = nullptr; ///< of the window
    double m_speed = 1;
};

} // namespace app
