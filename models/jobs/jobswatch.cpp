// SPDX-License-Identifier: Apache-2.0
#include "models/jobs/jobswatch.h"

#include "models/base/json.h"
#include "models/base/quantity.h"
#include "models/jobs/jobsmodel.h"
#include "models/kube/cluster.h"
#include "models/kube/discovery.h"
#include "models/watch/reflectorgroup.h"

#include <QJsonDocument>
#include <QPointer>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace models {
namespace {

/// Lower is worse: a view says the worst that holds for any of its kinds.
int rankOf(WatchState::Phase phase)
{
    using Phase = WatchState::Phase;
    static const QList<Phase> worstFirst {Phase::LoginExpired, Phase::Offline, Phase::NoAccess,
        Phase::Retrying, Phase::Loading, Phase::CatchingUp, Phase::ListOnly, Phase::Live,
        Phase::NotServed};
    return int(worstFirst.indexOf(phase));
}

} // namespace

JobsWatch::JobsWatch(Cluster &cluster, JobsModel &model, QObject *parent)
    : QObject(parent)
    , m_cluster(cluster)
    , m_model(model)
{
    m_flushing.setSingleShot(true);
    m_flushing.setInterval(50);
    connect(&m_flushing, &QTimer::timeout, this, &JobsWatch::flush);
    connect(&cluster.discovery(), &Discovery::changed, this, &JobsWatch::discover);
    m_model.setFactsSource([self = QPointer(this)](const QString &uid) {
        return self ? self->facts(uid) : JobFacts {};
    });
}

JobsWatch::~JobsWatch() = default;

void JobsWatch::setScope(const JobsScope &scope)
{
    m_scope = scope;
    m_watches.clear();
    m_jobs.clear();
    m_around.clear();
    m_podsOf.clear();
    m_ownerOf.clear();
    m_eventsOf.clear();
    m_places.clear();
    m_dirty.clear();
    m_kinds = {};
    m_jobPlurals.clear();
    m_model.setJobs({});
    discover();
}

void JobsWatch::discover()
{
    const JobKinds kinds(m_cluster.discovery().resources());
    if (kinds.isEmpty() || kinds.resources() == m_kinds.resources())
        return;
    m_kinds = kinds;
    m_watches.clear();
    const QString fields
        = m_scope.name.isEmpty() ? QString() : QString(u"metadata.name="_s + m_scope.name);
    for (const ApiResource &resource : kinds.resources()) {
        if (m_scope.gvk && m_scope.gvk->kind != resource.kind)
            continue;
        m_jobPlurals.insert(resource.plural);
        watch(resource, m_scope.namespaces, {}, fields);
    }
    watchAround();
}

void JobsWatch::watchAround()
{
    const QString owner = u"tensorstack.dev/owner-name"_s;
    const QString pods = m_scope.name.isEmpty() ? owner : QString(owner + u'=' + m_scope.name);
    for (const ApiResource &resource : m_cluster.discovery().resources()) {
        const QString &group = resource.groupVersion.group;
        const bool isCore = group.isEmpty();
        const bool isWanted = (isCore
                                  && QStringList {u"pods"_s, u"events"_s,
                                      u"persistentvolumeclaims"_s, u"resourcequotas"_s}
                                      .contains(resource.plural))
            || (group == "batch.tensorstack.dev"_L1 && resource.plural == "workflowruns"_L1);
        if (isWanted)
            watch(resource, m_scope.namespaces, resource.plural == "pods"_L1 ? pods : QString());
        // The place in a queue hangs on other projects' groups, too.
        if (group == "scheduler.tensorstack.dev"_L1)
            watch(resource, {});
    }
}

void JobsWatch::watch(const ApiResource &resource, const QStringList &spaces, const QString &labels,
    const QString &fields)
{
    WatchScope scope;
    scope.resource = resource;
    scope.labelSelector = labels;
    scope.fieldSelector = fields;
    scope.fullObjects = true;
    auto group = std::make_unique<ReflectorGroup>(m_cluster, scope, spaces, m_scope.known);
    connect(group.get(), &ReflectorGroup::batch, this,
        [this, plural = resource.plural](const RowBatch &batch) { take(plural, batch); });
    const auto tell = [this] {
        const WatchState worst = state();
        Q_EMIT stateChanged(worst);
    };
    connect(group.get(), &ReflectorGroup::stateChanged, this, tell);
    connect(group.get(), &ReflectorGroup::spacesChanged, this, tell);
    group->start();
    m_watches.push_back(std::move(group));
}

bool JobsWatch::isFallback() const
{
    return std::ranges::any_of(m_watches, [](const auto &watch) { return watch->isFallback(); });
}

