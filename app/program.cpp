// SPDX-License-Identifier: Apache-2.0
#include "app/program.h"

#include "app/output.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <CLI/CLI.hpp>

using namespace Qt::StringLiterals;

namespace app {

void describe()
{
    QCoreApplication::setApplicationName(u"sampan"_s);
    QCoreApplication::setApplicationVersion(QString::fromLatin1(SAMPAN_VERSION));
}

models::Result<std::chrono::milliseconds> parseDuration(const QString &text)
{
    if (text == "0"_L1)
        return std::chrono::milliseconds(0);
    static const QRegularExpression whole(u"^((\\d+(\\.\\d+)?)(ms|s|m|h))+$"_s);
    static const QRegularExpression part(u"(\\d+(?:\\.\\d+)?)(ms|s|m|h)"_s);
    if (!whole.match(text).hasMatch())
        return models::failure(models::Error::Kind::BadInput,
            models::Message(
                QT_TRANSLATE_NOOP("models", "%1 is no duration; write it as 30s, 5m or 1h30m."),
                {text}));
    double milliseconds = 0;
    for (const QRegularExpressionMatch &match : part.globalMatch(text)) {
        const QString unit = match.captured(2);
        const double factor = unit == "ms"_L1 ? 1
            : unit == "s"_L1                  ? 1000
            : unit == "m"_L1                  ? 60'000
                                              : 3'600'000;
        milliseconds += match.captured(1).toDouble() * factor;
    }
    return std::chrono::milliseconds(qint64(milliseconds));
}

namespace {

void addCommon(CLI::App &app, Program &program)
{
    const auto text = [&app](const char *flag, QString &into, const char *help) {
        app.add_option_function<std::string>(
            flag, [&into](const std::string &value) { into = QString::fromStdString(value); },
            help);
    };
    text("--kubeconfig", program.common.kubeconfig,
        "Kubeconfig file; else $KUBECONFIG or ~/.kube/config");
    text("--context", program.common.context, "Context of the kubeconfig; else its current one");
    text("-n,--namespace", program.common.nameSpace, "Namespace; else the context's");
    text("--as", program.common.asUser, "User to act as");
    app.add_flag(
        "--sandbox", program.common.sandbox, "Use a sandbox of this process instead of a cluster");
    app.add_flag("--trust", program.common.trust,
        "Agree to the programs, outside files and unchecked servers that the context asks for");
    app.add_option_function<std::string>(
        "--request-timeout",
        [&program](const std::string &value) {
            const auto duration = parseDuration(QString::fromStdString(value));
            if (!duration)
                throw CLI::ValidationError(
                    "--request-timeout", duration.error().message.text().toStdString());
            program.common.requestTimeout = *duration;
        },
        "Longest time for one request: 30s, 1m; 0 = the usual");
    text("--lang", program.window.language, "zh_CN or en");
    text("--theme", program.window.theme, "light or dark");
}

} // namespace

std::expected<Program, int> parseArguments(int argc, char **argv)
{
    Program program;
    CLI::App app("Sampan: training jobs and everything else on a Kubernetes API. Without a command "
                 "the window opens.",
        "sampan");
    app.set_version_flag("--version", SAMPAN_VERSION);
    app.fallthrough();
    app.require_subcommand(0, 1);
    addCommon(app, program);
    addSandbox(app, program);
    addApiResources(app, program);
    addExplain(app, program);
    addGet(app, program);
    addGuide(app, program);
    addLogs(app, program);
    addValidate(app, program);
    addSet(app, program);
    addForm(app, program);
    addCreate(app, program);
    addApply(app, program);
    addTour(app, program);
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success &help) { // --help, --version
        return std::unexpected(app.exit(help));
    } catch (const CLI::ParseError &mistake) {
        printError(QString::fromStdString(mistake.what()) + u" See: sampan --help"_s);
        return std::unexpected(1);
    }
    program.window.common = program.common;
    return program;
}

void addTour(CLI::App &app, Program &program)
{
    CLI::App *tour
        = app.add_subcommand("tour", "Drive the window through the main job, a picture a step");
    tour->fallthrough();
    tour->add_option_function<std::string>(
            "--out",
            [&program](const std::string &value) {
                program.window.folder = QString::fromStdString(value);
            },
            "Folder for the pictures")
        ->required();
    tour->add_option_function<std::string>(
        "--size",
        [&program](const std::string &value) {
            static const QRegularExpression size(u"^(\\d{3,4})x(\\d{3,4})$"_s);
            const auto match = size.match(QString::fromStdString(value));
            if (!match.hasMatch())
                throw CLI::ValidationError("--size", "write it as 1024x700");
            program.window.size = {match.captured(1).toInt(), match.captured(2).toInt()};
        },
        "Size of the window, 1440x900 without");
    tour->callback([&program] { program.window.isTour = true; });
}

} // namespace app
