// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/controllers/loop.h"

#include "models/base/json.h"
#include "models/sandbox/controllers/cron.h"
#include "models/sandbox/controllers/disruption.h"
#include "models/sandbox/controllers/joblife.h"
#include "models/sandbox/controllers/podlife.h"
#include "models/sandbox/controllers/quota.h"
#include "models/sandbox/controllers/scheduler.h"
#include "models/sandbox/controllers/storage.h"
#include "models/sandbox/controllers/workloads.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace models::sandbox {
namespace {

const ObjectKey &schedulerKey()
{
    static const ObjectKey key {u"scheduler"_s, {}, {}};
    return key;
}

QString textOf(const ObjectKey &key)
{
    return key.plural + u'/' + key.nameSpace + u'/' + key.name;
}

QString pluralOf(const QString &kind)
{
    static const QHash<QString, QString> known = [] {
        QHash<QString, QString> out;
        const QStringList all = watchedPlurals();
        for (const QString &plural : all)
            out.insert(kindOf(plural), plural);
        return out;
    }();
    return known.value(kind);
}

/// Bookkeeping comes last: it would only be done again after every other decision.
int rankOf(const QString &plural)
{
    if (plural == "scheduler"_L1)
        return 2;
    if (plural == "queues"_L1 || plural == "resourcequotas"_L1 || plural == "podgroups"_L1
        || plural == "poddisruptionbudgets"_L1)
        return 3;
    return plural == "pods"_L1 ? 0 : 1;
}

bool isOver(const QJsonObject &pod)
{
    const QString phase = textAt(pod, u"status.phase");
    return phase == "Succeeded"_L1 || phase == "Failed"_L1;
}

} // namespace

void Loop::mark(const ObjectKey &key)
{
    m_due.insert({rankOf(key.plural), key});
}

void Loop::wakeAt(const ObjectKey &key, const QDateTime &time)
{
    const QString text = textOf(key);
    if (const auto old = m_wakeOf.constFind(text); old != m_wakeOf.constEnd()) {
        if (*old <= time)
            return;
        auto [from, to] = m_wakes.equal_range(*old);
        for (auto it = from; it != to; ++it) {
            if (it->second == key) {
                m_wakes.erase(it);
                break;
            }
        }
    }
    m_wakes.emplace(time, key);
    m_wakeOf.insert(text, time);
}

QDateTime Loop::nextWake() const
{
    return m_wakes.empty() ? QDateTime() : m_wakes.begin()->first;
}

void Loop::take(const QString &plural, const QJsonObject &before, const QJsonObject &after)
{
    const QJsonObject &object = after.isEmpty() ? before : after;
    const ObjectKey key {plural, namespaceOf(object), nameOf(object)};
    if (after.isEmpty()) {
        const QList<ObjectKey> orphans = m_world.dependents(uidOf(before));
        m_world.remove(key);
        for (const ObjectKey &orphan : orphans)
            mark({u"orphans"_s, orphan.nameSpace, orphan.plural + u'/' + orphan.name});
    } else {
        m_world.put(plural, after);
        mark(key);
    }
    markOwners(object);
    if (plural == "pods"_L1)
        markPodFriends(before, after);
    const bool isScaled = plural == "pods"_L1 || plural == "deployments"_L1
        || plural == "replicasets"_L1 || plural == "statefulsets"_L1;
    if (isScaled) {
        const QList<ObjectKey> budgets = m_world.keys(u"poddisruptionbudgets"_s);
        for (const ObjectKey &budget : budgets) {
            if (budget.nameSpace == key.nameSpace)
                mark(budget);
        }
    }
    if (plural == "nodes"_L1 || plural == "queues"_L1)
        mark(schedulerKey());
    if (plural == "persistentvolumeclaims"_L1 || plural == "persistentvolumes"_L1)
        mark(schedulerKey());
    if (plural == "persistentvolumes"_L1)
        mark({u"persistentvolumeclaims"_s, textAt(object, u"spec.claimRef.namespace"),
            textAt(object, u"spec.claimRef.name")});
    if (plural == "podgroups"_L1 && after.isEmpty())
        mark(schedulerKey());
    if (plural == "namespaces"_L1 && !after.isEmpty() && before.isEmpty())
        mark(key);
}

