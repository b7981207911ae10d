// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/controllers/scheduler.h"

#include "models/base/json.h"
#include "models/sandbox/controllers/nodefit.h"
#include "models/sandbox/controllers/quota.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace models::sandbox {
namespace {

const QString &groupLabel()
{
    static const QString label = u"scheduler.tensorstack.dev/group-name"_s;
    return label;
}

/// What is placed together: a group's waiting pods, or one pod by itself.
struct Unit
{
    QJsonObject group; ///< empty for a pod by itself
    QList<QJsonObject> pods; ///< waiting
    QString queue;
    int queuePriority = 0, priority = 0;
    QDateTime created;
    int members = 0; ///< pods of the group that exist and have not ended
    int minMember = 1;
};

/// Pods that name another scheduler wait for that one; those held back by a gate for whoever opens
/// it.
bool isOurs(const QJsonObject &pod)
{
    const QString scheduler = textAt(pod, u"spec.schedulerName");
    return (scheduler.isEmpty() || scheduler == "default-scheduler"_L1
               || scheduler == "t9k-scheduler"_L1)
        && arrayAt(pod, u"spec.schedulingGates").isEmpty();
}

bool isWaiting(const QJsonObject &pod)
{
    return isOurs(pod) && textAt(pod, u"spec.nodeName").isEmpty()
        && !pod[u"metadata"][u"deletionTimestamp"].isString()
        && textAt(pod, u"status.phase") != "Succeeded"_L1
        && textAt(pod, u"status.phase") != "Failed"_L1;
}

/// Amounts in use of a queue: what its placed pods ask for.
Amounts allocatedOf(const World &world, const QString &queue)
{
    Amounts sum;
    const QList<QJsonObject> pods = world.list(u"pods"_s);
    for (const QJsonObject &pod : pods) {
        const QString phase = textAt(pod, u"status.phase");
        if (labelOf(pod, u"scheduler.tensorstack.dev/queue"_s) != queue
            || textAt(pod, u"spec.nodeName").isEmpty() || phase == "Succeeded"_L1
            || phase == "Failed"_L1)
            continue;
        const Amounts requests = requestsOf(objectAt(pod, u"spec"));
        for (auto it = requests.begin(); it != requests.end(); ++it)
            sum[it.key()] = sum.contains(it.key()) ? sum[it.key()] + it.value() : it.value();
    }
    return sum;
}

QJsonObject quotaOf(const QJsonObject &queue)
{
    const QJsonObject current = objectAt(queue, u"spec.quota.requests");
    return current.isEmpty() ? objectAt(queue, u"spec.requests") : current;
}

QString unboundClaim(const World &world, const QJsonObject &pod)
{
    const QJsonArray volumes = arrayAt(pod, u"spec.volumes");
    for (const QJsonValue &volume : volumes) {
        const QString claim = volume[u"persistentVolumeClaim"][u"claimName"].toString();
        if (claim.isEmpty())
            continue;
        const QJsonObject object = world.find(u"persistentvolumeclaims"_s, namespaceOf(pod), claim);
        if (object.isEmpty())
            return u"persistentvolumeclaim \"%1\" not found"_s.arg(claim);
        if (textAt(object, u"status.phase") != "Bound"_L1)
            return u"pod has unbound immediate PersistentVolumeClaims: %1"_s.arg(claim);
    }
    return {};
}

class Round
{
public:
    Round(const World &world, const Moment &moment)
        : m_world(world)
        , m_moment(moment)
    {
    }

    Plan take()
    {
        QList<Unit> units = waiting();
        if (!units.isEmpty())
            m_nodes = nodesOf(m_world);
        std::ranges::stable_sort(units, [](const Unit &a, const Unit &b) {
            if (a.queuePriority != b.queuePriority)
                return a.queuePriority > b.queuePriority;
            if (a.queue != b.queue)
                return a.queue < b.queue;
            if (a.priority != b.priority)
                return a.priority > b.priority;
            return a.created < b.created;
        });
        for (const Unit &unit : std::as_const(units))
            place(unit);
        return std::move(m_plan);
    }

private:
    [[nodiscard]] QList<Unit> waiting() const;
    void place(const Unit &unit);
    void refuse(const Unit &unit, const QString &reason, const QString &message);
    [[nodiscard]] QString overQuota(const Unit &unit);
    void bind(const Unit &unit, const QStringList &names);

