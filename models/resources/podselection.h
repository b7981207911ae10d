// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"

#include <QJsonArray>
#include <QJsonObject>

namespace models {

// Which pod stands for another, or for a service. Pure.

/// Running, with its Ready condition, and nobody asked for its deletion.
[[nodiscard]] bool isReadyPod(const QJsonObject &pod);
/// It runs no more, or is about to.
[[nodiscard]] bool isOverPod(const QJsonObject &pod);
/// Any pod of the same maker serves as well: those of Deployments (also of the next revision),
/// ReplicaSets, DaemonSets and Jobs. Other makers tell theirs apart by name.
[[nodiscard]] bool isInterchangeable(const QJsonObject &pod);
/// A ready pod that takes the place of `gone`: of its name, or, where they are interchangeable, of
/// its maker; of several the oldest. Empty: there is none.
[[nodiscard]] QJsonObject successorOf(const QJsonObject &gone, const QJsonArray &pods);
/// A label selector for those that may: the labels of `gone` but for those that differ from one
/// revision to the next.
[[nodiscard]] QString siblingSelector(const QJsonObject &gone);

/// "app=web,tier=front"; empty: the service has no pods of its own.
[[nodiscard]] QString selectorOf(const QJsonObject &service);
/// The oldest ready one.
[[nodiscard]] QJsonObject firstReady(const QJsonArray &pods);
/// Where a port of the service leads in that pod, as kubectl maps it: the targetPort, a number or
/// the name of a container's port; without one the same number; of a headless service the port as
/// it is. NotFound: the service has no such port, or the pod no such name.
/// https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports
[[nodiscard]] Result<quint16> portBehind(
    const QJsonObject &service, quint16 port, const QJsonObject &pod);

} // namespace models
