// SPDX-License-Identifier: Apache-2.0
#include "app/output.h"
#include "app/program.h"
#include "app/readymark.h"
#include "app/tour.h"
#include "app/window.h"
#include "ui/shell/mainwindow.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QTimer>

#include <csignal>

using namespace Qt::StringLiterals;

namespace {

void describe()
{
    QCoreApplication::setApplicationName(u"sampan"_s);
    QCoreApplication::setApplicationVersion(QString::fromLatin1(SAMPAN_VERSION));
}

int runCommand(const app::Program &program, int argc, char **argv)
{
    const QCoreApplication application(argc, argv); // a command needs no display
    describe();
#ifdef Q_OS_UNIX
    std::signal(SIGPIPE, SIG_DFL); // `… | head` ends us quietly
#endif
    int code = 0;
    QTimer::singleShot(0, qApp, [&program, &code] {
        QCoro::connect(program.command(program.common), qApp, [&code](int result) {
            code = result;
            QCoreApplication::exit(result);
        });
    });
    QCoreApplication::exec();
    app::flushOutput();
    return code;
}

int openWindow(const app::WindowOptions &wanted, int argc, char **argv)
{
    QApplication application(argc, argv);
    describe();
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
    return program->command ? runCommand(*program, argc, argv)
                            : openWindow(program->window, argc, argv);
}
