// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/engine/statuserror.h"
#include "models/sandbox/logsource.h"
#include "models/sandbox/server/httpexchange.h"

#include <QPointer>

namespace models::sandbox {

/// What a GET of …/log asks for.
struct LogRequest
{
    LogKey key;
    bool isFollowing = false;
    bool withTimestamps = false;
    qint64 tailLines = -1; ///< -1: all
    qint64 since = 0; ///< nanoseconds since the epoch
    qint64 limitBytes = -1;
    QString waitingReason; ///< why the container has not started; empty when it has

    /// 400 when the container is not named and there are several, or there is none of that name;
    /// 422 for numbers and times that make no sense.
    [[nodiscard]] static Answer<LogRequest> parse(
        const HttpRequest &request, const QJsonObject &pod, const QDateTime &now);
};

class LogBody final : public BodySource
{
public:
    LogBody(LogSource &source, LogRequest request);
    ~LogBody() override;
    LogBody(const LogBody &) = delete;
    LogBody &operator=(const LogBody &) = delete;
    LogBody(LogBody &&) = delete;
    LogBody &operator=(LogBody &&) = delete;

    Pull pull(QByteArray &out) override;

private:
    QPointer<LogSource> m_source;
    LogRequest m_request;
    qsizetype m_next = 0;
    qint64 m_sent = 0;
    QMetaObject::Connection m_connection;
};

} // namespace models::sandbox
