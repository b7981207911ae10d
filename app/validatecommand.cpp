// SPDX-License-Identifier: Apache-2.0
#include "app/output.h"
#include "app/schemasource.h"
#include "app/textfile.h"
#include "models/kube/discovery.h"
#include "models/kube/resourceclient.h"
#include "models/schema/causemapper.h"
#include "models/schema/validator.h"

#include <QCoroFuture>
#include <QSet>
#include <QtConcurrentMap>

#include <CLI/CLI.hpp>

using namespace Qt::StringLiterals;
using models::Error;
using models::Result;

namespace app {

namespace {

struct Options
{
    QStringList files;
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

/// A file as it was read, and what is wrong with it. Written by one worker at a time.
struct File
{
    QString name;
    std::optional<Error> error; ///< it could not be read
    models::yaml::TreePtr tree; ///< null, too, when it is needed no more
    QList<models::GroupVersionKind> kinds; ///< by document
    Diagnostics diagnostics;
};
using Files = QList<File>;
using Schemas = QHash<models::GroupVersion, models::OpenApiDocumentRef>;

void read(File &file)
{
    const Result<QString> text = readText(file.name);
    if (!text) {
        file.error = text.error();
        return;
    }
    file.tree = models::yaml::parse(*text);
    for (int i = 0; i < file.tree->documents().size(); ++i)
        file.kinds.append(kindOf(*file.tree->root(i)));
}

void check(File &file, const Schemas &schemas, const models::ValidationContext &context)
{
    if (!file.tree)
        return;
    file.diagnostics = file.tree->diagnostics();
    for (int i = 0; i < file.kinds.size(); ++i) {
        const models::OpenApiDocumentRef schema = schemas.value(file.kinds[i].groupVersion());
        file.diagnostics += models::validate(
            *file.tree, i, schema ? schema->root(file.kinds[i]) : nullptr, context);
    }
}

/// The schemas of every kind in the files, each read once, all at once.
QCoro::Task<Result<Schemas>> schemasFor(
    std::shared_ptr<SchemaSource> source, std::shared_ptr<Files> files)
{
    QSet<models::GroupVersion> wanted;
    for (const File &file : std::as_const(*files)) {
        for (const models::GroupVersionKind &kind : file.kinds) {
            if (!kind.version.isEmpty())
                wanted.insert(kind.groupVersion());
        }
    }
    std::vector<std::pair<models::GroupVersion, QCoro::Task<Result<models::OpenApiDocumentRef>>>>
        asked;
    for (const models::GroupVersion &version : std::as_const(wanted))
        asked.emplace_back(version, SchemaSource::documentFor(source, version));
    Schemas schemas;
    std::optional<Error> problem;
    for (auto &[version, task] : asked) {
        const Result<models::OpenApiDocumentRef> document = co_await std::move(task);
        if (document)
            schemas.insert(version, *document);
        else
            problem = document.error();
    }
    if (problem)
        co_return std::unexpected(*problem);
    co_return Schemas(schemas);
}

/// What the server says to the documents, one after the other.
QCoro::Task<Result<void>> askServer(
    std::shared_ptr<SchemaSource> source, std::shared_ptr<Files> files, Schemas schemas)
{
    for (File &file : *files) {
        for (int i = 0; i < file.kinds.size(); ++i) {
            const QJsonObject object = file.tree->toJson(i).toObject();
            if (file.tree->documents()[i].isBroken || object.isEmpty())
                continue;
            const Result<void> tried = co_await tryOnServer(source->connection(), object);
            if (tried)
                continue;
            if (tried.error().httpStatus == 0)
                co_return std::unexpected(tried.error());
            const models::OpenApiDocumentRef schema = schemas.value(file.kinds[i].groupVersion());
            file.diagnostics += models::CauseMapper(
                *file.tree, i, schema ? schema->root(file.kinds[i]) : nullptr)
                                    .diagnostics(tried.error());
        }
    }
    co_return {};
}

/// True: something is wrong with one of them.
bool report(Files &files)
{
    bool isBad = false;
    for (File &file : files) {
        if (file.error) {
            printError(*file.error);
            isBad = true;
            continue;
        }
        const Diagnostics ranked = models::ranked(file.diagnostics);
        printDiagnostics(file.name, ranked);
        isBad = isBad || hasErrors(ranked);
    }
    return isBad;
}

QCoro::Task<int> run(CommonOptions common, Options options)
{
    const auto files = std::make_shared<Files>();
    for (const QString &name : filesIn(options.files))
        files->append({.name = name});
    // The files are read while the server answers.
    QFuture<void> reading = QtConcurrent::map(*files, &read);
    const auto source = co_await SchemaSource::open(
        QString::fromStdString(options.schema), common, options.server);
    co_await reading;
    if (!source)
        co_return printError(source.error());
    const Result<Schemas> schemas = co_await schemasFor(*source, files);
    if (!schemas)
        co_return printError(schemas.error());
    models::ValidationContext context;
    if ((*source)->connection())
        context.resources = (*source)->connection()->cluster->discovery().resources();
    co_await QtConcurrent::map(
        *files, [schemas = *schemas, context, isLast = !options.server](File &file) {
            check(file, schemas, context);
            if (isLast)
                file.tree.reset(); // by the workers, side by side
        });
    if (options.server) {
        const Result<void> asked = co_await askServer(*source, files, *schemas);
        if (!asked)
            co_return printError(asked.error());
    }
    co_return report(*files) ? 1 : 0;
}

} // namespace

void addValidate(CLI::App &app, Program &program)
{
    CLI::App *sub
        = app.add_subcommand("validate", "Check files against the server's schemas, or a CRD's");
    sub->fallthrough();
    auto options = std::make_shared<Options>();
    sub->add_option_function<std::vector<std::string>>(
           "files",
           [options](const std::vector<std::string> &names) {
               for (const std::string &name : names)
                   options->files.append(QString::fromStdString(name));
           },
           "YAML or JSON files, or folders of them; - is standard input")
        ->required();
    sub->add_flag("--server", options->server, "Let the server try them, too (dry run)");
    sub->add_option(
        "--schema", options->schema, "File with the CustomResourceDefinition to check against");
    sub->callback([&program, options] {
        program.command = [options](const CommonOptions &common) { return run(common, *options); };
    });
}

} // namespace app
