// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/engine/causes.h"

#include <QJsonObject>

/// What a server refuses in built-in kinds, beyond types: the main rules, in its words.
namespace models::sandbox::rules {

/// `otherVolumes`: names that mounts may use besides the pod's own volumes.
void podSpec(const QJsonObject &spec, const QString &path, Causes &causes,
    const QSet<QString> &otherVolumes = {});

void pod(const QJsonObject &object, Causes &causes);
void podCreate(const QJsonObject &object, Causes &causes);
void podUpdate(const QJsonObject &next, const QJsonObject &old, Causes &causes);
/// Of the subresource: containers for debugging only ever come.
void ephemeralUpdate(const QJsonObject &next, const QJsonObject &old, Causes &causes);
void workload(const QJsonObject &object, Causes &causes); ///< Deployment, ReplicaSet, …
void workloadUpdate(const QJsonObject &next, const QJsonObject &old, Causes &causes);
void job(const QJsonObject &object, Causes &causes);
void jobUpdate(const QJsonObject &next, const QJsonObject &old, Causes &causes);
void cronJob(const QJsonObject &object, Causes &causes);
void service(const QJsonObject &object, Causes &causes);
void configData(const QJsonObject &object, Causes &causes); ///< ConfigMap, Secret
void configUpdate(const QJsonObject &next, const QJsonObject &old, Causes &causes);
void secret(const QJsonObject &object, Causes &causes);
void quota(const QJsonObject &object, Causes &causes);
void event(const QJsonObject &object, Causes &causes); ///< of either group
void claim(const QJsonObject &object, Causes &causes);
void claimUpdate(const QJsonObject &next, const QJsonObject &old, Causes &causes);
void role(const QJsonObject &object, Causes &causes); ///< Role, ClusterRole
void roleBinding(const QJsonObject &object, Causes &causes); ///< and ClusterRoleBinding
void roleBindingUpdate(const QJsonObject &next, const QJsonObject &old, Causes &causes);
void priorityClassUpdate(const QJsonObject &next, const QJsonObject &old, Causes &causes);

} // namespace models::sandbox::rules
