// SPDX-License-Identifier: Apache-2.0
#include "models/resources/fieldcatalog.h"

#include "models/kube/cluster.h"
#include "models/kube/discovery.h"
#include "models/kube/openapistore.h"

#include <QCoroFuture>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models {

namespace {

constexpr int lanes = 2; // one waits for the server while the other one's worker works

/// Is it about the server and us, and not about one document?
bool isOutage(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::Unreachable:
    case Error::Kind::Timeout:
    case Error::Kind::Tls:
    case Error::Kind::Proxy:
    case Error::Kind::LoginExpired:
    case Error::Kind::LoginProgram:
    case Error::Kind::Forbidden:
    case Error::Kind::NeedsTrust:
        return true;
    default:
        return false;
    }
}

} // namespace

FieldCatalog::FieldCatalog(Cluster &cluster, const GuideLibrary *guides, QObject *parent)
    : QObject(parent)
    , m_cluster(cluster)
    , m_guides(guides ? guides->weak_from_this().lock() : nullptr)
{
}

FieldCatalog::~FieldCatalog() = default;

FieldCatalog &FieldCatalog::of(Cluster &cluster, const GuideLibrary *guides)
{
    auto *known = cluster.findChild<FieldCatalog *>(Qt::FindDirectChildrenOnly);
    return known ? *known : *new FieldCatalog(cluster, guides, &cluster);
}

void FieldCatalog::follow()
{
    if (std::exchange(m_isFollowing, true))
        return;
    const auto readAgain = [this] {
        if (isReading())
            m_readAgain = true;
        else
            read();
    };
    connect(&m_cluster.discovery(), &Discovery::changed, this, readAgain);
    connect(&m_cluster.schemas(), &OpenApiStore::changed, this, [this] { m_readAgain = true; });
    connect(&m_cluster, &Cluster::stateChanged, this, [this, readAgain](Cluster::State state) {
        if (state == Cluster::State::Online && m_outage)
            readAgain();
    });
}

void FieldCatalog::read(const GroupVersion &first)
{
    follow();
    if (isReading()) {
        if (m_queue.removeOne(first))
            m_queue.prepend(first);
        return;
    }
    m_readAgain = false;
    m_outage.reset();
    plan(first);
    m_lanes = int(std::min<qsizetype>(lanes, m_queue.size()));
    for (int lane = m_lanes; lane > 0; --lane)
        work();
    emit changed();
}

/// What the kinds of today need, jobs first.
void FieldCatalog::plan(const GroupVersion &first)
{
    m_wanted.clear();
    QHash<GroupVersion, int> ranks;
    const QList<ApiResource> resources = m_cluster.discovery().resources();
    for (const ApiResource &resource : resources) {
        QList<GroupVersionKind> &kinds = m_wanted[resource.groupVersion];
        if (!kinds.contains(resource.gvk()))
            kinds.append(resource.gvk());
        const Guide *guide = m_guides ? m_guides->find(resource.gvk()) : nullptr;
        const int rank = resource.groupVersion == first ? 0 : guide ? 1 : 2;
        ranks[resource.groupVersion] = std::min(ranks.value(resource.groupVersion, 2), rank);
    }
    m_entries.removeIf([this](auto entry) { return !m_wanted.contains(entry.key()); });
    m_queue = m_wanted.keys();
    std::ranges::sort(
        m_queue, {}, [&ranks](const GroupVersion &gv) { return std::tuple(ranks.value(gv), gv); });
    m_total = m_queue.size();
}

QCoro::Task<void> FieldCatalog::work()
{
    const QPointer<FieldCatalog> self(this);
    while (!m_queue.isEmpty()) {
        const GroupVersion next = m_queue.takeFirst();
        ++m_underway;
        const Result<FieldTableRef> table = co_await enter(next);
        if (!self)
            co_return;
        --m_underway;
        take(next, table);
        emit changed();
        if (!self)
            co_return;
    }
    if (--m_lanes > 0)
        co_return;
    m_lastBytes.clear();
    m_lastDocument = {};
    if (m_readAgain)
        read();
    else
        emit changed();
}

void FieldCatalog::take(const GroupVersion &groupVersion, const Result<FieldTableRef> &table)
{
    Entry &entry = m_entries[groupVersion];
    entry.error.reset();
    if (table) {
        entry.table = *table;
    } else if (table.error().kind == Error::Kind::Cancelled) {
        m_queue.clear(); // the cluster is on its way out
    } else if (isOutage(table.error().kind)) {
        m_outage = table.error();
        m_queue.clear(); // the others would say the same
    } else {
        entry.error = table.error();
    }
}

QCoro::Task<Result<FieldTableRef>> FieldCatalog::enter(GroupVersion groupVersion)
{
    const QPointer<FieldCatalog> self(this);
    const auto cancelled = [] { return failure(Error::Kind::Cancelled, {}); };
    const QList<GroupVersionKind> kinds = m_wanted.value(groupVersion);
    const Result<QString> version = co_await m_cluster.schemas().version(groupVersion);
    if (!self)
        co_return cancelled();
    if (!version)
        co_return std::unexpected(version.error());
    const Entry known = m_entries.value(groupVersion);
    if (known.table && !version->isEmpty() && known.version == *version && known.kinds == kinds)
        co_return known.table;
    const Result<QByteArray> bytes = co_await m_cluster.schemas().document(groupVersion);
    if (!self)
        co_return cancelled();
    if (!bytes)
        co_return std::unexpected(bytes.error());
    const Result<OpenApiDocumentRef> document = co_await parse(*bytes);
    if (!self)
        co_return cancelled();
    if (!document)
        co_return std::unexpected(document.error());
    FieldTableRef table = co_await QtConcurrent::run(
        [document = *document, kinds, guides = m_guides, pool = m_pool] {
            return FieldTable::make(*document, kinds, guides, pool);
        });
    if (!self)
        co_return cancelled();
    Entry &entry = m_entries[groupVersion];
    entry.version = *version;
    entry.kinds = kinds;
    co_return table;
}

QFuture<Result<OpenApiDocumentRef>> FieldCatalog::parse(const QByteArray &bytes)
{
    if (m_lastBytes.isEmpty() || m_lastBytes.constData() != bytes.constData()) {
        m_lastBytes = bytes;
        m_lastDocument = QtConcurrent::run(&OpenApiDocument::parse, bytes);
    }
    return m_lastDocument;
}

QList<FieldTableRef> FieldCatalog::tables() const
{
    QList<FieldTableRef> tables;
    for (const Entry &entry : m_entries) {
        if (entry.table)
            tables.append(entry.table);
    }
    return tables;
}

qsizetype FieldCatalog::fieldCount() const
{
    qsizetype count = 0;
    for (const Entry &entry : m_entries)
        count += entry.table ? qsizetype(entry.table->fields().size()) : 0;
    return count;
}

QList<FieldCatalog::Problem> FieldCatalog::problems() const
{
    QList<Problem> problems;
    for (const auto &[groupVersion, entry] : m_entries.asKeyValueRange()) {
        if (entry.error)
            problems.append({groupVersion, *entry.error});
    }
    std::ranges::sort(problems, {}, &Problem::groupVersion);
    return problems;
}

} // namespace models
