// SPDX-License-Identifier: Apache-2.0
#include "app/output.h"
#include "app/program.h"
#include "app/stopsignals.h"
#include "models/sandbox/sandbox.h"

#include <QCoroFuture>
#include <QDir>
#include <QPromise>
#include <QTemporaryDir>

#include <CLI/CLI.hpp>

using namespace Qt::StringLiterals;
using models::sandbox::Sandbox;
using models::sandbox::SandboxOptions;

namespace app {

namespace {

// Serves until a signal asks for the end.
QCoro::Task<int> runSandbox(SandboxOptions options)
{
    QTemporaryDir folder;
    if (options.kubeconfigFile.isEmpty())
        options.kubeconfigFile = folder.filePath(u"kubeconfig"_s);
    options.kubeconfigFile = QDir().absoluteFilePath(options.kubeconfigFile);
    auto promise = std::make_shared<QPromise<int>>();
    promise->start();
    const auto end = [promise](int code) {
        if (promise->future().isFinished())
            return;
        promise->addResult(code);
        promise->finish();
    };
    Sandbox sandbox(options);
    StopSignals stopping;
    QObject::connect(&stopping, &StopSignals::stopAsked, &sandbox, [end] { end(0); });
    QObject::connect(&sandbox, &Sandbox::failed, &sandbox,
        [end](const models::Error &error) { end(printError(error)); });
    const QString file = options.kubeconfigFile;
    QObject::connect(&sandbox, &Sandbox::ready, &sandbox, [&sandbox, file] {
        print(u"listening on %1, kubeconfig %2\n"_s.arg(sandbox.url().toString(), file));
        flushOutput();
    });
    sandbox.start();
    co_return co_await promise->future();
}

} // namespace

void addSandbox(CLI::App &app, Program &program)
{
    CLI::App *sub = app.add_subcommand("sandbox", "Serve the sandbox until interrupted");
    sub->fallthrough();
    auto options = std::make_shared<SandboxOptions>();
    auto fault = std::make_shared<std::string>();
    auto objects = std::make_shared<std::vector<std::string>>();
    sub->add_option("--port", options->port, "Port on 127.0.0.1; else any free one");
    sub->add_flag("--empty", options->empty, "Without the demo project and the controllers");
    sub->add_option("--speed", options->speed, "How much faster time passes for jobs");
    sub->add_option("--fault", *fault, "What goes wrong on purpose: drop=5s,latency=200ms,gone");
    sub->add_option("--objects", *objects, "Filled for scale: pods=50000")->delimiter(',');
    sub->callback([&program, options, fault, objects] {
        options->fault = QString::fromStdString(*fault);
        for (const std::string &entry : *objects) {
            const QString text = QString::fromStdString(entry);
            bool isNumber = false;
            const int count = text.section(u'=', 1).toInt(&isNumber);
            if (!isNumber || count < 0)
                throw CLI::ValidationError("--objects", entry + " is not KIND=COUNT.");
            options->objects.insert(text.section(u'=', 0, 0), count);
        }
        // here the kubeconfig is what is written, not what is read
        program.command = [options](const CommonOptions &common) {
            SandboxOptions chosen = *options;
            chosen.kubeconfigFile = common.kubeconfig;
            return runSandbox(chosen);
        };
    });
}

} // namespace app
