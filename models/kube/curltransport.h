// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/kube/access.h"
#include "models/kube/transport.h"

namespace models {

class Credentials;
class CurlMulti;

/// HTTP/1.1 by libcurl's multi interface in Qt's event loop: one connection per open stream, no
/// threads of our own.
class CurlTransport final : public Transport
{
    Q_OBJECT
public:
    explicit CurlTransport(Access access, QObject *parent = nullptr);
    ~CurlTransport() override;

    QCoro::Task<Result<Reply>> send(Request request) override;
    [[nodiscard]] std::unique_ptr<Stream> open(Request request) override;
    [[nodiscard]] std::unique_ptr<RawStream> upgrade(Request request) override;
    void dropConnections() override;

    [[nodiscard]] const Access &access() const { return m_access; }

signals:
    /// Exchanges give their connections up.
    void connectionsDropped();
    /// Exchanges end as Cancelled.
    void closing();

private:
    Access m_access;
    std::shared_ptr<Credentials> m_credentials; // shared with exchanges that wait for it
    std::shared_ptr<CurlMulti> m_multi; // exchanges outlive a drop
};

} // namespace models
