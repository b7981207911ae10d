// SPDX-License-Identifier: Apache-2.0
#include "app/connection.h"
#include "app/output.h"
#include "models/kube/discovery.h"
#include "models/kube/openapistore.h"
#include "models/schema/explain.h"
#include "models/schema/openapidocument.h"

#include <CLI/CLI.hpp>

using namespace Qt::StringLiterals;

namespace app {

namespace {

struct Options
{
    std::string path;
    std::string apiVersion;
    std::string output = "plaintext";
    bool recursive = false;
};

QCoro::Task<int> run(CommonOptions common, Options options)
{
    const models::Result<ConnectionRef> connection = co_await connectAndDiscover(common);
    if (!connection)
        co_return printError(connection.error());
    models::Cluster &cluster = *(*connection)->cluster;
    const models::Result<QStringList> path
        = models::explainPath(QString::fromStdString(options.path));
    if (!path)
        co_return printError(path.error());
    const QString version = QString::fromStdString(options.apiVersion);
    models::Result<models::ApiResource> resource = cluster.discovery().find(path->first());
    if (resource && !version.isEmpty()) {
        const models::GroupVersion wanted = models::GroupVersion::parse(version);
        const auto exact = cluster.discovery().find(
            models::GroupVersionKind {wanted.group, wanted.version, resource->kind});
        if (!exact)
            co_return printError(models::Error {.kind = models::Error::Kind::NotFound,
                .message
                = models::Message(QT_TRANSLATE_NOOP("models", "The server has no %1 in %2."),
                    {resource->kind, version})});
        resource = *exact;
    }
    if (!resource)
        co_return printError(resource.error());
    const bool isV2 = options.output == "plaintext-openapiv2";
    const models::Result<QByteArray> json = isV2
        ? co_await cluster.schemas().documentV2()
        : co_await cluster.schemas().document(resource->groupVersion);
    if (!json)
        co_return printError(json.error());
    const auto document = models::OpenApiDocument::parse(*json);
    if (!document)
        co_return printError(document.error());
    const models::Explanation explanation
        = models::explain(**document, *resource, path->sliced(1), options.recursive,
            isV2 ? models::ExplainOutput::PlaintextOpenApiV2 : models::ExplainOutput::Plaintext);
    print(explanation.text);
    co_return explanation.error ? printError(*explanation.error) : 0;
}

} // namespace

void addExplain(CLI::App &app, Program &program)
{
    CLI::App *sub
        = app.add_subcommand("explain", "What a field means: explain deepspeedjob.spec.config");
    sub->fallthrough();
    auto options = std::make_shared<Options>();
    sub->add_option("path", options->path, "RESOURCE[.FIELD…]")->required();
    sub->add_flag("--recursive", options->recursive, "All fields below, names and types only");
    sub->add_option(
        "--api-version", options->apiVersion, "GROUP/VERSION, if not the preferred one");
    sub->add_option("-o,--output", options->output, "plaintext or plaintext-openapiv2")
        ->check(CLI::IsMember({"plaintext", "plaintext-openapiv2"}));
    sub->callback([&program, options] {
        program.command = [options](const CommonOptions &common) { return run(common, *options); };
    });
}

} // namespace app
