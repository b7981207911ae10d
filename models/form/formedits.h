// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/form/formrow.h"
#include "models/yaml/operation.h"

namespace models {

/// Words as people write them on a command line: blanks part, quotes hold together.
[[nodiscard]] QStringList splitCommand(const QString &line);
[[nodiscard]] QString joinCommand(const QStringList &words);

/// What a text typed into an editor means as a value of that row: numbers, truth values, text.
[[nodiscard]] QJsonValue valueOfText(const FormRow &row, const QString &text);

/// A volume with where it is mounted, as the "volumes" editor shows it.
struct VolumeMount
{
    QString name; ///< of the volume inside the pod
    QString kind; ///< claim, secret, configmap, memory, scratch, other
    QString source; ///< claim, Secret or ConfigMap
    QString mountPath;
    QString subPath;
    bool readOnly = false;
    int volumeIndex = -1;
    int mountIndex = -1;
};
/// `podSpec` is the JSON of the pod's spec; mounts are those of container `container`.
[[nodiscard]] QList<VolumeMount> volumesOf(const QJsonObject &podSpec, int container);
/// Operations that add a volume and its mount; `podSpec` is the path of the pod's spec.
[[nodiscard]] QList<yaml::Operation> addVolume(
    const Path &podSpec, const QJsonObject &spec, int container, const VolumeMount &volume);
/// … and those that take it away again, with every mount of it.
[[nodiscard]] QList<yaml::Operation> removeVolume(
    const Path &podSpec, const QJsonObject &spec, const QString &name);

} // namespace models
