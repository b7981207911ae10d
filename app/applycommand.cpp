// SPDX-License-Identifier: Apache-2.0
#include "app/manifests.h"
#include "app/output.h"
#include "models/kube/resourceclient.h"

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
    bool force = false;
};

int printConflict(const Manifest &manifest, const Error &error)
{
    printError(u"%1 was not applied: others own fields of it. --force-conflicts takes them."_s.arg(
        manifest.label()));
    for (const models::StatusCause &cause : error.causes)
        printError(cause.field + u": "_s + cause.message);
    return 1;
}

QCoro::Task<int> applyOne(ConnectionRef connection, Manifest manifest, Options options)
{
    models::ResourceClient client(connection->cluster->transport());
    const QString name = manifest.object[u"metadata"_s][u"name"_s].toString();
    if (name.isEmpty()) {
        printError(
            u"%1: apply needs metadata.name; use create for generateName."_s.arg(manifest.file));
        co_return 1;
    }
    QJsonObject before;
    if (options.diff) {
        const Result<ResourceReply> held
            = co_await client.object(manifest.resource, manifest.nameSpace, name);
        if (held)
            before = held->object;
        else if (held.error().kind != Error::Kind::NotFound)
            co_return printError(held.error());
    }
    const Result<ResourceReply> reply = co_await client.apply(manifest.resource, manifest.nameSpace,
        manifest.object, {.dryRun = options.dryRun, .force = options.force});
    if (!reply && reply.error().kind == Error::Kind::Conflict && !reply.error().causes.isEmpty())
        co_return printConflict(manifest, reply.error());
    if (!reply)
        co_return printError(reply.error());
    for (const QString &warning : reply->warnings)
        printError(u"Warning: "_s + warning);
    if (options.diff)
        print(diffText(before, reply->object));
    print(manifest.label() + u" serverside-applied"_s
        + (options.dryRun ? u" (server dry run)"_s : QString()) + u'\n');
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
        if (co_await applyOne(*connection, manifest, options) != 0)
            code = 1;
    }
    co_return code;
}

} // namespace

void addApply(CLI::App &app, Program &program)
{
    CLI::App *sub
        = app.add_subcommand("apply", "Apply files on the server as field manager sampan");
    sub->fallthrough();
    auto options = std::make_shared<Options>();
    sub->add_option("-f,--filename", options->files, "YAML or JSON file; - is standard input")
        ->required();
    sub->add_flag("--dry-run", options->dryRun, "Let the server try it without storing it");
    sub->add_flag("--diff", options->diff, "Print what changes");
    sub->add_flag("--force-conflicts", options->force, "Take fields that others own");
    sub->callback([&program, options] {
        program.command = [options](const CommonOptions &common) { return run(common, *options); };
    });
}

} // namespace app
