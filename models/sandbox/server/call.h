// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/engine/kindinfo.h"
#include "models/sandbox/server/httpexchange.h"
#include "models/sandbox/server/mediatypes.h"
#include "models/sandbox/server/requestinfo.h"
#include "models/sandbox/server/users.h"

namespace models::sandbox {

/// One request on its way through the server: who asks, for what, and how to answer. Lives on the
/// stack of the handler.
struct Call
{
    HttpExchange &exchange;
    const HttpRequest &request;
    RequestInfo info;
    UserInfo user;
    KindInfo kind {};

    void fail(const StatusError &error) const;
    /// A v1 Status, or any other object that has its own form.
    void replyJson(int status, const QJsonObject &object) const;
    void replyText(int status, const QByteArray &text) const;
    void warn(const QString &text) const;
    void warn(const QStringList &texts) const;
};

} // namespace models::sandbox