void Loop::markOwners(const QJsonObject &object)
{
    const QJsonArray owners = arrayAt(object, u"metadata.ownerReferences");
    for (const QJsonValue &owner : owners) {
        const QString plural = pluralOf(owner[u"kind"].toString());
        if (!plural.isEmpty())
            mark({plural, namespaceOf(object), owner[u"name"].toString()});
    }
}

void Loop::markPlaces(const QJsonObject &pod)
{
    const QString queue = labelOf(pod, u"scheduler.tensorstack.dev/queue"_s);
    const QString group = labelOf(pod, u"scheduler.tensorstack.dev/group-name"_s);
    if (!queue.isEmpty())
        mark({u"queues"_s, u"t9k-system"_s, queue});
    if (!group.isEmpty())
        mark({u"podgroups"_s, namespaceOf(pod), group});
    const QList<ObjectKey> quotas = m_world.keys(u"resourcequotas"_s);
    for (const ObjectKey &quota : quotas) {
        if (quota.nameSpace == namespaceOf(pod))
            mark(quota);
    }
}

void Loop::markPodFriends(const QJsonObject &before, const QJsonObject &after)
{
    const QJsonObject &pod = after.isEmpty() ? before : after;
    const bool hasNode = !textAt(after, u"spec.nodeName").isEmpty();
    const bool hadNode = !textAt(before, u"spec.nodeName").isEmpty();
    const bool leaves = after.isEmpty() || (isOver(after) && !isOver(before));
    if (before.isEmpty() || leaves || hasNode != hadNode
        || textAt(before, u"status.phase") != textAt(after, u"status.phase"))
        markPlaces(pod);
    if ((!after.isEmpty() && !hasNode && before.isEmpty()) || leaves)
        mark(schedulerKey());
    if (textAt(after, u"status.phase") == "Failed"_L1 && !isOver(before)) {
        const QList<QJsonObject> peers
            = m_world.ownedBy(controllerOf(after)[u"uid"].toString(), u"pods"_s);
        for (const QJsonObject &peer : peers)
            mark({u"pods"_s, namespaceOf(peer), nameOf(peer)});
    }
}

Plan Loop::decide(const ObjectKey &key, const Moment &moment) const
{
    if (key == schedulerKey())
        return scheduleStep(m_world, moment);
    if (key.plural == "orphans"_L1)
        return orphanStep(
            m_world, {key.name.section(u'/', 0, 0), key.nameSpace, key.name.section(u'/', 1)});
    const QJsonObject object = m_world.find(key);
    if (object.isEmpty())
        return {};
    if (key.plural == "pods"_L1)
        return podStep(m_world, object, moment);
    if (jobPlurals().contains(key.plural))
        return jobStep(m_world, key.plural, object, moment);
    if (key.plural == "queues"_L1)
        return queueStep(m_world, object, moment);
    if (key.plural == "podgroups"_L1)
        return podGroupStep(m_world, object, moment);
    if (key.plural == "resourcequotas"_L1)
        return quotaStep(m_world, object);
    if (key.plural == "poddisruptionbudgets"_L1)
        return disruptionStep(m_world, object, moment);
    if (key.plural == "persistentvolumeclaims"_L1)
        return claimStep(m_world, object, moment);
    if (key.plural == "cronworkflowruns"_L1 || key.plural == "cronjobs"_L1)
        return cronStep(m_world, key.plural, object, moment);
    if (key.plural == "workflowruns"_L1)
        return workflowStep(m_world, object, moment);
    return workloadStep(m_world, key.plural, object, moment);
}

std::optional<Plan> Loop::next(const Moment &moment)
{
    while (!m_wakes.empty() && m_wakes.begin()->first <= moment.now) {
        mark(m_wakes.begin()->second);
        m_wakeOf.remove(textOf(m_wakes.begin()->second));
        m_wakes.erase(m_wakes.begin());
    }
    if (m_due.empty())
        return std::nullopt;
    const ObjectKey key = m_due.begin()->key;
    m_due.erase(m_due.begin());
    Plan plan = decide(key, moment);
    if (plan.wake.isValid())
        wakeAt(key, plan.wake);
    return plan;
}

} // namespace models::sandbox
