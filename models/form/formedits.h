// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/form/formrow.h"
#include "models/yaml/operation.h"

namespace models {

/// Words as people write them on a command line: blanks part, quotes hold together.
[[nodiscard]] QStringList splitCommand(const QString &line);
[[nodiscard]] QString joinCommand(const QStringList &words);

/// registry/repository:tag@digest, what is there of it.
struct ImageParts
{
    QString repository; ///< with the registry
    QString tag;
    QString digest; ///< "sha256:…"
};
[[nodiscard]] ImageParts imageParts(const QString &image);

/// What a text typed into an editor means as a value of that row: numbers, truth values, text.
[[nodiscard]] QJsonValue valueOfText(const FormRow &row, const QString &text);

/// A volume, and where a container has it.
struct VolumeMount
{
    QString name; ///< of the volume inside the pod
    QString kind; ///< claim, secret, configmap, memory, scratch, other
    QString source; ///< claim, Secret or ConfigMap
    QString mountPath;
    QString subPath;
    bool readOnly = false;
};
/// Volumes against containers: what is mounted where.
struct MountTable
{
    struct Column
    {
        QString list; ///< "containers" or "initContainers"
        int index = 0;
        QString name;
        bool operator==(const Column &) const = default;
    };
    struct Cell
    {
        QString path; ///< empty: not mounted
        int mounts = 0; ///< of that volume in that container
        bool readOnly = false;
        bool operator==(const Cell &) const = default;
    };

    QList<Column> columns; ///< containers first, then those that run before them
    QList<VolumeMount> volumes; ///< name, kind and source only
    QList<QList<Cell>> cells; ///< by volume, then column
};
[[nodiscard]] MountTable mountTable(const QJsonObject &podSpec);
/// Operations that add a volume and its mount; `podSpec` is the path of the pod's spec.
[[nodiscard]] QList<yaml::Operation> addVolume(
    const Path &podSpec, const QJsonObject &spec, int container, const VolumeMount &volume);
/// Where a volume appears in one container; an empty path takes it out. `list` is "containers" or
/// "initContainers".
[[nodiscard]] QList<yaml::Operation> setMount(const Path &podSpec, const QJsonObject &spec,
    const QString &list, int container, const QString &volume, const QString &mountPath);
/// … and those that take it away again, with every mount of it.
[[nodiscard]] QList<yaml::Operation> removeVolume(
    const Path &podSpec, const QJsonObject &spec, const QString &name);

} // namespace models
