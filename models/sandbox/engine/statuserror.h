// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"

#include <QJsonObject>
#include <QString>

#include <expected>

namespace models::sandbox {

/// A refusal in the server's words: becomes a v1 Status. Sentences here are the API's own, never
/// translated.
struct StatusError
{
    int code = 500;
    QString reason {}; ///< "Invalid", "BadRequest", …; empty where the server sends none
    QString message {};
    QJsonObject details {}; ///< {name, group, kind, uid, causes, retryAfterSeconds}

    /// The whole v1 Status object.
    [[nodiscard]] QJsonObject toStatus() const;
    bool operator==(const StatusError &) const = default;
};

template <typename T> using Answer = std::expected<T, StatusError>;

[[nodiscard]] StatusError badRequest(const QString &message);
[[nodiscard]] StatusError internalError(const QString &message);
/// 422 with causes: `Pod "a" is invalid: spec.x: Required value`.
[[nodiscard]] StatusError invalid(const QString &group, const QString &kind, const QString &name,
    const QList<StatusCause> &causes);

} // namespace models::sandbox
