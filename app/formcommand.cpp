// SPDX-License-Identifier: Apache-2.0
#include "app/output.h"
#include "app/schemasource.h"
#include "models/form/fieldindex.h"
#include "models/guide/guidelibrary.h"
#include "models/kube/discovery.h"

#include <QJsonDocument>

#include <CLI/CLI.hpp>

using namespace Qt::StringLiterals;
using models::Result;

namespace app {

namespace {

struct Options
{
    std::string kind;
    std::string schema;
    std::string language;
    bool dump = false;
};

Result<models::GroupVersionKind> wantedKind(const SchemaSource &source, const QString &name)
{
    for (const models::GroupVersionKind &kind : source.fileKinds()) {
        if (name.isEmpty() || name.compare(kind.kind, Qt::CaseInsensitive) == 0)
            return kind;
    }
    if (!source.connection())
        return models::failure(models::Error::Kind::NotFound,
            models::Message(
                QT_TRANSLATE_NOOP("models", "The definition does not describe %1."), {name}));
    const Result<models::ApiResource> resource
        = source.connection()->cluster->discovery().find(name);
    if (!resource)
        return std::unexpected(resource.error());
    return resource->gvk();
}

QCoro::Task<int> run(CommonOptions common, Options options)
{
    const auto guides = models::GuideLibrary::builtIn();
    if (!guides)
        co_return printError(guides.error());
    const auto source
        = co_await SchemaSource::open(QString::fromStdString(options.schema), common, false);
    if (!source)
        co_return printError(source.error());
    const Result<models::GroupVersionKind> kind
        = wantedKind(**source, QString::fromStdString(options.kind));
    if (!kind)
        co_return printError(kind.error());
    const auto document = co_await SchemaSource::documentFor(*source, kind->groupVersion());
    if (!document)
        co_return printError(document.error());
    const models::SchemaNode *root = *document ? (*document)->root(*kind) : nullptr;
    const QList<models::FieldInfo> fields = models::fieldIndex(root, (*guides)->find(*kind));
    for (const models::FieldInfo &field : fields) {
        const QJsonObject line = models::toJson(field, QString::fromStdString(options.language));
        print(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
    }
    co_return 0;
}

} // namespace

void addForm(CLI::App &app, Program &program)
{
    CLI::App *sub = app.add_subcommand(
        "form", "Every row that a form of the kind can show, a JSON line each");
    sub->fallthrough();
    auto options = std::make_shared<Options>();
    CLI::Option *kind = sub->add_option("kind", options->kind, "Resource or kind");
    CLI::Option *schema
        = sub->add_option("--schema", options->schema, "File with a CustomResourceDefinition");
    sub->add_flag("--dump", options->dump, "Print the rows; nothing else can be done so far");
    sub->callback([&program, options, kind, schema] {
        if (kind->empty() && schema->empty())
            throw CLI::ValidationError("form", "needs a kind, or --schema with a definition.");
        options->language = program.window.language.toStdString();
        if (options->language.empty())
            options->language = "en";
        program.command = [options](const CommonOptions &common) { return run(common, *options); };
    });
}

} // namespace app
