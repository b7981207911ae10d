// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/path.h"

#include <QDateTime>
#include <QJsonObject>

namespace models {

/// Who wrote a field last, as metadata.managedFields says.
/// https://kubernetes.io/docs/reference/using-api/server-side-apply/
struct FieldOwner
{
    QString manager;
    QString operation; ///< "Apply" or "Update"
    QString subresource;
    QDateTime time;
    bool operator==(const FieldOwner &) const = default;
};

/// Reads managedFields once, answers for any path of that object. List items are found by their
/// keys or values, as fieldsV1 names them; what it does not understand owns nothing.
class FieldOwners
{
public:
    explicit FieldOwners(const QJsonObject &object);

    /// Managers of the field itself, or of the nearest map or list above it that is owned as a
    /// whole.
    [[nodiscard]] QList<FieldOwner> ownersOf(const Path &path) const;
    /// The same without `manager`: whose field would be taken.
    [[nodiscard]] QList<FieldOwner> othersThan(const QString &manager, const Path &path) const;

private:
    struct Claim
    {
        Path path;
        int entry = 0;
    };
    void collect(const QJsonObject &fields, const QJsonValue &value, const Path &path, int entry);

    QList<FieldOwner> m_entries;
    QList<Claim> m_claims;
};

} // namespace models
