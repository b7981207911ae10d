// SPDX-License-Identifier: Apache-2.0
#include "app/connection.h"
#include "app/output.h"
#include "app/stopsignals.h"
#include "app/tableprinter.h"
#include "models/kube/discovery.h"
#include "models/kube/kubestatus.h"
#include "models/yaml/emit.h"

#include <QCoroFuture>
#include <QJsonArray>
#include <QJsonDocument>
#include <QPromise>

#include <algorithm>

#include <CLI/CLI.hpp>

using namespace Qt::StringLiterals;
using models::ApiResource;
using models::Error;
using models::Reply;
using models::Request;
using models::Result;

namespace app {

namespace {

const QByteArray tableType = "application/json;as=Table;v=v1;g=meta.k8s.io,application/json";

struct Options
{
    std::vector<std::string> names; // RESOURCE [NAME…], or RESOURCE/NAME…
    std::string labelSelector;
    std::string fieldSelector;
    std::string output;
    bool allNamespaces = false;
    bool watch = false;
    bool showLabels = false;
    bool noHeaders = false;
    bool showManagedFields = false;

    [[nodiscard]] bool isTable() const { return output.empty() || output == "wide"; }
};

// What to ask for, once the names are understood.
struct Target
{
    ApiResource resource;
    QString nameSpace; // empty: all, or the kind has none
    QStringList names; // empty: list
};

Result<Target> targetOf(const Options &options, const Connection &connection)
{
    QStringList words;
    for (const std::string &word : options.names)
        words.append(QString::fromStdString(word));
    Target target;
    QString type = words.takeFirst();
    if (type.contains(u'/')) {
        words.prepend(type);
        type = type.section(u'/', 0, 0);
        for (QString &word : words) {
            if (word.section(u'/', 0, 0) != type || word.section(u'/', 1).isEmpty())
                return models::failure(Error::Kind::BadInput,
                    models::Message(
                        QT_TRANSLATE_NOOP("models",
                            "%1 does not fit: names of one type, each as TYPE/NAME, are expected."),
                        {word}));
            word = word.section(u'/', 1);
        }
    }
    target.names = words;
    const Result<ApiResource> resource = connection.cluster->discovery().find(type);
    if (!resource)
        return std::unexpected(resource.error());
    target.resource = *resource;
    if (resource->namespaced && !options.allNamespaces)
        target.nameSpace = connection.nameSpace;
    if (!words.isEmpty() && options.allNamespaces && resource->namespaced)
        return models::failure(Error::Kind::BadInput,
            models::Message(
                QT_TRANSLATE_NOOP("models", "A name needs one namespace; -A means all of them.")));
    return target;
}

Request requestFor(const Target &target, const QString &name, const Options &options)
{
    Request request {.path = target.resource.path(target.nameSpace, name)};
    if (options.isTable())
        request.headers.emplaceBack("Accept", tableType);
    if (name.isEmpty()) {
        if (!options.labelSelector.empty())
            request.query.addQueryItem(
                u"labelSelector"_s, QString::fromStdString(options.labelSelector));
        if (!options.fieldSelector.empty())
            request.query.addQueryItem(
                u"fieldSelector"_s, QString::fromStdString(options.fieldSelector));
    }
    return request;
}

QJsonObject withoutManagedFields(QJsonObject object)
{
    QJsonObject metadata = object[u"metadata"_s].toObject();
    metadata.remove(u"managedFields"_s);
    if (!metadata.isEmpty())
        object[u"metadata"_s] = metadata;
    return object;
}

QString nameLine(const QJsonObject &object, const ApiResource &resource)
{
    const QString kind = resource.kind.toLower();
    const QString group = resource.groupVersion.group;
    return (group.isEmpty() ? kind : kind + u'.' + group) + u'/'
        + object[u"metadata"_s][u"name"_s].toString() + u'\n';
}

void printObject(const QJsonObject &object, const ApiResource &resource, const Options &options,
    bool isFollowing)
{
    if (options.output == "name") {
        print(nameLine(object, resource));
        return;
    }
    const QJsonObject shown = options.showManagedFields ? object : withoutManagedFields(object);
    if (options.output == "json") {
        print(kubectlJson(shown));
    } else {
        print((isFollowing ? u"---\n"_s : QString()) + models::yaml::emitKubectlYaml(shown));
    }
}

// Items of a list as objects of their own: core kinds leave theirs out inside lists.
QJsonArray completedItems(const QJsonObject &list, const ApiResource &resource)
{
    QJsonArray items;
    const QJsonArray raw = list[u"items"_s].toArray();
    for (const QJsonValue &value : raw) {
        QJsonObject item = value.toObject();
        item[u"apiVersion"_s] = resource.groupVersion.toString();
        item[u"kind"_s] = resource.kind;
        items.append(item);
    }
    return items;
}

void printItems(const QJsonArray &items, const ApiResource &resource, const Options &options)
{
    if (options.output == "name") {
        for (const QJsonValue &item : items)
            print(nameLine(item.toObject(), resource));
        return;
    }
    QJsonArray shown;
    for (const QJsonValue &item : items)
        shown.append(
            options.showManagedFields ? item.toObject() : withoutManagedFields(item.toObject()));
    const QJsonObject list {{u"apiVersion"_s, u"v1"_s}, {u"kind"_s, u"List"_s}, {u"items"_s, shown},
        {u"metadata"_s, QJsonObject {{u"resourceVersion"_s, QString()}}}};
    if (options.output == "json")
        print(kubectlJson(list));
    else
        print(models::yaml::emitKubectlYaml(list));
}

struct Listing
{
    QJsonArray items;
    QString resourceVersion;
    qsizetype rows = 0;
};

// All pages; tables go into the printer as they come.
QCoro::Task<Result<Listing>> readAll(
    ConnectionRef connection, Target target, Options options, std::shared_ptr<TablePrinter> printer)
{
    Listing listing;
    QString next;
    do {
        Request request = requestFor(target, {}, options);
        request.query.addQueryItem(u"limit"_s, u"500"_s);
        if (!next.isEmpty())
            request.query.addQueryItem(u"continue"_s, next);
        const Result<Reply> reply = co_await connection->cluster->transport().send(request);
        if (!reply)
            co_return std::unexpected(reply.error());
        for (const QString &warning : reply->warnings)
            printError(u"Warning: "_s + warning);
        const Result<QJsonObject> page = models::objectOf(*reply);
        if (!page)
            co_return std::unexpected(page.error());
        if (options.isTable()) {
            printer->add(*page);
            listing.rows += (*page)[u"rows"_s].toArray().size();
        } else {
            const QJsonArray items = completedItems(*page, target.resource);
            for (const QJsonValue &item : items)
                listing.items.append(item);
            listing.rows += items.size();
        }
        listing.resourceVersion = (*page)[u"metadata"_s][u"resourceVersion"_s].toString();
        next = (*page)[u"metadata"_s][u"continue"_s].toString();
    } while (!next.isEmpty());
    co_return listing;
}

// Prints events until the stream ends or a signal asks for it.
class Follower final : public QObject
{
public:
    Follower(ConnectionRef connection, Target target, Options options,
        std::shared_ptr<TablePrinter> printer)
        : m_connection(std::move(connection))
        , m_target(std::move(target))
        , m_options(std::move(options))
        , m_printer(std::move(printer))
    {
        m_promise.start();
        connect(&m_signals, &StopSignals::stopAsked, this, [this] { end(0); });
    }

