// SPDX-License-Identifier: Apache-2.0
#include "models/form/nodematch.h"

#include "models/base/quantity.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models {

namespace {

double amount(const QJsonValue &value)
{
    const auto parsed
        = Quantity::parse(value.isString() ? value.toString() : QString::number(value.toDouble()));
    return parsed ? parsed->toDouble() : 0;
}

/// In, NotIn, Exists, DoesNotExist, Gt, Lt, as node affinity has them.
bool fits(const QJsonObject &expression, const std::optional<QString> &value)
{
    const QString how = expression["operator"_L1].toString();
    QStringList wanted;
    const QJsonArray values = expression["values"_L1].toArray();
    for (const QJsonValue &one : values)
        wanted.append(one.toString());
    if (how == "Exists"_L1)
        return value.has_value();
    if (how == "DoesNotExist"_L1)
        return !value;
    if (how == "NotIn"_L1)
        return !value || !wanted.contains(*value);
    if (!value || wanted.isEmpty())
        return false;
    if (how == "In"_L1)
        return wanted.contains(*value);
    bool isNumber = false;
    bool isBound = false;
    const qlonglong number = value->toLongLong(&isNumber);
    const qlonglong bound = wanted.first().toLongLong(&isBound);
    return isNumber && isBound && (how == "Gt"_L1 ? number > bound : number < bound);
}

bool fitsTerm(const NodeFacts &node, const QJsonObject &term)
{
    const QJsonArray labels = term["matchExpressions"_L1].toArray();
    const QJsonArray fields = term["matchFields"_L1].toArray();
    if (labels.isEmpty() && fields.isEmpty())
        return false; // an empty term selects nothing
    const bool byLabels = std::ranges::all_of(labels, [&](const QJsonValue &one) {
        const auto label = node.labels.constFind(one["key"_L1].toString());
        return fits(
            one.toObject(), label == node.labels.constEnd() ? std::nullopt : std::optional(*label));
    });
    return byLabels && std::ranges::all_of(fields, [&](const QJsonValue &one) {
        return one["key"_L1].toString() == "metadata.name"_L1 && fits(one.toObject(), node.name);
    });
}

bool isTolerated(const NodeFacts::Taint &taint, const QJsonArray &tolerations)
{
    return std::ranges::any_of(tolerations, [&](const QJsonValue &value) {
        const QString effect = value["effect"_L1].toString();
        const QString key = value["key"_L1].toString();
        const bool exists = value["operator"_L1].toString() == "Exists"_L1;
        if (!effect.isEmpty() && effect != taint.effect)
            return false;
        if (key.isEmpty())
            return exists;
        return key == taint.key && (exists || value["value"_L1].toString() == taint.value);
    });
}

bool matches(const NodeFacts &node, const QJsonObject &spec)
{
    const QString name = spec["nodeName"_L1].toString();
    if (!name.isEmpty())
        return name == node.name; // past the scheduler
    const QJsonArray tolerations = spec["tolerations"_L1].toArray();
    QList<NodeFacts::Taint> taints = node.taints;
    if (node.isCordoned)
        taints.append({u"node.kubernetes.io/unschedulable"_s, {}, u"NoSchedule"_s});
    for (const NodeFacts::Taint &taint : std::as_const(taints)) {
        if (taint.effect != "PreferNoSchedule"_L1 && !isTolerated(taint, tolerations))
            return false;
    }
    const QJsonObject selector = spec["nodeSelector"_L1].toObject();
    for (auto it = selector.begin(); it != selector.end(); ++it) {
        const auto label = node.labels.constFind(it.key());
        if (label == node.labels.constEnd() || *label != it.value().toString())
            return false;
    }
    const QJsonValue required = spec["affinity"_L1]["nodeAffinity"_L1]
                                    ["requiredDuringSchedulingIgnoredDuringExecution"_L1];
    if (!required.isObject())
        return true;
    const QJsonArray terms = required["nodeSelectorTerms"_L1].toArray();
    return std::ranges::any_of(
        terms, [&](const QJsonValue &term) { return fitsTerm(node, term.toObject()); });
}

QHash<QString, double> askedByContainer(const QJsonObject &container)
{
    QHash<QString, double> asked;
    for (const auto &key : {u"limits"_s, u"requests"_s}) { // a request wins over the limit
        const QJsonObject map = container["resources"_L1][key].toObject();
        for (auto it = map.begin(); it != map.end(); ++it)
            asked.insert(it.key(), amount(it.value()));
    }
    return asked;
}

} // namespace

NodeFacts NodeFacts::of(const QJsonObject &node)
{
    NodeFacts facts;
    facts.name = node["metadata"_L1]["name"_L1].toString();
    const QJsonObject labels = node["metadata"_L1]["labels"_L1].toObject();
    for (auto it = labels.begin(); it != labels.end(); ++it)
        facts.labels.insert(it.key(), it.value().toString());
    const QJsonArray taints = node["spec"_L1]["taints"_L1].toArray();
    for (const QJsonValue &taint : taints) {
        facts.taints.append({taint["key"_L1].toString(), taint["value"_L1].toString(),
            taint["effect"_L1].toString()});
    }
    const QJsonObject room = node["status"_L1]["allocatable"_L1].toObject();
    for (auto it = room.begin(); it != room.end(); ++it)
        facts.allocatable.insert(it.key(), amount(it.value()));
    facts.isCordoned = node["spec"_L1]["unschedulable"_L1].toBool();
    return facts;
}

QHash<QString, double> askedByPod(const QJsonObject &podSpec)
{
    QHash<QString, double> sum;
    const QJsonArray containers = podSpec["containers"_L1].toArray();
    for (const QJsonValue &container : containers) {
        const auto asked = askedByContainer(container.toObject());
        for (auto it = asked.begin(); it != asked.end(); ++it)
            sum[it.key()] += it.value();
    }
    const QJsonArray before = podSpec["initContainers"_L1].toArray();
    for (const QJsonValue &container : before) {
        const auto asked = askedByContainer(container.toObject());
        for (auto it = asked.begin(); it != asked.end(); ++it)
            sum[it.key()] = std::max(sum.value(it.key()), it.value());
    }
    return sum;
}

NodeMatch matchNodes(const QList<NodeFacts> &nodes, const QJsonObject &podSpec)
{
    NodeMatch result;
    result.nodes = int(nodes.size());
    const QHash<QString, double> asked = askedByPod(podSpec);
    QHash<QString, bool> isEnough;
    for (const NodeFacts &node : nodes) {
        if (!matches(node, podSpec))
            continue;
        ++result.matching;
        bool hasRoom = true;
        for (auto it = asked.begin(); it != asked.end(); ++it) {
            const bool isThere = node.allocatable.value(it.key()) >= it.value();
            isEnough[it.key()] |= isThere;
            hasRoom &= isThere;
        }
        result.fitting += hasRoom ? 1 : 0;
    }
    for (auto it = isEnough.begin(); it != isEnough.end(); ++it) {
        if (!it.value())
            result.lacking.append(it.key());
    }
    result.lacking.sort();
    return result;
}

} // namespace models
