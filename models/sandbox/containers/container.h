// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QMap>
#include <QStringList>

#include <optional>

namespace models::sandbox {

/// What a program inside a container finds around it, made up from the pod's object alone. Nothing
/// of the machine that runs the sandbox shows through.
struct Container
{
    QString pod, nameSpace, node, address, name, image, serviceAccount;
    QString user; ///< root, or the number of runAsUser
    QString directory; ///< where programs begin
    QStringList command; ///< of the main program
    QStringList mounts; ///< absolute paths
    QMap<QString, QString> environment;
    QDateTime started;
    int gpus = 0;
    bool hasBash = true;

    [[nodiscard]] static Container of(const QJsonObject &pod, const QString &container);

    /// Lines of a file; nothing when there is none of that path.
    [[nodiscard]] std::optional<QByteArray> read(const QString &path) const;
    /// Names in a directory, sorted; nothing when there is none of that path.
    [[nodiscard]] std::optional<QStringList> list(const QString &path) const;

private:
    [[nodiscard]] QMap<QString, QByteArray> files() const;
};

/// "b/../c" under "/a" → "/a/c".
[[nodiscard]] QString absolutePath(const QString &directory, const QString &path);

} // namespace models::sandbox
