// SPDX-License-Identifier: Apache-2.0
#include "models/kube/discovery.h"

#include "models/kube/kubestatus.h"
#include "models/kube/smallfile.h"

#include <QCoroFuture>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace models {

namespace {

constexpr auto settleTime = 300ms; // a new kind is served a moment after its definition
constexpr auto interval = 5min;
constexpr qint64 largestCache = qint64(16) * 1024 * 1024;
constexpr int atOnce = 8;
const QByteArray accepted = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,"
                            "application/json;g=apidiscovery.k8s.io;v=v2beta1;as="
                            "APIGroupDiscoveryList,application/json";

bool isBuiltIn(const QString &group)
{
    return !group.contains(u'.') || group.endsWith(".k8s.io"_L1);
}

bool isNamed(const ApiResource &resource, QStringView word)
{
    const auto isSame = [word](const QString &name) {
        return !name.isEmpty() && word.compare(name, Qt::CaseInsensitive) == 0;
    };
    return isSame(resource.plural) || isSame(resource.singular) || isSame(resource.kind)
        || std::ranges::any_of(resource.shortNames, isSame);
}

// `where` is what follows the first dot: nothing, "group", "version" or "version.group".
bool isThere(const GroupVersion &groupVersion, QStringView where)
{
    return where.isEmpty() || where == groupVersion.group
        || where == QString(groupVersion.version + u'.' + groupVersion.group)
        || (groupVersion.group.isEmpty() && where == groupVersion.version);
}

int distance(QStringView a, QStringView b)
{
    QList<int> row(b.size() + 1);
    for (int j = 0; j < row.size(); ++j)
        row[j] = j;
    for (qsizetype i = 1; i <= a.size(); ++i) {
        int diagonal = row[0];
        row[0] = int(i);
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const int replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.last();
}

} // namespace

Discovery::Discovery(Transport &transport, QString cacheFile, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_cacheFile(std::move(cacheFile))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(settleTime);
    connect(&m_soon, &QTimer::timeout, this, [this] { refresh(); });
    connect(&m_interval, &QTimer::timeout, this, [this] { refresh(); });
    m_rewatch.setSingleShot(true);
    connect(&m_rewatch, &QTimer::timeout, this, &Discovery::watchDefinitions);
    if (m_cacheFile.isEmpty())
        return;
    // A cache that cannot be read is no news: the server will tell.
    if (const Result<QByteArray> content = readSmallFile(m_cacheFile, largestCache)) {
        if (Result<ApiRoots> roots = fromCache(*content)) {
            m_roots = *std::move(roots);
            for (const ApiRoot &root : std::as_const(m_roots))
                m_catalog.add(root.catalog);
            m_catalog.sort();
            m_isKnown = true;
            m_isKept = true;
        }
    }
}

Discovery::~Discovery() = default;

QCoro::Task<Result<void>> Discovery::refresh()
{
    const QFuture<Result<void>> done = m_waiting.add();
    if (!m_isReading) {
        m_isReading = true;
        read();
    }
    co_return co_await done;
}

void Discovery::refreshSoon()
{
    if (!m_soon.isActive())
        m_soon.start();
}

void Discovery::follow()
{
    if (m_interval.isActive())
        return;
    m_interval.start(interval);
    watchDefinitions();
}

void Discovery::rest()
{
    m_interval.stop();
    m_rewatch.stop();
    m_definitions.reset();
}

// Any event is a sign to read again; what it says does not matter.
void Discovery::watchDefinitions()
{
    const ApiResource definitions {.groupVersion = {u"apiextensions.k8s.io"_s, u"v1"_s},
        .plural = u"customresourcedefinitions"_s};
    QUrlQuery query;
    query.addQueryItem(u"watch"_s, u"1"_s);
    query.addQueryItem(u"timeoutSeconds"_s, u"540"_s);
    m_watched.start();
    m_definitions = m_transport.open({.path = definitions.path({}),
        .query = query,
        .headers = {{"Accept",
            "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1,application/json"}},
        .stall = 600s}); // beyond the server's own limit: a line that died in silence
    connect(m_definitions.get(), &Stream::received, this, [this] { refreshSoon(); });
    connect(
        m_definitions.get(), &Stream::finished, this, [this](const std::optional<Error> &error) {
            // Without the right to watch, the interval has to do.
            const bool isRefused = error
                && (error->kind == Error::Kind::Forbidden || error->kind == Error::Kind::NotFound
                    || error->kind == Error::Kind::Cancelled);
            const bool isCut = error || m_watched.durationElapsed() < 15s;
            if (!isRefused)
                m_rewatch.start(isCut ? 15s : 1s);
        });
}

QCoro::Task<void> Discovery::read()
{
    const QPointer<Discovery> self(this);
    auto groupsTask = readRoot(u"/apis"_s); // both at once
    Result<ApiCatalog> core = co_await readRoot(u"/api"_s);
    Result<ApiCatalog> groups = co_await std::move(groupsTask);
    if (!self)
        co_return;
    m_isReading = false;
    if (!core || !groups) {
        m_waiting.answer(std::unexpected(core ? groups.error() : core.error()));
        co_return;
    }
    core->add(*groups);
    core->sort();
    take(*std::move(core));
    if (!self)
        co_return;
    emit refreshed();
    if (self)
        m_waiting.answer({});
}

QCoro::Task<Result<ApiCatalog>> Discovery::readRoot(QString path)
{
    const QPointer<Discovery> self(this);
    Request request {.path = path, .headers = {{"Accept", accepted}}};
    const ApiRoot known = m_roots.value(path);
    if (!known.etag.isEmpty())
        request.headers.emplaceBack("If-None-Match", known.etag);
    Result<Reply> reply = co_await m_transport.send(request);
    if (self && reply && reply->status == 406) { // plain JSON only, whatever else was offered
        request.headers = {{"Accept", "application/json"}};
        reply = co_await m_transport.send(request);
    }
    if (!self)
        co_return failure(Error::Kind::Cancelled, {});
    if (!reply)
        co_return std::unexpected(reply.error());
    if (reply->status == 304)
        co_return ApiCatalog(known.catalog);
    if (!reply->isSuccess())
        co_return std::unexpected(errorOf(*reply));
    Result<ApiCatalog> catalog;
    QByteArray etag; // of the whole tree; that of a list of groups does not tell of their kinds
    if (reply->header("Content-Type").contains("as=APIGroupDiscoveryList")) {
        catalog = co_await QtConcurrent::run(&parseAggregated, reply->body);
        etag = reply->header("ETag");
    } else {
        catalog = co_await readLegacy(reply->body, path);
    }
    if (!self)
        co_return failure(Error::Kind::Cancelled, {});
    if (catalog) {
        ApiRoot &root = m_roots[path];
        m_isKept = m_isKept && root.etag == etag && root.catalog.hasSameKinds(*catalog);
        root = {.etag = etag, .catalog = *catalog};
    }
    co_return catalog;
}

QCoro::Task<Result<ApiCatalog>> Discovery::readLegacy(QByteArray body, QString path)
{
    const QPointer<Discovery> self(this);
    const Result<QJsonObject> root = objectOf({.status = 200, .headers = {}, .body = body});
    if (!root)
        co_return std::unexpected(root.error());
    auto catalog = std::make_shared<ApiCatalog>();
    QList<GroupVersion> wanted;
    if (path == "/api"_L1) {
        const QJsonArray versions = (*root)[u"versions"_s].toArray();
        for (const QJsonValue &version : versions)
            wanted.append({QString(), version.toString()});
        if (!wanted.isEmpty())
            catalog->preferredVersions.insert(QString(), wanted.first().version);
    }
    const QJsonArray groups = (*root)[u"groups"_s].toArray();
    for (const QJsonValue &group : groups) {
        catalog->preferredVersions.insert(
            group[u"name"_s].toString(), group[u"preferredVersion"_s][u"version"_s].toString());
        const QJsonArray versions = group[u"versions"_s].toArray();
        for (const QJsonValue &version : versions)
            wanted.append(GroupVersion::parse(version[u"groupVersion"_s].toString()));
    }
    for (qsizetype start = 0; start < wanted.size(); start += atOnce) {
        std::vector<QCoro::Task<void>> tasks;
        for (const GroupVersion &groupVersion : wanted.mid(start, atOnce))
            tasks.push_back(readGroup(groupVersion, catalog));
        for (QCoro::Task<void> &task : tasks)
            co_await task;
        if (!self)
            co_return failure(Error::Kind::Cancelled, {});
    }
    co_return ApiCatalog(*catalog);
}

QCoro::Task<void> Discovery::readGroup(GroupVersion groupVersion, std::shared_ptr<ApiCatalog> into)
{
    const QPointer<Discovery> self(this);
    const Result<Reply> reply = co_await m_transport.send({.path = groupVersion.urlPrefix()});
    if (!self)
        co_return;
    Result<ApiCatalog> part = !reply ? Result<ApiCatalog>(std::unexpected(reply.error()))
        : !reply->isSuccess()        ? Result<ApiCatalog>(std::unexpected(errorOf(*reply)))
                                     : parseResourceList(reply->body, groupVersion);
    if (part) {
        into->add(*part);
        if (!m_isWhole)
            showPart(*part);
        co_return;
    }
    into->problems.insert(groupVersion.toString(), part.error());
    for (const ApiResource &resource : std::as_const(m_catalog.resources)) {
        if (resource.groupVersion == groupVersion)
            into->resources.append(resource);
    }
}

// The first reading, group by group: one that hangs keeps nobody waiting for the others.
void Discovery::showPart(const ApiCatalog &part)
{
    for (const ApiResource &resource : part.resources) {
        if (!m_catalog.resources.contains(resource))
            m_catalog.resources.append(resource);
    }
    m_catalog.sort();
    m_isKnown = true;
    emit changed();
}

// While servers of several versions answer in turn, some have a kind and some do not: it goes when
// two readings agree.
void Discovery::keepMissing(ApiCatalog &catalog)
{
    const auto nameOf = [](const ApiResource &resource) {
        return resource.groupVersion.toString() + u'/' + resource.plural;
    };
    QSet<QString> there;
    for (const ApiResource &resource : std::as_const(catalog.resources))
        there.insert(nameOf(resource));
    QSet<QString> missing;
    for (const ApiResource &resource : std::as_const(m_catalog.resources)) {
        const QString name = nameOf(resource);
        if (there.contains(name))
            continue;
        missing.insert(name);
        if (!m_missing.contains(name))
            catalog.resources.append(resource);
    }
    if (!(missing - m_missing).isEmpty())
        refreshSoon();
    m_missing = missing;
}

void Discovery::take(ApiCatalog catalog)
{
    keepMissing(catalog);
    catalog.sort();
    m_isWhole = true;
    const bool hasChanged = !m_isKnown || !m_catalog.hasSameKinds(catalog);
    m_catalog = std::move(catalog);
    m_isKnown = true;
    if (!m_cacheFile.isEmpty() && !std::exchange(m_isKept, true)) {
        // a cache that cannot be written costs time at the next start, nothing else
        QtConcurrent::run([file = m_cacheFile, content = m_roots] {
            std::ignore = writePrivateFile(file, toCache(content));
        }).then([] {});
    }
    if (hasChanged)
        emit changed();
}

QString Discovery::preferredVersion(const QString &group) const
{
    return m_catalog.preferredVersions.value(group);
}

std::optional<ApiResource> Discovery::find(const GroupVersionKind &gvk) const
{
    const auto found = std::ranges::find_if(
        m_catalog.resources, [&gvk](const ApiResource &resource) { return resource.gvk() == gvk; });
    return found == m_catalog.resources.end() ? std::nullopt : std::optional(*found);
}

QList<ApiResource> Discovery::findAll(const QString &name) const
{
    const qsizetype dot = name.indexOf(u'.');
    const QStringView word = QStringView(name).first(dot < 0 ? name.size() : dot);
    const QStringView where = dot < 0 ? QStringView() : QStringView(name).sliced(dot + 1);
    QList<ApiResource> found;
    for (const ApiResource &resource : m_catalog.resources) { // preferred versions come first
        if (!isNamed(resource, word) || !isThere(resource.groupVersion, where))
            continue;
        const bool isOlderVersion
            = std::ranges::any_of(found, [&resource](const ApiResource &other) {
                  return other.groupVersion.group == resource.groupVersion.group
                      && other.plural == resource.plural;
              });
        if (!isOlderVersion)
            found.append(resource);
    }
    // Built-in groups first; within them those whose name it is, before those whose short name.
    std::ranges::stable_sort(found, [word](const ApiResource &a, const ApiResource &b) {
        const auto rank = [word](const ApiResource &resource) {
            const bool isShort = resource.shortNames.contains(word, Qt::CaseInsensitive);
            return std::pair(!isBuiltIn(resource.groupVersion.group), isShort);
        };
        return rank(a) < rank(b);
    });
    return found;
}

QString Discovery::nearNames(const QString &name) const
{
    const QString word = name.section(u'.', 0, 0).toLower();
    QStringList near;
    for (const ApiResource &resource : m_catalog.resources) {
        const int limit = word.size() < 5 ? 1 : 2;
        if (distance(word, resource.plural) <= limit || distance(word, resource.singular) <= limit
            || distance(word, resource.kind.toLower()) <= limit)
            near.append(resource.plural);
    }
    near.removeDuplicates();
    return near.mid(0, 3).join(u", "_s);
}

Result<ApiResource> Discovery::find(const QString &name) const
{
    const QList<ApiResource> found = findAll(name);
    if (!found.isEmpty())
        return ApiResource(found.first());
    const QString near = nearNames(name);
    if (near.isEmpty())
        return failure(Error::Kind::NotFound,
            Message(QT_TRANSLATE_NOOP("models", "The server has no resource type %1."), {name}));
    return failure(Error::Kind::NotFound,
        Message(QT_TRANSLATE_NOOP("models", "The server has no resource type %1. Close to it: %2."),
            {name, near}));
}

} // namespace models
