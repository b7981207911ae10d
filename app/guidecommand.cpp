// SPDX-License-Identifier: Apache-2.0
#include "app/output.h"
#include "app/schemasource.h"
#include "models/form/guidecheck.h"
#include "models/guide/guidelibrary.h"
#include "models/kube/discovery.h"

#include <CLI/CLI.hpp>

using namespace Qt::StringLiterals;
using models::Result;

namespace app {

namespace {

struct Options
{
    std::string folder;
};

QCoro::Task<int> run(CommonOptions common, Options options)
{
    const auto guides = options.folder.empty()
        ? models::GuideLibrary::builtIn()
        : models::GuideLibrary::load(QString::fromStdString(options.folder));
    if (!guides)
        co_return printError(guides.error());
    const auto source = co_await SchemaSource::open({}, common, true);
    if (!source)
        co_return printError(source.error());
    QList<models::GuidedKind> kinds;
    QList<models::OpenApiDocumentRef> documents; // they own what `kinds` points at
    for (const models::ApiResource &resource :
        (*source)->connection()->cluster->discovery().resources()) {
        const models::Guide *guide = (*guides)->find(resource.gvk());
        if (!guide)
            continue;
        const auto document = co_await SchemaSource::documentFor(*source, resource.groupVersion);
        if (!document)
            co_return printError(document.error());
        if (const auto *root = *document ? (*document)->root(resource.gvk()) : nullptr) {
            kinds.append({guide, root});
            documents.append(*document);
        }
    }
    const QList<models::GuideFault> faults = models::checkGuides(kinds);
    for (const models::GuideFault &fault : faults)
        print(u"%1: %2: %3\n"_s.arg(fault.kind, fault.pattern, fault.text.text()));
    print(u"%1 guides checked, %2 faults\n"_s.arg(kinds.size()).arg(faults.size()));
    co_return faults.isEmpty() ? 0 : 1;
}

} // namespace

void addGuide(CLI::App &app, Program &program)
{
    CLI::App *sub = app.add_subcommand("guide", "Labels and help for the fields of kinds");
    sub->require_subcommand(1);
    CLI::App *check = sub->add_subcommand(
        "check", "Hold guides against the server's schemas; exit 1 when something is wrong");
    sub->fallthrough();
    check->fallthrough();
    auto options = std::make_shared<Options>();
    check->add_option(
        "folder", options->folder, "Folder with guides; those of the program without");
    check->callback([&program, options] {
        program.command = [options](const CommonOptions &common) { return run(common, *options); };
    });
}

} // namespace app
