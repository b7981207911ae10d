// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>

/// Table rows of built-in kinds, as kubectl prints them. One cell a column, wide ones too.
namespace models::sandbox::cells {

/// "5s", "3m12s", "4h", "2d7h", "400d": how the API tells ages.
[[nodiscard]] QString humanDuration(qint64 seconds);
/// Age of an RFC 3339 time; "<unknown>" when there is none.
[[nodiscard]] QString age(const QJsonValue &time, const QDateTime &now);
/// "a=b,c in (d,e)"; "<none>" when empty.
[[nodiscard]] QString selectorText(const QJsonObject &labelSelector);
[[nodiscard]] QString labelsText(const QJsonObject &labels);

QJsonArray pod(const QJsonObject &object, const QDateTime &now);
QJsonArray deployment(const QJsonObject &object, const QDateTime &now);
QJsonArray replicaSet(const QJsonObject &object, const QDateTime &now);
QJsonArray statefulSet(const QJsonObject &object, const QDateTime &now);
QJsonArray daemonSet(const QJsonObject &object, const QDateTime &now);
QJsonArray job(const QJsonObject &object, const QDateTime &now);
QJsonArray cronJob(const QJsonObject &object, const QDateTime &now);
QJsonArray podTemplate(const QJsonObject &object, const QDateTime &now);
QJsonArray controllerRevision(const QJsonObject &object, const QDateTime &now);

QJsonArray node(const QJsonObject &object, const QDateTime &now);
QJsonArray nameSpace(const QJsonObject &object, const QDateTime &now);
QJsonArray service(const QJsonObject &object, const QDateTime &now);
QJsonArray endpoints(const QJsonObject &object, const QDateTime &now);
QJsonArray endpointSlice(const QJsonObject &object, const QDateTime &now);
QJsonArray ingress(const QJsonObject &object, const QDateTime &now);
QJsonArray ingressClass(const QJsonObject &object, const QDateTime &now);
QJsonArray networkPolicy(const QJsonObject &object, const QDateTime &now);
QJsonArray event(const QJsonObject &object, const QDateTime &now);
QJsonArray lease(const QJsonObject &object, const QDateTime &now);
QJsonArray disruptionBudget(const QJsonObject &object, const QDateTime &now);

QJsonArray configMap(const QJsonObject &object, const QDateTime &now);
QJsonArray secret(const QJsonObject &object, const QDateTime &now);
QJsonArray serviceAccount(const QJsonObject &object, const QDateTime &now);
QJsonArray volume(const QJsonObject &object, const QDateTime &now);
QJsonArray claim(const QJsonObject &object, const QDateTime &now);
QJsonArray storageClass(const QJsonObject &object, const QDateTime &now);
QJsonArray quota(const QJsonObject &object, const QDateTime &now);
QJsonArray priorityClass(const QJsonObject &object, const QDateTime &now);
QJsonArray roleBinding(const QJsonObject &object, const QDateTime &now);
/// Name and "Created At": kinds without columns of their own.
QJsonArray plain(const QJsonObject &object, const QDateTime &now);

} // namespace models::sandbox::cells
