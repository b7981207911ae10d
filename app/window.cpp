// SPDX-License-Identifier: Apache-2.0
#include "app/window.h"

#include "models/sandbox/sandbox.h"

using namespace Qt::StringLiterals;

namespace app {

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

void Window::addPages()
{
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
