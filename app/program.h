// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"

#include <QCoroTask>
#include <QSize>
#include <QString>
#include <QStringList>

#include <chrono>
#include <functional>

namespace CLI {
class App;
}

namespace app {

/// What every command understands.
struct CommonOptions
{
    QString kubeconfig {}; ///< empty: the usual places
    QString context {};
    QString nameSpace {};
    QString asUser {};
    std::chrono::milliseconds requestTimeout {0}; ///< zero: each request's own
    bool sandbox = false; ///< one of its own, in this process
    bool trust = false; ///< agree to what the kubeconfig asks for
};

/// The window's share of the command line.
struct WindowOptions
{
    CommonOptions common {};
    bool isTour = false;
    QString language {};
    QString theme {};
    QString folder {}; ///< of the tour's pictures
    QSize size {1440, 900}; ///< of the tour's window
};

/// What a parsed command line comes to. A command is a coroutine: it gets copies of its options and
/// ends in an exit code.
using Command = std::function<QCoro::Task<int>(CommonOptions common)>;

struct Program
{
    CommonOptions common {};
    WindowOptions window {};
    Command command {}; ///< none: the window
};

// One file each: adds the subcommand, and sets `program.command` when it was chosen.
void addApiResources(CLI::App &app, Program &program);
void addApply(CLI::App &app, Program &program);
void addCreate(CLI::App &app, Program &program);
void addExplain(CLI::App &app, Program &program);
void addForm(CLI::App &app, Program &program);
void addGet(CLI::App &app, Program &program);
void addGuide(CLI::App &app, Program &program);
void addLogs(CLI::App &app, Program &program);
void addSandbox(CLI::App &app, Program &program);
void addSet(CLI::App &app, Program &program);
void addTour(CLI::App &app, Program &program);
void addValidate(CLI::App &app, Program &program);

/// Reads the arguments. A number: nothing is left to do but to exit with it (help, a mistake).
[[nodiscard]] std::expected<Program, int> parseArguments(int argc, char **argv);
/// Tells Qt what this program is called; once there is an application.
void describe();
/// "30s", "1m30s", "500ms", "0".
[[nodiscard]] models::Result<std::chrono::milliseconds> parseDuration(const QString &text);

} // namespace app