    const World &m_world;
    Moment m_moment;
    QList<NodeRoom> m_nodes;
    QHash<QString, Amounts> m_taken; // by queue
    QSet<QString> m_blockedQueues;
    Plan m_plan;
};

QList<Unit> Round::waiting() const
{
    QList<Unit> units;
    QHash<QString, qsizetype> groups;
    const QList<QJsonObject> pods = m_world.list(u"pods"_s);
    for (const QJsonObject &pod : pods) {
        if (!isWaiting(pod))
            continue;
        const QString name = labelOf(pod, groupLabel());
        const QJsonObject group
            = name.isEmpty() ? QJsonObject() : m_world.find(u"podgroups"_s, namespaceOf(pod), name);
        const QString key = namespaceOf(pod) + u'/' + name;
        if (!group.isEmpty() && groups.contains(key)) {
            units[groups[key]].pods.append(pod);
            continue;
        }
        Unit unit {.group = group,
            .pods = {pod},
            .created = timeAt(group.isEmpty() ? pod : group, u"metadata.creationTimestamp")};
        if (!group.isEmpty()) {
            unit.queue = textAt(group, u"spec.queue");
            unit.priority = int(numberAt(group, u"spec.priority"));
            unit.minMember = int(numberAt(group, u"spec.minMember", 1));
            unit.queuePriority = int(
                numberAt(m_world.find(u"queues"_s, u"t9k-system"_s, unit.queue), u"spec.priority"));
            groups.insert(key, units.size());
        }
        units.append(unit);
    }
    for (Unit &unit : units) {
        if (unit.group.isEmpty())
            continue;
        const QList<QJsonObject> all = m_world.list(u"pods"_s, namespaceOf(unit.group));
        unit.members = int(std::ranges::count_if(all, [&](const QJsonObject &pod) {
            return labelOf(pod, groupLabel()) == nameOf(unit.group)
                && !pod[u"metadata"][u"deletionTimestamp"].isString()
                && textAt(pod, u"status.phase") != "Failed"_L1;
        }));
    }
    return units;
}

void Round::place(const Unit &unit)
{
    if (!unit.group.isEmpty()) {
        if (unit.members < unit.minMember) {
            refuse(unit, u"NotEnoughMembers"_s,
                u"%1 of %2 pods of the group exist"_s.arg(unit.members).arg(unit.minMember));
            return;
        }
        const QJsonObject queue = m_world.find(u"queues"_s, u"t9k-system"_s, unit.queue);
        if (queue.isEmpty() || flagAt(queue, u"spec.closed")) {
            refuse(unit, queue.isEmpty() ? u"QueueNotFound"_s : u"QueueClosed"_s,
                u"queue %1 %2"_s.arg(
                    unit.queue, queue.isEmpty() ? u"does not exist"_s : u"is closed"_s));
            return;
        }
    }
    for (const QJsonObject &pod : unit.pods) {
        if (const QString claim = unboundClaim(m_world, pod); !claim.isEmpty()) {
            refuse(unit, u"Unschedulable"_s,
                u"0/%1 nodes are available: %2."_s.arg(m_nodes.size()).arg(claim));
            return;
        }
    }
    if (m_blockedQueues.contains(unit.queue)) {
        refuse(unit, u"Queued"_s, u"waits behind earlier groups of queue %1"_s.arg(unit.queue));
        return;
    }
    if (const QString over = overQuota(unit); !over.isEmpty()) {
        m_blockedQueues.insert(unit.queue);
        refuse(unit, u"QueueQuotaExceeded"_s, over);
        return;
    }
    QList<NodeRoom> nodes = m_nodes;
    QStringList names;
    for (const QJsonObject &pod : unit.pods) {
        const Fit fit = findNode(nodes, pod);
        if (fit.node < 0) {
            if (!unit.group.isEmpty())
                m_blockedQueues.insert(unit.queue);
            refuse(unit, u"Unschedulable"_s, fit.reason);
            return;
        }
        names.append(nodes[fit.node].name);
    }
    m_nodes = nodes;
    bind(unit, names);
}

QString Round::overQuota(const Unit &unit)
{
    if (unit.group.isEmpty())
        return {};
    if (!m_taken.contains(unit.queue))
        m_taken.insert(unit.queue, allocatedOf(m_world, unit.queue));
    Amounts next = m_taken[unit.queue];
    Amounts asked;
    for (const QJsonObject &pod : unit.pods) {
        const Amounts requests = requestsOf(objectAt(pod, u"spec"));
        for (auto it = requests.begin(); it != requests.end(); ++it) {
            next[it.key()] = next.contains(it.key()) ? next[it.key()] + it.value() : it.value();
            asked[it.key()] = asked.contains(it.key()) ? asked[it.key()] + it.value() : it.value();
        }
    }
    const QJsonObject limits = quotaOf(m_world.find(u"queues"_s, u"t9k-system"_s, unit.queue));
    for (auto it = limits.begin(); it != limits.end(); ++it) {
        const auto limit = Quantity::parse(
            it.value().isString() ? it.value().toString() : QString::number(it.value().toDouble()));
        if (!limit || !next.contains(it.key()) || next[it.key()] <= *limit)
            continue;
        const QString used = m_taken[unit.queue].contains(it.key())
            ? m_taken[unit.queue][it.key()].canonical()
            : u"0"_s;
        return u"queue %1: %2 requested %3, used %4, limited %5"_s.arg(
            unit.queue, it.key(), asked[it.key()].canonical(), used, limit->canonical());
    }
    m_taken[unit.queue] = next;
    return {};
}

void Round::bind(const Unit &unit, const QStringList &names)
{
    for (qsizetype i = 0; i < unit.pods.size(); ++i) {
        QJsonObject pod = unit.pods[i];
        setAt(pod, u"spec.nodeName", names[i]);
        m_plan.writes.append({Write::Verb::Bind, u"pods"_s, pod});
        const QString scheduler
            = unit.group.isEmpty() ? u"default-scheduler"_s : u"t9k-scheduler"_s;
        tell(m_plan, m_world, u"pods"_s, pod,
            {u"Normal"_s, u"Scheduled"_s,
                u"Successfully assigned %1/%2 to %3"_s.arg(namespaceOf(pod), nameOf(pod), names[i]),
                scheduler},
            m_moment.now);
    }
    if (unit.group.isEmpty())
        return;
    QJsonObject group = unit.group;
    bool isChanged = setCondition(group,
        {{u"type"_s, u"SufficientGroupMember"_s}, {u"status"_s, u"True"_s},
            {u"reason"_s, u"SufficientMemberPods"_s}, {u"message"_s, QString()}},
        m_moment.now);
    isChanged |= setCondition(group,
        {{u"type"_s, u"GroupScheduled"_s}, {u"status"_s, u"True"_s},
            {u"reason"_s, u"PodGroupScheduled"_s}, {u"message"_s, QString()}},
        m_moment.now);
    if (!isChanged)
        return;
    m_plan.status(u"podgroups"_s, group);
    tell(m_plan, m_world, u"podgroups"_s, group,
        {u"Normal"_s, u"PodGroupRun"_s, u"minMember %1 satisfied"_s.arg(unit.minMember),
            u"t9k-scheduler"_s},
        m_moment.now);
}

void Round::refuse(const Unit &unit, const QString &reason, const QString &message)
{
    for (const QJsonObject &waiting : unit.pods) {
        QJsonObject pod = waiting;
        setAt(pod, u"status.phase", u"Pending"_s);
        const bool isChanged = setCondition(pod,
            {{u"type"_s, u"PodScheduled"_s}, {u"status"_s, u"False"_s},
                {u"reason"_s, u"Unschedulable"_s}, {u"message"_s, message}},
            m_moment.now);
        if (!isChanged)
            continue;
        m_plan.status(u"pods"_s, pod);
        if (unit.group.isEmpty())
            tell(m_plan, m_world, u"pods"_s, pod,
                {u"Warning"_s, u"FailedScheduling"_s, message, u"default-scheduler"_s},
                m_moment.now);
    }
    if (unit.group.isEmpty())
        return;
    QJsonObject group = unit.group;
    const bool isEnough = unit.members >= unit.minMember;
    bool isChanged = setCondition(group,
        {{u"type"_s, u"SufficientGroupMember"_s}, {u"status"_s, isEnough ? u"True"_s : u"False"_s},
            {u"reason"_s, isEnough ? u"SufficientMemberPods"_s : u"NotEnoughMembers"_s},
            {u"message"_s, isEnough ? QString() : message}},
        m_moment.now);
    isChanged |= setCondition(group,
        {{u"type"_s, u"GroupScheduled"_s}, {u"status"_s, u"False"_s}, {u"reason"_s, reason},
            {u"message"_s, message}},
        m_moment.now);
    if (!isChanged)
        return;
    m_plan.status(u"podgroups"_s, group);
    tell(m_plan, m_world, u"podgroups"_s, group,
        {u"Warning"_s, u"FailedScheduling"_s, message, u"t9k-scheduler"_s}, m_moment.now);
}

QJsonObject countPods(const QList<QJsonObject> &pods)
{
    QMap<QString, int> counts {{u"pending"_s, 0}, {u"running"_s, 0}, {u"succeeded"_s, 0},
        {u"failed"_s, 0}, {u"unknown"_s, 0}};
    for (const QJsonObject &pod : pods) {
        const QString phase = textAt(pod, u"status.phase").toLower();
        ++counts[counts.contains(phase) ? phase : u"pending"_s];
    }
    QJsonObject out;
    for (auto it = counts.begin(); it != counts.end(); ++it)
        out[it.key()] = it.value();
    return out;
}

QJsonObject shown(const Amounts &amounts)
{
    QJsonObject out;
    for (auto it = amounts.begin(); it != amounts.end(); ++it)
        out[it.key()] = it.value().canonical();
    return out;
}

} // namespace

