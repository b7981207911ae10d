// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>

/// The values a server fills into built-in kinds. Each takes the whole object.
namespace models::sandbox::defaults {

void pod(QJsonObject &object);
void createPod(QJsonObject &object);
void podTemplate(QJsonObject &podTemplateSpec); ///< a PodTemplateSpec
void podTemplateObject(QJsonObject &object); ///< core/v1 PodTemplate

void deployment(QJsonObject &object);
void replicaSet(QJsonObject &object);
void statefulSet(QJsonObject &object);
void daemonSet(QJsonObject &object);
void job(QJsonObject &object);
void createJob(QJsonObject &object);
void cronJob(QJsonObject &object);

void nameSpace(QJsonObject &object);
void createNamespace(QJsonObject &object);
void node(QJsonObject &object);
void service(QJsonObject &object);
void secret(QJsonObject &object);
void claim(QJsonObject &object);
void volume(QJsonObject &object);
void storageClass(QJsonObject &object);
void limitRange(QJsonObject &object);
void roleBinding(QJsonObject &object);
void networkPolicy(QJsonObject &object);
void priorityClass(QJsonObject &object);
void endpoints(QJsonObject &object);
void endpointSlice(QJsonObject &object);
void crd(QJsonObject &object);

/// A meta claim template (StatefulSet, ephemeral volumes): {metadata, spec}.
void claimSpec(QJsonObject &spec);

} // namespace models::sandbox::defaults
