// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/groupversion.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace models {

/// What a new job starts from, where the user has not said otherwise.
struct NewJobDefaults
{
    QString nameSpace;
    QString name; ///< empty: kind in small letters, date
    QStringList takenNames {}; ///< names the new job must not have
    QString queue; ///< empty: no scheduler block
    QString claim; ///< mounted at /t9k/mnt when not empty
    QString image;
};

/// Whether there is a useful object of that kind to start from, in that very version.
[[nodiscard]] bool hasStart(const GroupVersionKind &gvk);

/// The YAML a form starts from: the smallest useful object of that kind, in the order people write;
/// an empty spec where there is no such start.
[[nodiscard]] QString newJobText(const GroupVersionKind &gvk, const NewJobDefaults &defaults);

/// YAML of a copy: server fields stripped, a name that is not taken ("-r2", "-r3"…). With `memory`,
/// that limit (and request, when it equals the old limit) for the training containers.
[[nodiscard]] QString cloneText(
    const QJsonObject &job, const QStringList &takenNames, const QString &memory = {});

/// The same as an object.
[[nodiscard]] QJsonObject cloned(
    const QJsonObject &job, const QStringList &takenNames, const QString &memory = {});

/// "a" → "a-r2" → "a-r3"; never longer than the server takes.
[[nodiscard]] QString nextName(const QString &name, const QStringList &takenNames);

} // namespace models
