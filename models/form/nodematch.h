// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace models {

/// What decides whether a pod may go to a node.
struct NodeFacts
{
    struct Taint
    {
        QString key, value, effect;
        bool operator==(const Taint &) const = default;
    };

    QString name;
    QHash<QString, QString> labels;
    QList<Taint> taints;
    QHash<QString, double> allocatable; ///< by resource, in its base unit
    bool isCordoned = false;

    [[nodiscard]] static NodeFacts of(const QJsonObject &node);
};

/// How many nodes a pod may go to, by what its spec says and without looking at who is there.
struct NodeMatch
{
    int nodes = 0; ///< all there are
    int matching = 0; ///< by node name, labels, required affinity and taints
    int fitting = 0; ///< of those: with room for what the pod asks for, were they empty
    QStringList lacking; ///< resources of which no matching node has enough
    bool operator==(const NodeMatch &) const = default;
};

/// Selector operators, tolerations and sums of requests as the scheduler has them. Pure.
[[nodiscard]] NodeMatch matchNodes(const QList<NodeFacts> &nodes, const QJsonObject &podSpec);

/// What one pod of that spec asks for, by resource: containers together, or the largest init
/// container where that is more; limits where no request is written.
[[nodiscard]] QHash<QString, double> askedByPod(const QJsonObject &podSpec);

} // namespace models
