// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/kube/credentials.h"
#include "models/kube/curlhandle.h"
#include "models/kube/curlmulti.h"
#include "models/kube/curltransport.h"

#include <QSocketNotifier>
#include <QTimer>

#include <memory>

namespace models {

/// An upgraded connection: curl connects (proxy and TLS included), the handshake and everything
/// after it is ours.
class CurlRawStream final : public RawStream
{
    Q_OBJECT
public:
    CurlRawStream(CurlTransport &transport, std::shared_ptr<Credentials> credentials,
        std::shared_ptr<CurlMulti> multi, Request request);
    ~CurlRawStream() override;

    void write(const QByteArray &bytes) override;
    [[nodiscard]] qint64 bytesToWrite() const override { return m_toWrite.size(); }
    void pause() override;
    void resume() override;

private:
    void begin(const Credential &credential);
    void connected(CURLcode code);
    void readSome();
    void writeSome();
    void takeHead();
    void takeRefusal(bool isEnd);
    void dropNotifiers();
    void end(std::optional<Error> error);

    QPointer<CurlTransport> m_transport;
    Access m_access;
    std::shared_ptr<Credentials> m_credentials;
    std::shared_ptr<CurlMulti> m_multi;
    Request m_request;
    std::unique_ptr<CurlHandle> m_handle;
    std::unique_ptr<CurlClient> m_client;
    std::unique_ptr<QSocketNotifier> m_readable;
    std::unique_ptr<QSocketNotifier> m_writable;
    QTimer m_limit;
    QByteArray m_toWrite;
    QByteArray m_head;
    Reply m_reply;
    quint64 m_generation = 0;
    bool m_isOpen = false;
    bool m_isHeadComplete = false;
    bool m_isPaused = false;
    bool m_hasRenewed = false;
    bool m_isOver = false;
};

} // namespace models