Plan scheduleStep(const World &world, const Moment &moment)
{
    return Round(world, moment).take();
}

Plan queueStep(const World &world, const QJsonObject &queue, const Moment &moment)
{
    QList<QJsonObject> pods = world.list(u"pods"_s);
    pods.removeIf([&](const QJsonObject &pod) {
        return labelOf(pod, u"scheduler.tensorstack.dev/queue"_s) != nameOf(queue);
    });
    const QList<QJsonObject> groups = world.list(u"podgroups"_s);
    const auto count = std::ranges::count_if(groups,
        [&](const QJsonObject &group) { return textAt(group, u"spec.queue") == nameOf(queue); });
    const Amounts allocated = allocatedOf(world, nameOf(queue));
    QJsonObject next = queue;
    setAt(next, u"status.allocated", shown(allocated));
    setAt(next, u"status.pods", countPods(pods));
    setAt(next, u"status.podGroups.total", int(count));
    const bool isClosed = flagAt(queue, u"spec.closed");
    setCondition(next,
        {{u"type"_s, u"QueueClosed"_s}, {u"status"_s, isClosed ? u"True"_s : u"False"_s},
            {u"reason"_s, isClosed ? u"QueueClosed"_s : u"QueueOpen"_s}},
        moment.now);
    bool isTight = false;
    const QJsonObject limits = quotaOf(queue);
    for (auto it = limits.begin(); it != limits.end(); ++it) {
        const auto limit = Quantity::parse(
            it.value().isString() ? it.value().toString() : QString::number(it.value().toDouble()));
        isTight |= limit && allocated.contains(it.key())
            && allocated[it.key()].toDouble() > 0.9 * limit->toDouble();
    }
    setCondition(next,
        {{u"type"_s, u"ResourcePressure"_s}, {u"status"_s, isTight ? u"True"_s : u"False"_s},
            {u"reason"_s,
                isTight ? u"QueueHasResourcePressure"_s : u"QueueHasNoResourcePressure"_s}},
        moment.now);
    Plan plan;
    if (next != queue)
        plan.status(u"queues"_s, next);
    return plan;
}

Plan podGroupStep(const World &world, const QJsonObject &group, const Moment &)
{
    QList<QJsonObject> pods = world.list(u"pods"_s, namespaceOf(group));
    pods.removeIf(
        [&](const QJsonObject &pod) { return labelOf(pod, groupLabel()) != nameOf(group); });
    Amounts allocated;
    for (const QJsonObject &pod : std::as_const(pods)) {
        const QString phase = textAt(pod, u"status.phase");
        if (textAt(pod, u"spec.nodeName").isEmpty() || phase == "Succeeded"_L1
            || phase == "Failed"_L1)
            continue;
        const Amounts requests = requestsOf(objectAt(pod, u"spec"));
        for (auto it = requests.begin(); it != requests.end(); ++it)
            allocated[it.key()]
                = allocated.contains(it.key()) ? allocated[it.key()] + it.value() : it.value();
    }
    QJsonObject next = group;
    const QJsonObject counts = countPods(pods);
    for (auto it = counts.begin(); it != counts.end(); ++it)
        setAt(next, u"status."_s + it.key(), it.value());
    setAt(next, u"status.allocated", shown(allocated));
    Plan plan;
    if (next != group)
        plan.status(u"podgroups"_s, next);
    return plan;
}

} // namespace models::sandbox