    QFuture<int> follow(const QString &resourceVersion)
    {
        m_version = resourceVersion;
        watch();
        return m_promise.future();
    }

private:
    void watch()
    {
        Request request = requestFor(m_target, {}, m_options);
        request.query.addQueryItem(u"watch"_s, u"true"_s);
        request.query.addQueryItem(u"resourceVersion"_s, m_version);
        if (m_target.names.size() == 1)
            request.query.addQueryItem(
                u"fieldSelector"_s, u"metadata.name="_s + m_target.names.first());
        m_stream = m_connection->cluster->transport().open(request);
        connect(m_stream.get(), &models::Stream::received, this,
            [this](const QByteArray &bytes) { take(bytes); });
        connect(m_stream.get(), &models::Stream::finished, this,
            [this](const std::optional<Error> &error) {
                if (error) {
                    end(printError(*error));
                    return;
                }
                m_rest.clear();
                watch(); // the server's own time limit
            });
    }

    void take(const QByteArray &bytes)
    {
        m_rest += bytes;
        for (qsizetype newline = m_rest.indexOf('\n'); newline >= 0;
            newline = m_rest.indexOf('\n')) {
            const QJsonObject event = QJsonDocument::fromJson(m_rest.first(newline)).object();
            m_rest.remove(0, newline + 1);
            takeEvent(event);
        }
        if (m_options.isTable())
            print(m_printer->flush());
        flushOutput();
    }

    void takeEvent(const QJsonObject &event)
    {
        const QString type = event[u"type"_s].toString();
        const QJsonObject object = event[u"object"_s].toObject();
        if (type == "ERROR"_L1) {
            end(printError(models::errorOfStatus(object)));
            return;
        }
        const QJsonValue owner
            = m_options.isTable() ? object[u"rows"_s][0][u"object"_s] : QJsonValue(object);
        if (const QString version = owner[u"metadata"_s][u"resourceVersion"_s].toString();
            !version.isEmpty())
            m_version = version;
        if (type == "BOOKMARK"_L1)
            return;
        if (m_options.isTable())
            m_printer->add(object);
        else
            printObject(object, m_target.resource, m_options, true);
    }

