// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/controllers/quota.h"

namespace models::sandbox {

/// What is left on one node.
struct NodeRoom
{
    QString name;
    QJsonObject node;
    Amounts free;
    int freePods = 110;
};

/// All nodes that take pods, with what the placed pods leave free.
[[nodiscard]] QList<NodeRoom> nodesOf(const World &world);

struct Fit
{
    int node = -1; ///< index; -1: none fits
    QString reason; ///< why none does, in the scheduler's words
};

/// The fullest node that still fits, so that whole nodes stay free for big jobs. Takes the room.
[[nodiscard]] Fit findNode(QList<NodeRoom> &nodes, const QJsonObject &pod);

} // namespace models::sandbox
