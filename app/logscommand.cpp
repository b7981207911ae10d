// SPDX-License-Identifier: Apache-2.0
#include "app/connection.h"
#include "app/output.h"
#include "app/stopsignals.h"
#include "models/jobs/jobkinds.h"
#include "models/jobs/summarize.h"
#include "models/kube/discovery.h"
#include "models/kube/logstream.h"
#include "models/kube/resourceclient.h"

#include <QCoroFuture>
#include <QJsonArray>
#include <QPromise>
#include <QTimeZone>

#include <algorithm>

#include <CLI/CLI.hpp>

using namespace Qt::StringLiterals;
using models::ApiResource;
using models::Error;
using models::LogOptions;
using models::LogStream;
using models::Result;

namespace app {

namespace {

struct Options
{
    std::string name; // of a pod or a job; TYPE/NAME
    std::string container;
    std::vector<int> ranks;
    std::string since;
    std::optional<int> tail;
    bool follow = false;
    bool previous = false;
    bool timestamps = false;
};

struct Source
{
    QString pod;
    QString container;
    QString prefix; // empty when it is the only one
};

QString defaultContainer(const QJsonObject &pod, const QString &wanted)
{
    if (!wanted.isEmpty())
        return wanted;
    const QString named
        = pod[u"metadata"_s][u"annotations"_s][u"kubectl.kubernetes.io/default-container"_s]
              .toString();
    return named.isEmpty() ? pod[u"spec"_s][u"containers"_s][0][u"name"_s].toString() : named;
}

// The pods of a job, by role and rank.
QCoro::Task<Result<QList<Source>>> jobSources(
    ConnectionRef connection, QJsonObject job, Options options)
{
    models::ResourceClient client(connection->cluster->transport());
    const auto list = co_await client.list(ApiResource::pods(), connection->nameSpace);
    if (!list)
        co_return std::unexpected(list.error());
    const QString name = job[u"metadata"_s][u"name"_s].toString();
    const QList<models::JobRole> roles = models::rolesOf(job);
    const QJsonArray items = list->object[u"items"_s].toArray();
    QList<std::pair<std::pair<QString, int>, Source>> found;
    for (const QJsonValue &item : items) {
        const QString pod = item[u"metadata"_s][u"name"_s].toString();
        const auto replica = models::replicaOf(pod, name, roles);
        const bool isWanted = replica.second >= 0
            && (options.ranks.empty() || std::ranges::contains(options.ranks, replica.second));
        if (isWanted)
            found.append({replica,
                {.pod = pod,
                    .container
                    = defaultContainer(item.toObject(), QString::fromStdString(options.container)),
                    .prefix = u"[%1-%2] "_s.arg(replica.first).arg(replica.second)}});
    }
    std::ranges::sort(found, {}, [](const auto &each) { return each.first; });
    QList<Source> sources;
    for (const auto &each : std::as_const(found))
        sources.append(each.second);
    if (sources.isEmpty())
        co_return models::failure(Error::Kind::NotFound,
            models::Message(
                QT_TRANSLATE_NOOP("models", "%1 has no such pod, or none yet."), {name}));
    if (sources.size() == 1)
        sources.first().prefix.clear();
    co_return QList<Source>(sources);
}

QCoro::Task<Result<QList<Source>>> findSources(ConnectionRef connection, Options options)
{
    const QString given = QString::fromStdString(options.name);
    const QString type = given.contains(u'/') ? given.section(u'/', 0, 0) : QString();
    const QString name = type.isEmpty() ? given : given.section(u'/', 1);
    models::Discovery &discovery = connection->cluster->discovery();
    models::ResourceClient client(connection->cluster->transport());
    QList<ApiResource> candidates;
    if (!type.isEmpty()) {
        const Result<ApiResource> resource = discovery.find(type);
        if (!resource)
            co_return std::unexpected(resource.error());
        candidates.append(*resource);
    } else {
        if (const Result<ApiResource> pods = discovery.find(u"pods"_s);
            pods && options.ranks.empty())
            candidates.append(*pods);
        candidates += models::JobKinds(discovery.resources()).resources();
    }
    for (const ApiResource &resource : std::as_const(candidates)) {
        const auto held = co_await client.object(resource, connection->nameSpace, name);
        if (!held && held.error().kind != Error::Kind::NotFound)
            co_return std::unexpected(held.error());
        if (!held)
            continue;
        if (resource.kind == "Pod"_L1)
            co_return QList<Source> {{.pod = name,
                .container
                = defaultContainer(held->object, QString::fromStdString(options.container)),
                .prefix = {}}};
        co_return co_await jobSources(connection, held->object, options);
    }
    co_return models::failure(Error::Kind::NotFound,
        models::Message(
            QT_TRANSLATE_NOOP("models", "There is no pod and no job %1 in namespace %2."),
            {name, connection->nameSpace}));
}

QByteArray stampText(qint64 nanoseconds)
{
    constexpr qint64 second = 1'000'000'000;
    QByteArray fraction = QByteArray::number(nanoseconds % second).rightJustified(9, '0');
    while (fraction.endsWith('0'))
        fraction.chop(1);
    const QDateTime time = QDateTime::fromSecsSinceEpoch(nanoseconds / second, QTimeZone::UTC);
    return time.toString(u"yyyy-MM-ddTHH:mm:ss"_s).toLatin1()
        + (fraction.isEmpty() ? QByteArray() : '.' + fraction) + "Z ";
}

// All logs at once, line by line, until the last has ended.
class Reader final : public QObject
{
public:
    Reader(ConnectionRef connection, const QList<Source> &sources, const Options &options)
        : m_connection(std::move(connection))
        , m_withStamps(options.timestamps)
        , m_left(sources.size())
    {
        m_promise.start();
        connect(&m_signals, &StopSignals::stopAsked, this, [this] { end(0); });
        LogOptions wanted {.nameSpace = m_connection->nameSpace,
            .pod = {},
            .follow = options.follow,
            .previous = options.previous,
            .tailLines = options.tail};
        if (const auto since = parseDuration(QString::fromStdString(options.since)); since)
            wanted.since = std::chrono::duration_cast<std::chrono::seconds>(*since);
        for (const Source &source : sources) {
            wanted.pod = source.pod;
            wanted.container = source.container;
            auto *log = new LogStream(m_connection->cluster->transport(), wanted, this);
            connect(log, &LogStream::lines, this,
                [this, prefix = source.prefix.toUtf8()](
                    const models::LogLines &lines) { show(prefix, lines); });
            connect(log, &LogStream::stateChanged, this,
                [this, log](LogStream::State state) { takeState(*log, state); });
            log->start();
        }
    }

