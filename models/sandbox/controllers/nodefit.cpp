// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/controllers/nodefit.h"

#include "models/base/json.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace models::sandbox {
namespace {

bool isTolerated(const QJsonObject &taint, const QJsonArray &tolerations)
{
    for (const QJsonValue &toleration : tolerations) {
        const QString key = toleration[u"key"].toString();
        const QString effect = toleration[u"effect"].toString();
        if (!effect.isEmpty() && effect != taint[u"effect"].toString())
            continue;
        if (key.isEmpty() && toleration[u"operator"].toString() == "Exists"_L1)
            return true;
        if (key != taint[u"key"].toString())
            continue;
        if (toleration[u"operator"].toString() == "Exists"_L1
            || toleration[u"value"].toString() == taint[u"value"].toString())
            return true;
    }
    return false;
}

/// Why this node is out of question; empty when it is not.
QString objection(const NodeRoom &room, const QJsonObject &pod)
{
    if (flagAt(room.node, u"spec.unschedulable"))
        return u"node(s) were unschedulable"_s;
    const QJsonArray taints = arrayAt(room.node, u"spec.taints");
    for (const QJsonValue &taint : taints) {
        if (taint[u"effect"].toString() != "PreferNoSchedule"_L1
            && !isTolerated(taint.toObject(), arrayAt(pod, u"spec.tolerations")))
            return u"node(s) had untolerated taint {%1: %2}"_s.arg(
                taint[u"key"].toString(), taint[u"value"].toString());
    }
    const QJsonObject selector = objectAt(pod, u"spec.nodeSelector");
    for (auto it = selector.begin(); it != selector.end(); ++it) {
        if (labelOf(room.node, it.key()) != it.value().toString())
            return u"node(s) didn't match Pod's node affinity/selector"_s;
    }
    if (room.freePods <= 0)
        return u"Too many pods"_s;
    const Amounts requests = requestsOf(objectAt(pod, u"spec"));
    for (auto it = requests.begin(); it != requests.end(); ++it) {
        const auto free = room.free.constFind(it.key());
        if (free == room.free.constEnd() || *free < it.value())
            return u"Insufficient "_s + it.key();
    }
    return {};
}

double fullness(const NodeRoom &room)
{
    double free = 0;
    for (auto it = room.free.begin(); it != room.free.end(); ++it) {
        if (it.key().endsWith("gpu"_L1))
            free += 1000 * it.value().toDouble();
        if (it.key() == "cpu"_L1)
            free += it.value().toDouble();
    }
    return -free;
}

void take(NodeRoom &room, const QJsonObject &pod)
{
    --room.freePods;
    const Amounts requests = requestsOf(objectAt(pod, u"spec"));
    for (auto it = requests.begin(); it != requests.end(); ++it) {
        if (room.free.contains(it.key()))
            room.free[it.key()] = room.free[it.key()] - it.value();
    }
}

} // namespace

QList<NodeRoom> nodesOf(const World &world)
{
    QList<NodeRoom> rooms;
    QHash<QString, qsizetype> byName;
    const QList<QJsonObject> nodes = world.list(u"nodes"_s);
    for (const QJsonObject &node : nodes) {
        NodeRoom room {.name = nameOf(node), .node = node};
        const QJsonObject allocatable = objectAt(node, u"status.allocatable");
        for (auto it = allocatable.begin(); it != allocatable.end(); ++it) {
            if (const auto amount = Quantity::parse(it.value().toString()))
                room.free.insert(it.key(), *amount);
        }
        if (conditionOf(node, u"Ready")[u"status"].toString() == "False"_L1)
            continue;
        byName.insert(room.name, rooms.size());
        rooms.append(room);
    }
    const QList<QJsonObject> pods = world.list(u"pods"_s);
    for (const QJsonObject &pod : pods) {
        const QString phase = textAt(pod, u"status.phase");
        if (phase == "Succeeded"_L1 || phase == "Failed"_L1)
            continue;
        const auto found = byName.constFind(textAt(pod, u"spec.nodeName"));
        if (found != byName.constEnd())
            take(rooms[*found], pod);
    }
    return rooms;
}

Fit findNode(QList<NodeRoom> &nodes, const QJsonObject &pod)
{
    Fit fit;
    QMap<QString, int> objections;
    for (int i = 0; i < nodes.size(); ++i) {
        const QString no = objection(nodes[i], pod);
        if (!no.isEmpty()) {
            ++objections[no];
            continue;
        }
        if (fit.node < 0 || fullness(nodes[i]) > fullness(nodes[fit.node]))
            fit.node = i;
    }
    if (fit.node >= 0) {
        take(nodes[fit.node], pod);
        return fit;
    }
    QStringList parts;
    for (auto it = objections.begin(); it != objections.end(); ++it)
        parts.append(u"%1 %2"_s.arg(it.value()).arg(it.key()));
    fit.reason = u"0/%1 nodes are available: %2."_s.arg(nodes.size())
                     .arg(parts.isEmpty() ? u"no nodes"_s : parts.join(u", "_s));
    return fit;
}

} // namespace models::sandbox
