// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/kube/access.h"
#include "models/kube/credentials.h"
#include "models/kube/curltransport.h"

#include <QElapsedTimer>

#include <memory>

namespace models {

class CurlMulti;
class CurlTransfer;

/// One request of a caller: waits for the credential, goes out, and after a 401 once more with a
/// new one. The answer comes in parts; finished() is the last signal, and any slot may destroy
/// this.
class CurlExchange final : public QObject
{
    Q_OBJECT
public:
    CurlExchange(CurlTransport &transport, std::shared_ptr<Credentials> credentials,
        std::shared_ptr<CurlMulti> multi, Request request, bool isStream,
        QObject *parent = nullptr);
    ~CurlExchange() override;

    void pause();
    void resume();

signals:
    void headed(int status, const models::Headers &headers);
    void received(const QByteArray &bytes);
    void finished(const std::optional<models::Error> &error);

private:
    void ask();
    void begin(const Credential &credential);
    void takeHead(int status, const Headers &headers, quint64 generation);
    void end(const std::optional<Error> &error);
    void cancel();

    QPointer<CurlTransport> m_transport;
    Access m_access;
    std::shared_ptr<Credentials> m_credentials;
    std::shared_ptr<CurlMulti> m_multi;
    Request m_request;
    std::unique_ptr<CurlTransfer> m_transfer;
    QElapsedTimer m_began;
    bool m_isStream;
    bool m_isPaused = false;
    bool m_hasRenewed = false;
    bool m_isOver = false;
};

} // namespace models