void JobsWatch::relist()
{
    for (const auto &watch : m_watches)
        watch->relist();
}

WatchState JobsWatch::state() const
{
    WatchState worst;
    worst.phase = m_watches.empty() ? WatchState::Phase::Loading : WatchState::Phase::Live;
    bool isSynced = !m_watches.empty();
    for (const auto &watch : m_watches) {
        if (!m_jobPlurals.contains(watch->resource().plural))
            continue;
        const WatchState state = watch->state();
        isSynced &= state.isSynced || state.phase == WatchState::Phase::NotServed;
        if (rankOf(state.phase) < rankOf(worst.phase))
            worst = state;
        worst.lastNews = std::max(worst.lastNews, state.lastNews);
    }
    worst.isSynced = isSynced;
    return worst;
}

void JobsWatch::take(const QString &plural, const RowBatch &batch)
{
    if (batch.isReset) {
        const QStringList gone = uidsOf(plural);
        for (const QString &uid : gone)
            dropRow(plural, uid);
    }
    for (const QString &uid : batch.removed)
        dropRow(plural, uid);
    for (const RowRef &row : batch.upserted)
        takeRow(plural, *row);
    if (!m_flushing.isActive())
        m_flushing.start();
}

QStringList JobsWatch::uidsOf(const QString &plural) const
{
    if (!m_jobPlurals.contains(plural))
        return m_around.value(plural).keys();
    QStringList uids;
    for (auto it = m_jobs.begin(); it != m_jobs.end(); ++it) {
        const ApiResource *resource
            = m_kinds.find({textAt(it.value(), u"apiVersion").section(u'/', 0, 0), {},
                textAt(it.value(), u"kind")});
        if (resource && resource->plural == plural)
            uids.append(it.key());
    }
    return uids;
}

void JobsWatch::takeRow(const QString &plural, const Row &row)
{
    const QJsonObject object = QJsonDocument::fromJson(row.object).object();
    if (object.isEmpty())
        return;
    if (m_jobPlurals.contains(plural)) {
        m_jobs.insert(row.uid(), object);
        mark(row.uid());
        m_isRankingDue = true;
        return;
    }
    m_around[plural].insert(row.uid(), object);
    m_hasQuotaNews |= plural == "resourcequotas"_L1;
    if (plural == "events"_L1) {
        markEventOwner(object);
        return;
    }
    if (plural == "pods"_L1 || plural == "podgroups"_L1 || plural == "workflowruns"_L1) {
        const QString owner = row.owner ? row.owner->uid : QString();
        m_ownerOf.insert(row.uid(), owner);
        if (plural == "podgroups"_L1)
            m_isRankingDue = true;
        else
            m_podsOf[owner].insert(row.uid());
        mark(owner);
        return;
    }
    if (plural == "queues"_L1)
        m_isRankingDue = true;
    else
        markAll();
}

void JobsWatch::dropRow(const QString &plural, const QString &uid)
{
    if (m_jobPlurals.contains(plural)) {
        m_jobs.remove(uid);
        m_model.remove({uid});
        m_isRankingDue = true;
        return;
    }
    m_around[plural].remove(uid);
    m_hasQuotaNews |= plural == "resourcequotas"_L1;
    const QString job = m_ownerOf.take(uid);
    if (job.isEmpty())
        return;
    m_podsOf[job].remove(uid);
    m_isRankingDue |= plural == "podgroups"_L1;
    mark(job);
}

QString JobsWatch::jobOf(const QJsonObject &object) const
{
    const QString uid = textAt(object, u"uid");
    if (m_jobs.contains(uid))
        return uid;
    return m_ownerOf.value(uid);
}

void JobsWatch::markEventOwner(const QJsonObject &event)
{
    const QString job = jobOf(objectAt(event, u"involvedObject"));
    if (job.isEmpty())
        return;
    m_eventsOf[job].insert(uidOf(event));
    mark(job);
}

void JobsWatch::markAll()
{
    for (auto it = m_jobs.keyBegin(); it != m_jobs.keyEnd(); ++it)
        m_dirty.insert(*it);
}

void JobsWatch::mark(const QString &jobUid)
{
    if (!jobUid.isEmpty())
        m_dirty.insert(jobUid);
}

QList<QJsonObject> JobsWatch::quotas() const
{
    return m_around.value(u"resourcequotas"_s).values();
}

