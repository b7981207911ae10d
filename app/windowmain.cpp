// SPDX-License-Identifier: Apache-2.0
// The window. Started by main.cpp's program with the same arguments, or by the desktop.
#include "app/program.h"
#include "app/readymark.h"
#include "app/tour.h"
#include "app/window.h"
#include "ui/shell/mainwindow.h"

#include <QApplication>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace {

int openWindow(const app::WindowOptions &wanted, QApplication &application)
{
    QTemporaryDir scratch;
    ui::ShellOptions options;
    if (!wanted.common.kubeconfig.isEmpty())
        options.kubeconfigs = {wanted.common.kubeconfig};
    options.context = wanted.common.context;
    options.nameSpace = wanted.common.nameSpace;
    options.sandbox = wanted.common.sandbox;
    options.language = wanted.language;
    options.theme = wanted.theme;
    if (wanted.isTour) {
        // A tour shows the program, not this user's habits.
        options.settingsFile = scratch.filePath(u"settings.conf"_s);
        options.canReopen = false;
        options.sandbox = false;
    }
    app::Window window(application, options);
    if (wanted.isTour)
        window.setSandboxSpeed(4);
    window.start();
    new app::ReadyMark(window.shell().window());
    if (wanted.isTour) {
        auto *tour = new app::Tour(window.shell(), wanted.folder, wanted.size, &window);
        QObject::connect(tour, &app::Tour::finished, &application, &QCoreApplication::exit,
            Qt::QueuedConnection);
        tour->start();
    }
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    const std::expected<app::Program, int> program = app::parseArguments(argc, argv);
    if (!program)
        return program.error();
    QApplication application(argc, argv);
    app::describe();
    return openWindow(program->window, application);
}
