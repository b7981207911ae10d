// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/engine/jsontext.h"
#include "models/sandbox/kinds/cells.h"

#include <QStringList>

namespace models::sandbox::cells {

inline QString nameOf(const QJsonObject &object)
{
    return at(object, {QLatin1StringView("metadata"), QLatin1StringView("name")}).toString();
}

inline QString ageOf(const QJsonObject &object, const QDateTime &now)
{
    return age(
        at(object, {QLatin1StringView("metadata"), QLatin1StringView("creationTimestamp")}), now);
}

inline QString orNone(const QString &text, const char *none = "<none>")
{
    return text.isEmpty() ? QString::fromLatin1(none) : text;
}

/// Names and images of the containers of a pod spec, comma-separated.
QString containerNames(const QJsonObject &podSpec);
QString containerImages(const QJsonObject &podSpec);

/// "a,b,c + 4 more..."
QString firstThree(const QStringList &texts);

} // namespace models::sandbox::cells