    void end(int code)
    {
        if (m_promise.future().isFinished())
            return;
        m_promise.addResult(code);
        m_promise.finish();
    }

    ConnectionRef m_connection;
    Target m_target;
    Options m_options;
    std::shared_ptr<TablePrinter> m_printer;
    StopSignals m_signals;
    QPromise<int> m_promise;
    std::unique_ptr<models::Stream> m_stream;
    QByteArray m_rest;
    QString m_version;
};

QCoro::Task<int> getNamed(
    ConnectionRef connection, Target target, Options options, std::shared_ptr<TablePrinter> printer)
{
    int code = 0;
    QJsonArray items;
    QString version;
    for (const QString &name : target.names) {
        const Result<Reply> reply
            = co_await connection->cluster->transport().send(requestFor(target, name, options));
        if (!reply)
            co_return printError(reply.error());
        const Result<QJsonObject> object = models::objectOf(*reply);
        if (!object) {
            code = printError(object.error());
            continue;
        }
        if (options.isTable()) {
            printer->add(*object);
            version = (*object)[u"rows"_s][0][u"object"_s][u"metadata"_s][u"resourceVersion"_s]
                          .toString();
        } else {
            items.append(*object);
            version = (*object)[u"metadata"_s][u"resourceVersion"_s].toString();
        }
    }
    print(printer->flush());
    if (target.names.size() == 1 && items.size() == 1)
        printObject(items.first().toObject(), target.resource, options, false);
    else if (!options.isTable() && !items.isEmpty())
        printItems(items, target.resource, options);
    flushOutput();
    if (options.watch && code == 0) {
        Follower follower(connection, target, options, printer);
        co_return co_await follower.follow(version);
    }
    co_return code;
}

QCoro::Task<int> run(CommonOptions common, Options options)
{
    const Result<ConnectionRef> connection = co_await connectAndDiscover(common);
    if (!connection)
        co_return printError(connection.error());
    const Result<Target> target = targetOf(options, **connection);
    if (!target)
        co_return printError(target.error());
    auto printer
        = std::make_shared<TablePrinter>(TablePrinter::Look {.isWide = options.output == "wide",
            .withNamespace = options.allNamespaces && target->resource.namespaced,
            .withLabels = options.showLabels,
            .noHeaders = options.noHeaders});
    if (!target->names.isEmpty())
        co_return co_await getNamed(*connection, *target, options, printer);
    const Result<Listing> listing = co_await readAll(*connection, *target, options, printer);
    if (!listing)
        co_return printError(listing.error());
    if (options.isTable())
        print(printer->flush());
    else if (!options.watch)
        printItems(listing->items, target->resource, options);
    else
        for (const QJsonValue &item : listing->items)
            printObject(item.toObject(), target->resource, options, true);
    if (options.watch) {
        flushOutput();
        Follower follower(*connection, *target, options, printer);
        co_return co_await follower.follow(listing->resourceVersion);
    }
    if (listing->rows == 0 && options.isTable()) {
        flushOutput();
        const QByteArray where = target->nameSpace.isEmpty()
            ? QByteArray()
            : " in " + target->nameSpace.toUtf8() + " namespace.";
        std::fprintf(stderr, "No resources found%s\n", where.constData());
    }
    co_return 0;
}

} // namespace

void addGet(CLI::App &app, Program &program)
{
    CLI::App *sub
        = app.add_subcommand("get", "Objects: get pods, get dj NAME -o yaml, get pods -A -w");
    sub->fallthrough();
    auto options = std::make_shared<Options>();
    sub->add_option("names", options->names, "RESOURCE [NAME…] or RESOURCE/NAME…")->required();
    sub->add_flag("-A,--all-namespaces", options->allNamespaces, "Of all namespaces");
    sub->add_option("-l,--selector", options->labelSelector, "Label selector");
    sub->add_option("--field-selector", options->fieldSelector, "Field selector");
    sub->add_flag("-w,--watch", options->watch, "Go on with every change");
    sub->add_option("-o,--output", options->output, "wide, yaml, json or name")
        ->check(CLI::IsMember({"wide", "yaml", "json", "name"}));
    sub->add_flag("--show-labels", options->showLabels, "With the labels as last column");
    sub->add_flag("--no-headers", options->noHeaders, "Without the first line");
    sub->add_flag(
        "--show-managed-fields", options->showManagedFields, "With metadata.managedFields");
    sub->callback([&program, options] {
        program.command = [options](const CommonOptions &common) { return run(common, *options); };
    });
}

} // namespace app
