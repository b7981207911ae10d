// SPDX-License-Identifier: Apache-2.0
#include "app/output.h"
#include "app/program.h"

#include <QCoreApplication>
#include <QTimer>

#include <csignal>

#ifdef Q_OS_UNIX
#include <unistd.h>
#else
#include <QProcess>
#endif

using namespace Qt::StringLiterals;

namespace {

int runCommand(const app::Program &program, int argc, char **argv)
{
    const QCoreApplication application(argc, argv); // a command needs no display
    app::describe();
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

/// The window is a program of its own, beside this one.
int openWindow(int argc, char **argv)
{
    QString folder;
    {
        const QCoreApplication application(argc, argv);
        folder = QCoreApplication::applicationDirPath();
    }
    const QString program = folder + u"/sampan-window"_s;
#ifdef Q_OS_UNIX
    execv(program.toLocal8Bit().constData(), argv); // comes back only when it failed
    app::printError(u"The window cannot be opened: %1 cannot be started (%2)."_s.arg(
        program, qt_error_string()));
    return 1;
#else
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    return QProcess::execute(program, arguments);
#endif
}

} // namespace

int main(int argc, char **argv)
{
    const std::expected<app::Program, int> program = app::parseArguments(argc, argv);
    if (!program)
        return program.error();
    return program->command ? runCommand(*program, argc, argv) : openWindow(argc, argv);
}
