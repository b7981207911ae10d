// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/engine/causes.h"

#include <QJsonArray>
#include <QJsonObject>

#include <optional>

/// What a server refuses in the parts of a pod. `path` is where the part is.
namespace models::sandbox::rules {

/// Required, and without the problems that it was found to have.
void requiredName(
    const QString &field, const QString &name, const QStringList &problems, Causes &causes);

/// A number from 1 to 65535 or the name of a port.
void portOrName(const QJsonValue &port, const QString &path, Causes &causes);

void environment(const QJsonArray &variables, const QString &path, Causes &causes);
void environmentFrom(const QJsonArray &sources, const QString &path, Causes &causes);

/// The probes and hooks of a container. `gracePeriod`: the pod's, in seconds.
void probes(const QJsonObject &container, std::optional<qint64> gracePeriod, const QString &path,
    Causes &causes);

void tolerations(const QJsonArray &tolerations, const QString &path, Causes &causes);
void affinity(const QJsonObject &affinity, const QString &path, Causes &causes);

/// The name and the source of a volume.
void volume(const QJsonObject &volume, const QString &path, Causes &causes);

} // namespace models::sandbox::rules
