// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/engine/causes.h"

#include <QJsonObject>

/// What a server refuses in built-in kinds, beyond types: the main rules, in its words.
namespace models::sandbox::rules {

void podSpec(const QJsonObject &spec, const QString &path, bool isTemplate, Causes &causes);

void pod(const QJsonObject &object, Causes &causes);
void podUpdate(const QJsonObject &next, const QJsonObject &old, Causes &causes);
void workload(const QJsonObject &object, Causes &causes); ///< Deployment, ReplicaSet, …
void workloadUpdate(const QJsonObject &next, const QJsonObject &old, Causes &causes);
void job(const QJsonObject &object, Causes &causes);
void jobUpdate(const QJsonObject &next, const QJsonObject &old, Causes &causes);
void cronJob(const QJsonObject &object, Causes &causes);
void service(const QJsonObject &object, Causes &causes);
void configData(const QJsonObject &object, Causes &causes); ///< ConfigMap, Secret
void configUpdate(const QJsonObject &next, const QJsonObject &old, Causes &causes);
void claim(const QJsonObject &object, Causes &causes);
void claimUpdate(const QJsonObject &next, const QJsonObject &old, Causes &causes);
void roleBindingUpdate(const QJsonObject &next, const QJsonObject &old, Causes &causes);
void priorityClassUpdate(const QJsonObject &next, const QJsonObject &old, Causes &causes);

} // namespace models::sandbox::rules
