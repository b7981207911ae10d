// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/message.h"

#include <QList>
#include <QString>

#include <chrono>
#include <expected>

namespace models {

/// One entry of a Status' details.causes, as the server sent it.
struct StatusCause
{
    QString reason;
    QString message;
    QString
        field; ///< one of the server's four path grammars; empty or "<nil>" for the whole object
    bool operator==(const StatusCause &) const = default;
};

/// Why something did not happen. A value: returned, shown with what the user can do next, or passed
/// up.
struct Error
{
    /// What the interface branches on.
    enum class Kind {
        Cancelled, ///< by us; never shown
        BadInput, ///< a file, flag or text of the user's
        Unreachable, ///< refused, reset, no such host, no route
        Timeout,
        Tls, ///< the peer could not be trusted
        Proxy,
        LoginExpired, ///< 401: who are you
        Forbidden, ///< 403: you may not
        NotFound, ///< 404
        AlreadyExists, ///< 409 on create
        Conflict, ///< 409 on update or apply
        Invalid, ///< 400, 422: the object is wrong
        Expired, ///< 410: the version or continue token is too old
        TooManyRequests, ///< 429
        ServerFailed, ///< 5xx
        NotKubernetes, ///< the answer did not come from an API server
        TooLarge,
        OutcomeUnknown, ///< the request went out, no answer came
        Unsupported,
        LoginProgram, ///< an exec credential plugin failed
        NeedsTrust, ///< nothing may run or be read before the user agreed
        Internal,
    };

    Kind kind = Kind::Internal;
    Message message; ///< what, where, why, what to do, in our words
    QString detail {}; ///< the server's or the library's own text, unchanged
    int httpStatus = 0; ///< 0: there was no answer
    QString reason {}; ///< Status.reason
    QList<StatusCause> causes {};
    std::chrono::seconds retryAfter {0};

    /// Our sentence, and the server's text under it when there is one.
    [[nodiscard]] QString text() const;
};

template <typename T> using Result = std::expected<T, Error>;

/// std::unexpected(Error…) in fewer words.
[[nodiscard]] std::unexpected<Error> failure(
    Error::Kind kind, Message message, QString detail = {});

} // namespace models
