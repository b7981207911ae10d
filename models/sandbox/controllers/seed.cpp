// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/controllers/seed.h"

namespace models::sandbox {

Result<QList<QJsonObject>> demoObjects(const QDateTime &now)
{
    Q_UNUSED(now)
    return QList<QJsonObject> {};
}

Result<QList<QJsonObject>> generatedObjects(const QString &plural, int count, const QDateTime &now)
{
    Q_UNUSED(plural)
    Q_UNUSED(count)
    Q_UNUSED(now)
    return QList<QJsonObject> {};
}

} // namespace models::sandbox