    QFuture<int> future() { return m_promise.future(); }

private:
    void show(const QByteArray &prefix, const models::LogLines &lines)
    {
        QByteArray text;
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const models::LogLine line = lines[i];
            text += prefix;
            if (m_withStamps && line.time > 0)
                text += stampText(line.time);
            text.append(line.text).append('\n');
        }
        print(text);
        flushOutput();
    }

    void takeState(const LogStream &log, LogStream::State state)
    {
        if (state == LogStream::State::Failed && log.error())
            m_code = printError(*log.error());
        if ((state == LogStream::State::Failed || state == LogStream::State::Ended)
            && --m_left == 0)
            end(m_code);
    }

    void end(int code)
    {
        if (m_promise.future().isFinished())
            return;
        m_promise.addResult(code);
        m_promise.finish();
    }

    ConnectionRef m_connection;
    StopSignals m_signals;
    QPromise<int> m_promise;
    bool m_withStamps;
    qsizetype m_left;
    int m_code = 0;
};

QCoro::Task<int> run(CommonOptions common, Options options)
{
    if (const auto since = parseDuration(QString::fromStdString(options.since));
        !options.since.empty() && !since)
        co_return printError(since.error());
    const Result<ConnectionRef> connection = co_await connectAndDiscover(common);
    if (!connection)
        co_return printError(connection.error());
    const Result<QList<Source>> sources = co_await findSources(*connection, options);
    if (!sources)
        co_return printError(sources.error());
    Reader reader(*connection, *sources, options);
    co_return co_await reader.future();
}

} // namespace

void addLogs(CLI::App &app, Program &program)
{
    CLI::App *sub = app.add_subcommand("logs", "The log of a pod, or of a job's pods together");
    sub->fallthrough();
    auto options = std::make_shared<Options>();
    sub->add_option("name", options->name, "POD, JOB or TYPE/NAME")->required();
    sub->add_option("-c,--container", options->container, "Container; else the main one");
    sub->add_option(
        "--rank", options->ranks, "Only replicas of this rank of a job; may come several times");
    sub->add_flag("-f,--follow", options->follow, "Go on with every new line");
    sub->add_flag("-p,--previous", options->previous, "Of the run before the last restart");
    sub->add_flag("--timestamps", options->timestamps, "With the time of each line");
    sub->add_option("--tail", options->tail, "Only so many lines from the end");
    sub->add_option("--since", options->since, "Only so far back: 5m, 1h");
    sub->callback([&program, options] {
        program.command = [options](const CommonOptions &common) { return run(common, *options); };
    });
}

} // namespace app
