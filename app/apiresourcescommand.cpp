// SPDX-License-Identifier: Apache-2.0
#include "app/connection.h"
#include "app/output.h"
#include "models/kube/discovery.h"

#include <QSet>

#include <algorithm>

#include <CLI/CLI.hpp>

using namespace Qt::StringLiterals;
using models::ApiResource;

namespace app {

namespace {

struct Options
{
    std::optional<std::string> group;
    std::optional<bool> namespaced;
    std::string output;
    bool noHeaders = false;
};

// Each resource in its preferred version, by group and name, as kubectl lists them.
QList<ApiResource> wanted(const models::Discovery &discovery, const Options &options)
{
    QList<ApiResource> resources;
    QSet<QString> seen;
    for (const ApiResource &resource : discovery.resources()) { // preferred versions come first
        const bool isOther
            = (options.group
                  && QString::fromStdString(*options.group) != resource.groupVersion.group)
            || (options.namespaced && *options.namespaced != resource.namespaced);
        if (isOther || resource.verbs.isEmpty() || seen.contains(resource.qualifiedName()))
            continue;
        seen.insert(resource.qualifiedName());
        resources.append(resource);
    }
    std::ranges::stable_sort(resources, {}, [](const ApiResource &resource) {
        return std::pair(resource.groupVersion.group, resource.plural);
    });
    return resources;
}

QCoro::Task<int> run(CommonOptions common, Options options)
{
    const models::Result<ConnectionRef> connection = co_await connectAndDiscover(common);
    if (!connection)
        co_return printError(connection.error());
    const QList<ApiResource> resources = wanted((*connection)->cluster->discovery(), options);
    ColumnWriter writer;
    const bool isWide = options.output == "wide";
    if (!options.noHeaders && options.output != "name") {
        QStringList head {u"NAME"_s, u"SHORTNAMES"_s, u"APIVERSION"_s, u"NAMESPACED"_s, u"KIND"_s};
        if (isWide)
            head += {u"VERBS"_s, u"CATEGORIES"_s};
        writer.addRow(head);
    }
    for (const ApiResource &resource : resources) {
        if (options.output == "name") {
            print(resource.qualifiedName() + u'\n');
            continue;
        }
        QStringList row {resource.plural, resource.shortNames.join(u','),
            resource.groupVersion.toString(), resource.namespaced ? u"true"_s : u"false"_s,
            resource.kind};
        if (isWide)
            row += {resource.verbs.join(u','), resource.categories.join(u',')};
        writer.addRow(row);
    }
    print(writer.flush());
    co_return 0;
}

} // namespace

void addApiResources(CLI::App &app, Program &program)
{
    CLI::App *sub = app.add_subcommand("api-resources", "The kinds that the server has");
    sub->fallthrough();
    auto options = std::make_shared<Options>();
    sub->add_option("--api-group", options->group, "Only of this group; empty: the core group");
    sub->add_option("--namespaced", options->namespaced,
        "Only kinds with (true) or without (false) namespaces");
    sub->add_option("-o,--output", options->output, "wide or name")
        ->check(CLI::IsMember({"wide", "name"}));
    sub->add_flag("--no-headers", options->noHeaders, "Without the first line");
    sub->callback([&program, options] {
        program.command = [options](const CommonOptions &common) { return run(common, *options); };
    });
}

} // namespace app
