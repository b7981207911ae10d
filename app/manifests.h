// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/connection.h"
#include "models/base/groupversion.h"

#include <QJsonObject>

namespace app {

/// One object of the files that a write was given, and where it goes.
struct Manifest
{
    QString file;
    QJsonObject object;
    models::ApiResource resource;
    QString nameSpace;

    /// "deployment.apps/web", as kubectl names it.
    [[nodiscard]] QString label() const;
};

/// Every object of the files, Lists taken apart; nothing is written when one of them is broken.
/// What is wrong with the text is printed, the error only sums it up.
[[nodiscard]] models::Result<QList<Manifest>> readManifests(
    const QStringList &files, const Connection &connection);

/// Both states without managedFields as a unified-looking diff, all lines; empty when equal.
[[nodiscard]] QString diffText(const QJsonObject &before, const QJsonObject &after);

} // namespace app
