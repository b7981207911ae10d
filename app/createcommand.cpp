// SPDX-License-Identifier: Apache-2.0
#include "app/manifests.h"
#include "app/output.h"
#include "models/kube/resourceclient.h"
#include "models/writes/lostcreate.h"

#include <CLI/CLI.hpp>

using namespace Qt::StringLiterals;
using models::Error;
using models::ResourceReply;
using models::Result;

namespace app {

namespace {

struct Options
{
    std::vector<std::string> files;
    bool dryRun = false;
    bool diff = false;
};

// The answer was lost: what the server holds tells, and nothing is sent twice.
QCoro::Task<int> createOne(ConnectionRef connection, Manifest manifest, Options options)
{
    models::ResourceClient client(connection->cluster->transport());
    const QDateTime sent = QDateTime::currentDateTimeUtc();
    Result<ResourceReply> reply = co_await client.create(
        manifest.resource, manifest.nameSpace, manifest.object, {.dryRun = options.dryRun});
    if (!reply && reply.error().kind == Error::Kind::OutcomeUnknown)
        reply = co_await afterLostCreate(
            client, manifest.resource, manifest.nameSpace, manifest.object, sent, reply.error());
    if (!reply)
        co_return printError(reply.error());
    if (reply->wasLookedUp)
        printError(u"The answer was lost, but the object is there."_s);
    for (const QString &warning : reply->warnings)
        printError(u"Warning: "_s + warning);
    if (options.diff)
        print(diffText({}, reply->object));
    manifest.object = reply->object; // the name may be the server's
    print(manifest.label() + u" created"_s + (options.dryRun ? u" (server dry run)"_s : QString())
        + u'\n');
    co_return 0;
}

QCoro::Task<int> run(CommonOptions common, Options options)
{
    const Result<ConnectionRef> connection = co_await connectAndDiscover(common);
    if (!connection)
        co_return printError(connection.error());
    QStringList files;
    for (const std::string &file : options.files)
        files.append(QString::fromStdString(file));
    const Result<QList<Manifest>> manifests = readManifests(files, **connection);
    if (!manifests)
        co_return printError(manifests.error());
    int code = 0;
    for (const Manifest &manifest : *manifests) {
        if (co_await createOne(*connection, manifest, options) != 0)
            code = 1;
    }
    co_return code;
}

} // namespace

void addCreate(CLI::App &app, Program &program)
{
    CLI::App *sub
        = app.add_subcommand("create", "Create the objects of files; a taken name is an error");
    sub->fallthrough();
    auto options = std::make_shared<Options>();
    sub->add_option("-f,--filename", options->files, "YAML or JSON file; - is standard input")
        ->required();
    sub->add_flag("--dry-run", options->dryRun, "Let the server try it without storing it");
    sub->add_flag("--diff", options->diff, "Print what the server stores");
    sub->callback([&program, options] {
        program.command = [options](const CommonOptions &common) { return run(common, *options); };
    });
}

} // namespace app
