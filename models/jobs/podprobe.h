// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"

#include <QCoroTask>
#include <QJsonObject>
#include <QPointer>

namespace models {

class Cluster;

/// A pod as a controller would make it from a template inside another object.
struct TemplatePod
{
    QString path; ///< of the template, as servers write field paths
    QJsonObject pod;
};

/// The pods of an object's templates, in the order of their paths. None of a kind that the server
/// itself looks into (core, apps, batch): it checks those templates with the object. Pure.
[[nodiscard]] QList<TemplatePod> templatePods(const QJsonObject &object, const QString &nameSpace);
/// What a server says of such a pod, at the places of the template; nothing about the name that was
/// made up for it. Pure.
[[nodiscard]] QList<StatusCause> causesInTemplate(const TemplatePod &tried, const Error &refusal);
/// All that was said of the pods, which a controller may still change, as one error; none where
/// nothing is wrong. CauseMapper makes warnings of it. Pure.
[[nodiscard]] std::optional<Error> refusalOfPods(const QList<StatusCause> &causes);

/// Tries the pods of all templates by dry runs, since a server never looks into the templates of a
/// custom kind: what is wrong there would be told only by its controller, later. Only where pods
/// may be created in that namespace; a probe that fails otherwise says nothing.
QCoro::Task<QList<StatusCause>> probePods(
    QPointer<Cluster> cluster, QJsonObject object, QString nameSpace);

} // namespace models
