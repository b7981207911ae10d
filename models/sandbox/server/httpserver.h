// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/sandbox/server/certificate.h"
#include "models/sandbox/server/httpexchange.h"

#include <QObject>

class QSslServer;

namespace models::sandbox {

class HttpConnection;

/// HTTP/1.1 over TLS on loopback.
class HttpServer final : public QObject
{
    Q_OBJECT
public:
    explicit HttpServer(QObject *parent = nullptr);
    ~HttpServer() override;

    /// Port 0: any free one.
    [[nodiscard]] Result<void> listen(const ServerIdentity &identity, int port);
    [[nodiscard]] int port() const;
    /// Cuts every connection that is in the middle of a stream.
    void dropStreams();

Q_SIGNALS:
    void requested(models::sandbox::HttpExchange *exchange);

private:
    void accept();
    QSslServer *m_server;
};

} // namespace models::sandbox
