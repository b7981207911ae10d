// SPDX-License-Identifier: Apache-2.0
#include "app/output.h"
#include "app/schemasource.h"
#include "app/textfile.h"
#include "models/kube/discovery.h"
#include "models/kube/resourceclient.h"
#include "models/schema/causemapper.h"
#include "models/schema/validator.h"

#include <CLI/CLI.hpp>

using namespace Qt::StringLiterals;
using models::Error;
using models::Result;

namespace app {

namespace {

struct Options
{
    std::vector<std::string> files;
    std::string schema;
    bool server = false;
};

using Diagnostics = QList<models::yaml::Diagnostic>;

// What the server says to the object, without storing it. An object that is there already is tried
// as a change of it.
QCoro::Task<Result<void>> tryOnServer(ConnectionRef connection, QJsonObject object)
{
    const std::optional<models::ApiResource> resource
        = connection->cluster->discovery().find(kindOf(object));
    if (!resource)
        co_return {}; // said by validation
    models::ResourceClient client(connection->cluster->transport());
    QJsonObject metadata = object[u"metadata"_s].toObject();
    const QString nameSpace = metadata[u"namespace"_s].toString(connection->nameSpace);
    const auto created = co_await client.create(*resource, nameSpace, object, {.dryRun = true});
    if (created)
        co_return {};
    if (created.error().kind != Error::Kind::AlreadyExists)
        co_return std::unexpected(created.error());
    // Applied, not replaced: what the server filled in since stays, and is no change of the file's.
    const auto applied
        = co_await client.apply(*resource, nameSpace, object, {.dryRun = true, .force = true});
    if (!applied)
        co_return std::unexpected(applied.error());
    co_return {};
}

QCoro::Task<Result<Diagnostics>> checkDocument(
    std::shared_ptr<SchemaSource> source, models::yaml::TreePtr tree, int index, bool onServer)
{
    const QJsonObject object = tree->toJson(index).toObject();
    const models::GroupVersionKind kind = kindOf(object);
    models::OpenApiDocumentRef document;
    if (!kind.version.isEmpty()) {
        const auto found = co_await SchemaSource::documentFor(source, kind.groupVersion());
        if (!found)
            co_return std::unexpected(found.error());
        document = *found;
    }
    const models::SchemaNode *root = document ? document->root(kind) : nullptr;
    models::ValidationContext context;
    if (source->connection())
        context.resources = source->connection()->cluster->discovery().resources();
    Diagnostics diagnostics = models::validate(*tree, index, root, context);
    if (onServer && !tree->documents()[index].isBroken && !object.isEmpty()) {
        const Result<void> tried = co_await tryOnServer(source->connection(), object);
        if (!tried && tried.error().httpStatus == 0)
            co_return std::unexpected(tried.error());
        if (!tried)
            diagnostics += models::CauseMapper(*tree, index, root).diagnostics(tried.error());
    }
    co_return Diagnostics(diagnostics);
}

QCoro::Task<int> run(CommonOptions common, Options options)
{
    const auto source = co_await SchemaSource::open(
        QString::fromStdString(options.schema), common, options.server);
    if (!source)
        co_return printError(source.error());
    bool isBad = false;
    for (const std::string &name : options.files) {
        const QString file = QString::fromStdString(name);
        const Result<QString> text = readText(file);
        if (!text) {
            printError(text.error());
            isBad = true;
            continue;
        }
        const models::yaml::TreePtr tree = models::yaml::parse(*text);
        Diagnostics diagnostics = tree->diagnostics();
        for (int i = 0; i < tree->documents().size(); ++i) {
            const Result<Diagnostics> more
                = co_await checkDocument(*source, tree, i, options.server);
            if (!more)
                co_return printError(more.error());
            diagnostics += *more;
        }
        diagnostics = models::ranked(diagnostics);
        printDiagnostics(file, diagnostics);
        isBad = isBad || hasErrors(diagnostics);
    }
    co_return isBad ? 1 : 0;
}

} // namespace

void addValidate(CLI::App &app, Program &program)
{
    CLI::App *sub
        = app.add_subcommand("validate", "Check files against the server's schemas, or a CRD's");
    sub->fallthrough();
    auto options = std::make_shared<Options>();
    sub->add_option("files", options->files, "YAML or JSON files; - is standard input")->required();
    sub->add_flag("--server", options->server, "Let the server try them, too (dry run)");
    sub->add_option(
        "--schema", options->schema, "File with the CustomResourceDefinition to check against");
    sub->callback([&program, options] {
        program.command = [options](const CommonOptions &common) { return run(common, *options); };
    });
}

} // namespace app