JobFacts JobsWatch::facts(const QString &uid) const
{
    JobFacts facts {.job = m_jobs.value(uid)};
    const QString space = namespaceOf(facts.job);
    const auto pods = m_around.value(u"pods"_s), runs = m_around.value(u"workflowruns"_s);
    const QSet<QString> children = m_podsOf.value(uid);
    for (const QString &child : children) {
        if (pods.contains(child))
            facts.pods.append(pods[child]);
        else if (runs.contains(child))
            facts.runs.append(runs[child]);
    }
    const auto events = m_around.value(u"events"_s);
    // Events may come before the pod they are about is known: look by name as well.
    for (const QJsonObject &event : events) {
        const QJsonObject about = objectAt(event, u"involvedObject");
        const QString owner = jobOf(about);
        if (owner == uid
            || (owner.isEmpty() && textAt(about, u"namespace") == space
                && textAt(about, u"name") == nameOf(facts.job)))
            facts.events.append(event);
    }
    for (const QJsonObject &group : m_around.value(u"podgroups"_s)) {
        if (controllerOf(group)[u"uid"].toString() == uid)
            facts.podGroup = group;
    }
    for (const QJsonObject &claim : m_around.value(u"persistentvolumeclaims"_s)) {
        if (namespaceOf(claim) == space)
            facts.claims.append(claim);
    }
    for (const QJsonObject &quota : m_around.value(u"resourcequotas"_s)) {
        if (namespaceOf(quota) == space)
            facts.quotas.append(quota);
    }
    const auto place = m_places.constFind(uid);
    if (place != m_places.constEnd()) {
        facts.queuePosition = place->position;
        facts.gpusAhead = place->gpusAhead;
        facts.queueFree = place->queueFree;
    }
    return facts;
}

void JobsWatch::rankQueues()
{
    QHash<QString, QList<QJsonObject>> waiting;
    for (const QJsonObject &group : m_around.value(u"podgroups"_s)) {
        const QJsonObject scheduled = conditionOf(group, u"GroupScheduled");
        const bool isHeld
            = textAt(conditionOf(group, u"SufficientGroupMember"), u"status") == "False"_L1
            || textAt(scheduled, u"message")
                   .contains("persistentvolumeclaim"_L1, Qt::CaseInsensitive);
        if (textAt(scheduled, u"status") == "False"_L1 && !isHeld)
            waiting[textAt(group, u"spec.queue")].append(group);
    }
    const QHash<QString, Place> before = std::exchange(m_places, {});
    for (auto it = waiting.begin(); it != waiting.end(); ++it) {
        std::ranges::sort(*it, [](const QJsonObject &a, const QJsonObject &b) {
            const qint64 one = numberAt(a, u"spec.priority"), other = numberAt(b, u"spec.priority");
            return one != other ? one > other
                                : timeAt(a, u"metadata.creationTimestamp")
                    < timeAt(b, u"metadata.creationTimestamp");
        });
        int free = -1;
        for (const QJsonObject &queue : m_around.value(u"queues"_s)) {
            const QJsonObject quota = objectAt(queue, u"spec.quota.requests");
            if (nameOf(queue) != it.key() || !quota.contains(u"nvidia.com/gpu"_s))
                continue;
            const QJsonObject used = objectAt(queue, u"status.allocated");
            free = quota[u"nvidia.com/gpu"].toString().toInt()
                - used[u"nvidia.com/gpu"].toString().toInt();
        }
        int ahead = 0, position = 0;
        for (const QJsonObject &group : std::as_const(*it)) {
            const QString uid = controllerOf(group)[u"uid"].toString();
            m_places.insert(uid, {++position, ahead, free});
            const JobSummary *job = m_model.find(uid);
            // Jobs of other projects are not known; training mostly takes one GPU a replica.
            ahead += job ? job->gpus : int(numberAt(group, u"spec.minMember"));
        }
    }
    for (auto it = m_places.keyBegin(); it != m_places.keyEnd(); ++it) {
        if (m_jobs.contains(*it))
            m_dirty.insert(*it);
    }
    for (auto it = before.keyBegin(); it != before.keyEnd(); ++it) {
        if (m_jobs.contains(*it))
            m_dirty.insert(*it);
    }
}

void JobsWatch::flush()
{
    if (std::exchange(m_isRankingDue, false))
        rankQueues();
    if (std::exchange(m_hasQuotaNews, false))
        Q_EMIT quotasChanged();
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QList<JobSummary> summaries;
    QStringList uids;
    const QSet<QString> dirty = std::exchange(m_dirty, {});
    for (const QString &uid : dirty) {
        if (!m_jobs.contains(uid))
            continue;
        summaries.append(summarize(facts(uid), now));
        uids.append(uid);
    }
    if (summaries.isEmpty())
        return;
    m_model.upsert(summaries);
    Q_EMIT jobsChanged(uids);
}

} // namespace models
